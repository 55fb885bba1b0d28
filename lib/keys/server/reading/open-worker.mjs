// @ts-check
import { createPrivateKey } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'

// Opening an encrypted key is one call that cannot be interrupted and takes up to a second.
/** @type {{ text: string, passphrase: string }} */
const { text, passphrase } = workerData
parentPort?.postMessage(open())

/** The key as PKCS#8, or null when the passphrase does not open it. */
function open() {
  try {
    const key = createPrivateKey({ key: text, format: 'pem', passphrase })
    return new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }))
  } catch {
    return null
  }
}
