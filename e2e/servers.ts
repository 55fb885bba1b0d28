import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import Database from 'better-sqlite3'
import { startTestServer } from '../lib/server/ops/test-server.mjs'
import { embeddingOrigin, runFolder } from './plant'

/** A running Remit: where it answers, its process, and the file of all that it printed. */
export type Server = { readonly origin: string; readonly pid: number; readonly log: string }

/** Servers for spec files, of which one runs at a time. */
export type Servers = { readonly of: (file: string) => Promise<Server>; readonly stop: () => Promise<void> }

/** What `first-run` leaves: Remit with an owner, a key and a template. */
const seed = join(runFolder, 'first-run')

/** What `first-run` saw printed, the one-time setup link included. */
export const firstRunLog = logOf(seed)

/**
 * Each spec file gets a server with data of its own: `first-run` an empty folder, all others a copy of what it left. Limits,
 * settings and lists are therefore those of one file, whatever ran before it and however fast.
 */
export function openServers(): Servers {
  let running: { readonly file: string; readonly server: Server; readonly stop: () => Promise<void> } | undefined
  const stop = async () => {
    await running?.stop()
    running = undefined
  }
  const of = async (file: string) => {
    if (running?.file === file) return running.server
    await stop()
    const { server, stop: stopServer } = await start(file)
    running = { file, server, stop: stopServer }
    return server
  }
  return { of, stop }
}

async function start(file: string): Promise<{ readonly server: Server; readonly stop: () => Promise<void> }> {
  const name = relative(import.meta.dirname, file)
  const isFirst = name.startsWith('first-run')
  const folder = isFirst ? seed : join(runFolder, `${name.replaceAll(/\W+/g, '-')}-${process.pid}-${++count}`)
  mkdirSync(folder)
  if (!isFirst) copySeed(folder)
  const log = logOf(folder)
  const { origin, pid, stop } = await startTestServer({
    dataFolder: join(folder, 'data'),
    log,
    settings: { EMBEDDING_ORIGINS: embeddingOrigin },
  })
  return { server: { origin, pid, log }, stop }
}

let count = 0

function copySeed(folder: string): void {
  if (!existsSync(firstRunLog)) throw new Error('Nothing is set up yet: run this without --no-deps.')
  for (const part of ['data', 'data.kek']) cpSync(join(seed, part), join(folder, part), { recursive: true })
  renewSignIns(join(folder, 'data/remit.db'))
}

/** A stored sign-in ends when it was not used for a while; here it was used just now, however long the files before took. */
function renewSignIns(file: string): void {
  const data = new Database(file)
  data.prepare('update auth_session set updated_at = ?').run(new Date().toISOString())
  data.close()
}

function logOf(folder: string): string {
  return join(folder, 'server.log')
}
