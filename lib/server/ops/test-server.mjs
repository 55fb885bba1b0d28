// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

/**
 * A server under test. `stop` ends it as a service manager would, `kill` as a fault would; both resolve once it is gone.
 * @typedef {{ origin: string, pid: number, stop: () => Promise<void>, kill: () => Promise<void>, gone: Promise<unknown> }} TestServer
 */

const patienceMs = 60_000

/**
 * Starts the server as a person would, on a free port of this machine, and waits until it is ready. It dies with this process.
 * @param {{ dataFolder: string, log: string, settings: Record<string, string> }} how the log keeps what the server prints, the one-time setup link included
 * @returns {Promise<TestServer>}
 */
export async function startTestServer({ dataFolder, log, settings }) {
  const port = await ownPort()
  const origin = `http://localhost:${port}`
  const record = openSync(log, 'a', 0o600)
  const server = spawn(process.execPath, [`${root}lib/server/ops/serve.mjs`], {
    stdio: ['ignore', record, record],
    env: { ...process.env, ...ownSettings(port, dataFolder), ...settings },
  })
  closeSync(record)
  const dieToo = () => server.kill('SIGKILL')
  process.once('exit', dieToo)
  const gone = once(server, 'exit').finally(() => process.off('exit', dieToo))
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null
  const end = async (/** @type {'SIGTERM' | 'SIGKILL'} */ signal) => {
    if (!hasEnded()) server.kill(signal)
    await gone
  }
  const giveUpAt = Date.now() + patienceMs
  while (!(await isReady(origin))) {
    if (hasEnded() || Date.now() > giveUpAt) throw new Error(`The server did not start. It said: ${log}`)
    await sleep(25)
  }
  return { origin, pid: server.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), gone }
}

/** Set empty where a machine's own settings could reach the server under test. @param {number} port @param {string} dataFolder */
function ownSettings(port, dataFolder) {
  return {
    HOST: 'loopback',
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    SANDBOX_ORIGIN: `http://127.0.0.1:${port}`,
    DATA_DIR: dataFolder,
    DATABASE_URL: '',
    REMIT_KEK: '',
    REMIT_KEK_FILE: '',
    TRUSTED_PROXIES: '',
    // A test gives in a second what people give in an hour.
    GIVING_PER_MINUTE: '100000',
  }
}

/** @param {string} origin */
async function isReady(origin) {
  return fetch(`${origin}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
}

/**
 * A free port of this process, below those that the system gives to connections: one of these could be taken between being
 * found free and being listened on.
 */
async function ownPort() {
  const [lowest, count] = [20_000, 12_000]
  for (let step = 0; step < 100; step += 1) {
    const port = lowest + ((process.pid + step) % count)
    if (await isFree(port)) return port
  }
  throw new Error('No port is free for a server under test.')
}

/** @param {number} port @returns {Promise<boolean>} */
async function isFree(port) {
  const probe = createServer()
  const isOpen = await new Promise((resolve) => {
    probe.once('error', () => resolve(false)).listen({ host: '127.0.0.1', port }, () => resolve(true))
  })
  if (isOpen) await new Promise((resolve) => probe.close(resolve))
  return isOpen
}
