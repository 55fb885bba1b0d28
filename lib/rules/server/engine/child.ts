import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { GRPC } from '@cerbos/grpc'
import { engineEnvironment } from './settings'

/** A running engine. */
export type Engine = {
  readonly client: GRPC
  readonly pid: number | undefined
  /** Settles with why it ended, in its own words, when it ends. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

/** How long an engine may take until its socket is there, in ms; a full one takes half a second. */
const startLimit = 20_000

/** How long an engine may take to answer what it was asked before it was told to stop, in ms. */
const stopGrace = 2_000

/**
 * Starts an engine in a folder of its own. It dies with this process, however that ends: a shell between the two holds one
 * end of a pipe, and ends the engine when the other end is gone. Throws with the engine's own words when it does not come up.
 */
export async function startEngine(program: string, folder: string): Promise<Engine> {
  const child = spawn(
    '/bin/sh',
    ['-c', guard, program, 'server', `--config=${folder}/engine.json`, '--log-level=error'],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: engineEnvironment,
    },
  )
  const ended = endOf(child)
  await Promise.race([socketIn(folder), ended.then((why) => Promise.reject(new Error(why)))])
  const client = new GRPC(`unix:${folder}/grpc.sock`, { tls: false })
  const stop = async () => {
    client.close()
    child.kill('SIGTERM')
    // One that hangs takes no signal but the last, which the shell sends when the pipe closes.
    const last = setTimeout(() => child.stdin.end(), stopGrace)
    await ended
    clearTimeout(last)
  }
  return { client, pid: child.pid, ended, stop }
}

/** Runs `$0 $@`, passes SIGTERM on, and ends it when the writing end of standard input closes. */
const guard = `exec 3<&0
"$0" "$@" </dev/null 3<&- &
engine=$!
trap 'kill -TERM $engine 2>/dev/null' TERM INT
(read -r _ <&3; kill -KILL $engine 2>/dev/null) &
reader=$!
exec 3<&-
wait $engine; code=$?
kill -0 $engine 2>/dev/null && { wait $engine; code=$?; }
kill $reader 2>/dev/null
exit $code`

/** The last words kept of an engine, in characters. */
const keptWords = 2_000

function endOf(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-keptWords)
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(`The engine ended (${code ?? signal}). ${words}`.trim()))
  })
}

async function socketIn(folder: string): Promise<void> {
  for (let waited = 0; waited < startLimit; waited += 5) {
    if (existsSync(`${folder}/grpc.sock`)) return
    await sleep(5)
  }
  throw new Error(`The engine opened no socket within ${startLimit / 1000} s.`)
}
