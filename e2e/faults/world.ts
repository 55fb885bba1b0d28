import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import pg from 'pg'
import { inject } from 'vitest'
import { type Cluster, clusterAt } from '../../lib/server/ops/postgres.mjs'
import { root } from '../../lib/server/ops/root.mjs'
import { run } from '../../lib/server/ops/shell.mjs'
import { startTestServer } from '../../lib/server/ops/test-server.mjs'
import { Browser } from './browser'
import { kek, type Seed, seedName } from './seed'

/** The databases that Remit runs on. */
export const dialects = ['sqlite', 'postgres'] as const
export type Dialect = (typeof dialects)[number]

/** What the set-up of a run leaves: a data folder and the name of a database to copy. Both hold the same people. */
type Planted = {
  readonly folder: string
  readonly cluster: Cluster['place']
  readonly sqlite: Seed
  readonly postgres: Seed
}

declare module 'vitest' {
  interface ProvidedContext {
    planted: Planted
  }
}

/** What a server under test is told to do to itself (`inside.mjs`). */
export type Plan = {
  readonly kill?: { readonly phase: 'before' | 'after' } & ({ readonly at: number } | { readonly sql: string })
  readonly shiftMs?: number
  readonly isFrozen?: boolean
}

/** A running server of a world. */
export type Running = Awaited<ReturnType<typeof startTestServer>> & {
  readonly log: string
  /** Resolves when the server has taken the plan. */
  tell(plan: Plan): Promise<void>
  /** The browser of a member of this role, or of a stranger, from an address of its own; `cookies` are what it keeps already. */
  browser(who?: string, cookies?: Browser['cookies']): Browser
}

let addresses = 0

/** An address of the loopback network that nothing came from before. */
function nextAddress(): string {
  addresses += 1
  return `127.8.${addresses >> 8}.${addresses & 255}`
}

/** Data of its own for one test: a copy of what was planted, on one of the databases. */
export class World {
  readonly dialect: Dialect
  readonly seed: Seed
  readonly folder: string
  readonly #settings: { readonly DATABASE_URL: string }
  #starts = 0

  private constructor(dialect: Dialect, folder: string, settings: { readonly DATABASE_URL: string }) {
    this.dialect = dialect
    // A copy: a test that signs somebody in again does so in this world alone.
    this.seed = structuredClone(inject('planted')[dialect])
    this.folder = folder
    this.#settings = settings
  }

  /** `within` is the folder it lies in, such as a disk of its own; one that is empty was never started. */
  static async make(
    dialect: Dialect,
    { within = tmpdir(), isEmpty = false }: { readonly within?: string; readonly isEmpty?: boolean } = {},
  ): Promise<World> {
    const folder = mkdtempSync(join(within, 'remit-world-'))
    if (dialect === 'postgres') return new World(dialect, folder, { DATABASE_URL: await makeDatabase(isEmpty) })
    if (!isEmpty) cpSync(join(inject('planted').folder, 'data'), join(folder, 'data'), { recursive: true })
    return new World(dialect, folder, { DATABASE_URL: '' })
  }

  /** Where the embedded database lies. */
  get data(): string {
    return join(this.folder, 'data')
  }

  /** Starts a server; `planned` holds from its first statement on. Rejects when it is gone before it is ready. */
  async start(settings: Readonly<Record<string, string>> = {}, planned?: Plan): Promise<Running> {
    this.#starts += 1
    const [log, plan] = [join(this.folder, 'server.log'), join(this.folder, `plan-${this.#starts}`)]
    if (planned !== undefined) writeFileSync(plan, JSON.stringify({ ...planned, id: '' }))
    const inside = pathToFileURL(join(import.meta.dirname, 'inside.mjs'))
    inside.searchParams.set('plan', plan)
    mkdirSync(this.data, { recursive: true })
    const server = await startTestServer({
      dataFolder: this.data,
      log,
      settings: { ...this.settings, NODE_OPTIONS: `--import ${inside}`, ...settings },
    })
    const browser: Running['browser'] = (who, cookies = who === undefined ? {} : this.seed.people[who]) =>
      new Browser(server.origin, nextAddress(), cookies)
    return { ...server, log, browser, tell: (told) => tell(server.pid, plan, told) }
  }

  /** What the database holds, as it is on disk: of an embedded one a copy is read, so that looking mends nothing. */
  async rows<T extends object = Record<string, unknown>>(sql: string): Promise<readonly T[]> {
    if (this.dialect === 'postgres') return ask<T>(this.#settings.DATABASE_URL, sql)
    const copy = mkdtempSync(join(tmpdir(), 'remit-look-'))
    try {
      for (const name of ['remit.db', 'remit.db-wal'])
        if (existsSync(join(this.data, name))) cpSync(join(this.data, name), join(copy, name))
      const database = new Database(join(copy, 'remit.db'))
      const found = database.prepare<[], T>(sql).all()
      database.close()
      return found
    } finally {
      rmSync(copy, { recursive: true })
    }
  }

  /** Changes what the database holds, as somebody does who writes to it beside Remit. */
  async change(sql: string): Promise<void> {
    if (this.dialect === 'postgres') {
      await ask(this.#settings.DATABASE_URL, sql)
      return
    }
    const database = new Database(join(this.data, 'remit.db'))
    database.exec(sql)
    database.close()
  }

  /** What any process of it is started with. */
  get settings(): { readonly REMIT_KEK: string; readonly DATA_DIR: string; readonly DATABASE_URL: string } {
    return { REMIT_KEK: kek, DATA_DIR: this.data, ...this.#settings }
  }

  /** Everything that its servers printed. */
  printed(): string {
    return readFileSync(join(this.folder, 'server.log'), 'utf8')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** What `npm run journal` ends with, for a world whose servers are gone: 0 when the journal is whole. */
export async function checkJournal(world: World): Promise<number> {
  const script = `${root}lib/server/ops/tasks/check-journal.mjs`
  return (await run(process.execPath, [script], { isQuiet: true, env: world.settings })).code
}

/** The PostgreSQL server of the run. */
export function runCluster(): Cluster {
  return clusterAt(inject('planted').cluster)
}

/** Asks a PostgreSQL database over a connection of its own. */
export async function ask<T extends object>(url: string, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

async function makeDatabase(isEmpty: boolean): Promise<string> {
  const url = new URL(runCluster().url)
  const name = `remit_world_${crypto.randomUUID().replaceAll('-', '')}`
  await ask(url.href, `create database ${name}${isEmpty ? '' : ` template ${seedName}`}`)
  url.pathname = `/${name}`
  return url.href
}

async function tell(pid: number, file: string, plan: Plan): Promise<void> {
  const id = crypto.randomUUID()
  writeFileSync(file, JSON.stringify({ ...plan, id }))
  process.kill(pid, 'SIGUSR2')
  const read = `${file}.read`
  while (!existsSync(read) || readFileSync(read, 'utf8') !== id) await new Promise((resolve) => setTimeout(resolve, 5))
}
