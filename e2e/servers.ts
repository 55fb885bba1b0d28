import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { startTestServer } from '../lib/server/ops/test-server.mjs'
import { type Cluster, openCluster } from './cluster'
import { type Database as DatabaseKind, embeddingOrigin, runFolder } from './plant'

/** A running Remit: where it answers, its process, the file of all that it printed, and its clock. */
export type Server = {
  readonly origin: string
  readonly pid: number
  readonly log: string
  readonly clock: ServerClock
}

/** The clock of a server, which only goes ahead: whoever wrote what with a later one would be doubted after that. */
export type ServerClock = { readonly now: () => number; readonly advance: (ms: number) => void }

/** What a server keeps its data in, and whether somebody has set it up. */
export type Ground = { readonly database: DatabaseKind; readonly isEmpty: boolean }

/** Servers for spec files, of which one runs at a time. `renew` ends it, so that the next test of its file gets another. */
export type Servers = {
  readonly of: (file: string, ground: Ground) => Promise<Server>
  readonly renew: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** What `first-run` leaves: Remit with an owner, a key and a template. */
const seed = join(runFolder, 'first-run')

/**
 * Each spec file gets a server with data of its own: `first-run` an empty folder, all others a copy of what it left, unless
 * they begin with nothing. Limits, settings and lists are therefore those of one file, whatever ran before it and however fast.
 */
export function openServers(): Servers {
  let running: { readonly name: string; readonly server: Server; readonly stop: () => Promise<void> } | undefined
  let cluster: Promise<Cluster> | undefined
  const renew = async () => {
    await running?.stop()
    running = undefined
  }
  const makeDatabase = async () => {
    cluster ??= openCluster()
    return (await cluster).makeDatabase()
  }
  const of = async (file: string, ground: Ground) => {
    const name = `${file} ${JSON.stringify(ground)}`
    if (running?.name === name) return running.server
    await renew()
    const database = ground.database === 'postgres' ? await makeDatabase() : undefined
    const { server, stop } = await start(file, ground.isEmpty, database)
    running = { name, server, stop }
    return server
  }
  const stop = async () => {
    await renew()
    await cluster?.then((opened) => opened.stop())
  }
  return { of, renew, stop }
}

type Started = { readonly server: Server; readonly stop: () => Promise<void> }

async function start(file: string, isEmpty: boolean, database: string | undefined): Promise<Started> {
  const name = relative(import.meta.dirname, file)
  const isFirst = name.startsWith('first-run')
  const folder = isFirst ? seed : ownFolder(name)
  mkdirSync(folder)
  if (!isFirst && !isEmpty) copySeed(folder)
  return startIn(folder, database)
}

/** A folder of data of its own, a copy of what `first-run` left, on which a server can be started again and again. */
export function copyOfSeed(name: string): { readonly folder: string; readonly start: () => Promise<Started> } {
  const folder = ownFolder(name)
  mkdirSync(folder)
  copySeed(folder)
  return { folder, start: () => startIn(folder, undefined) }
}

function ownFolder(name: string): string {
  return join(runFolder, `${name.replaceAll(/\W+/g, '-')}-${process.pid}-${++count}`)
}

async function startIn(folder: string, database: string | undefined): Promise<Started> {
  const log = logOf(folder)
  const { clock, preload } = makeClock(join(folder, 'ahead'))
  const { origin, pid, stop } = await startTestServer({
    dataFolder: join(folder, 'data'),
    log,
    settings: {
      EMBEDDING_ORIGINS: embeddingOrigin,
      NODE_OPTIONS: `--import ${preload}`,
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
  })
  return { server: { origin, pid, log, clock }, stop }
}

let count = 0

/** How far the clock of a server is ahead stands in a file, which its process reads. */
function makeClock(file: string): { readonly clock: ServerClock; readonly preload: URL } {
  let ahead = 0
  const advance = (ms: number) => {
    ahead += ms
    // In one step: a file that is read while it is empty would set the clock back, which ends every sign-in.
    writeFileSync(`${file}.next`, String(ahead))
    renameSync(`${file}.next`, file)
  }
  advance(0)
  const preload = pathToFileURL(join(import.meta.dirname, 'server-clock.mjs'))
  preload.searchParams.set('ahead', file)
  return { clock: { now: () => Date.now() + ahead, advance }, preload }
}

function copySeed(folder: string): void {
  if (!existsSync(logOf(seed))) throw new Error('Nothing is set up yet: run this without --no-deps.')
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

/** The one-time setup link of a server without its host, or of the first run: read where a person reads it, in what it printed. */
export function setupLink(log: string = logOf(seed)): string {
  const [, link] = /https?:\/\/[^/\s]+(\/setup\S*)/.exec(readFileSync(log, 'utf8')) ?? []
  if (link === undefined) throw new Error('The server printed no setup link.')
  return link
}
