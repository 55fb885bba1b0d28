import { createPrivateKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/base'

/** Two keys are opened at a time, each in a thread of its own; whoever comes third is told to come back. */
const mostAtOnce = 2
let running = 0

/** Longer than the most work that is let through takes on a slow machine. */
const deadlineMs = 20_000

/**
 * Opens an encrypted key in a thread of its own, so that nobody waits for it but who asked; null when the passphrase does not
 * open it. How much work it asks for has been judged before (`readPem`).
 */
export async function openEncrypted(text: string, passphrase: string): Promise<KeyObject | null> {
  if (running >= mostAtOnce) throw new AppError('unavailable')
  running += 1
  try {
    const pkcs8 = await inThread({ text, passphrase })
    return pkcs8 === null ? null : createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  } finally {
    running -= 1
  }
}

function inThread(given: { readonly text: string; readonly passphrase: string }): Promise<Uint8Array | null> {
  // The server runs in the folder of the checkout; the file is not bundled, as a thread loads it by its path.
  const file = join(process.cwd(), 'lib/keys/server/reading/open-worker.mjs')
  const worker = new Worker(/* turbopackIgnore: true */ file, { workerData: given, stderr: true })
  const deadline = AbortSignal.timeout(deadlineMs)
  return new Promise((resolve, reject) => {
    deadline.addEventListener('abort', () => {
      void worker.terminate()
      reject(new AppError('unavailable'))
    })
    worker.once('message', (pkcs8: unknown) => resolve(pkcs8 instanceof Uint8Array ? pkcs8 : null))
    worker.once('error', reject)
    // A thread that the system ended has said nothing; after an answer this changes nothing.
    worker.once('exit', () => reject(new AppError('unavailable')))
  })
}
