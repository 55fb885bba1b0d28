// @ts-check
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Runs the server as a person would, and keeps what it prints in the file named first: browser tests read the one-time
// setup link there, as a person reads it in the terminal.
const [file = ''] = process.argv.slice(2)
const record = createWriteStream(file, { flags: 'a', mode: 0o600 })
const server = spawn(process.execPath, [fileURLToPath(new URL('./serve.mjs', import.meta.url))], {
  stdio: ['ignore', 'pipe', 'pipe'],
})
for (const output of [server.stdout, server.stderr]) output.pipe(record, { end: false })
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => server.kill(signal))
server.once('exit', (code) => {
  process.exitCode = code ?? 1
})
