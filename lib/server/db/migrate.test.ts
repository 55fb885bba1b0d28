import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Database, openFile, wrap } from './client'
import { type MigrationStep, migrate } from './migrate'
import { migrations } from './migrations'
import { copyAside } from './sqlite/copy-aside'
import { openSqlite } from './sqlite/open-sqlite'
import { dbOf } from './testing'

const all = Object.keys(migrations)
const seven = all.slice(0, 7)
const marks = 200

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-migrate-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

async function stepsOf({ db }: Pick<Database, 'db'>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

async function marksOf({ db }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from invite`.execute(db)
  return rows[0]?.count ?? 0
}

/** A database in use by an earlier Remit, of seven steps, with rows that an upgrade must keep. */
async function makeOld(data: string): Promise<void> {
  const { dialect, handle } = openSqlite(data)
  const opened = wrap(new Kysely<Record<never, never>>({ dialect }), 'sqlite')
  await migrate(opened, { steps: pick(seven) })
  handle.exec(`insert into auth_user values ('u', 'Olive', 'olive@example.com', 1, null, '2026', '2026')`)
  handle.exec(`insert into member (id, user_id, roles, created_at) values ('m', 'u', '[]', 1)`)
  const add = handle.prepare(
    `insert into invite (id, email, roles, token_hash, created_at, created_by, expires_at) values (?, 'a', '[]', ?, 1, 'm', 2)`,
  )
  handle.transaction(() => {
    for (let mark = 0; mark < marks; mark += 1) add.run(`inv_${mark}`, `hash ${mark}`)
  })()
  await opened.close()
}

function pick(names: readonly string[]): Record<string, MigrationStep> {
  return Object.fromEntries(Object.entries(migrations).filter(([name]) => names.includes(name)))
}

/** What a process that is killed now leaves: the files as the system has them. */
function leave(data: string, to: string): void {
  mkdirSync(to)
  for (const name of readdirSync(data)) {
    if (statSync(join(data, name)).isFile()) copyFileSync(join(data, name), join(to, name))
  }
}

type Leavings = { readonly statements: number; readonly folders: readonly string[] }

/** Opens a data folder, and keeps what a kill before each of its statements would have left; what is the same only once. */
async function openLeaving(data: string): Promise<Leavings> {
  const folders = new Map<string, string>()
  let statements = 0
  function keep(): void {
    const seen = fingerprint(data)
    if (folders.has(seen)) return
    const to = join(folder, `killed-${folders.size}`)
    leave(data, to)
    folders.set(seen, to)
  }
  const prepare = SQLite.prototype.prepare
  vi.spyOn(SQLite.prototype, 'prepare').mockImplementation(function (this: SQLite.Database, source: string) {
    statements += 1
    keep()
    return prepare.call(this, source)
  })
  const opened = await openFile(data)
  vi.restoreAllMocks()
  keep()
  await opened.close()
  return { statements, folders: [...folders.values()] }
}

function fingerprint(data: string): string {
  const hash = createHash('sha256')
  for (const name of ['remit.db', 'remit.db-wal']) hash.update(readFileSync(join(data, name))).update(name)
  return hash.digest('hex')
}

test('a first start that is killed before any of its statements starts again', async () => {
  const left = await openLeaving(join(folder, 'data'))
  expect(left.statements).toBeGreaterThan(40)
  for (const data of left.folders) {
    const again = await openFile(data)
    expect(await stepsOf(again)).toEqual(all)
    await again.close()
  }
})

test('an upgrade that is killed before any of its statements starts again, and nothing is lost', async () => {
  const data = join(folder, 'data')
  await makeOld(data)
  const left = await openLeaving(data)
  expect(left.statements).toBeGreaterThan(20)
  for (const killed of left.folders) {
    const again = await openFile(killed)
    expect(await stepsOf(again)).toEqual(all)
    expect(await marksOf(again)).toBe(marks)
    await again.close()
  }
})

test('an upgrade that is killed while it is written to the disk is there whole or not at all', async () => {
  const data = join(folder, 'data')
  await makeOld(data)
  const whole = (await openLeaving(data)).folders.at(-1) ?? ''
  const bytes = statSync(join(whole, 'remit.db-wal')).size
  const found = new Set<number>()
  for (let part = 0; part <= 12; part += 1) {
    const killed = join(folder, `cut-${part}`)
    leave(whole, killed)
    truncateSync(join(killed, 'remit.db-wal'), Math.floor((bytes * part) / 12))
    const raw = new SQLite(join(killed, 'remit.db'))
    found.add(raw.prepare('select name from kysely_migration').all().length)
    raw.close()
    const again = await openFile(killed)
    expect(await marksOf(again)).toBe(marks)
    await again.close()
  }
  expect(found).toEqual(new Set([seven.length, all.length]))
})

test('before an upgrade the database is copied aside under the step it had, and the copy opens', async () => {
  const data = join(folder, 'data')
  await makeOld(data)
  await (await openFile(data)).close()
  await (await openFile(data)).close()
  expect(readdirSync(join(data, 'backups'))).toEqual([`remit-${seven.at(-1)}.db`])
  const copy = new SQLite(join(data, 'backups', `remit-${seven.at(-1)}.db`), { readonly: true })
  expect(copy.prepare('select count(*) as count from invite').get()).toEqual({ count: marks })
  expect(copy.prepare('select name from kysely_migration').all()).toHaveLength(seven.length)
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  copy.close()
})

test('a first start copies nothing', async () => {
  await (await openFile(folder)).close()
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})

test('of the copies the three newest stay, and one that was not finished is made again', async () => {
  const { handle } = openSqlite(folder)
  for (const [age, step] of ['a', 'b', 'c'].entries()) {
    const path = copyAside(handle, step)
    utimesSync(path, 4_000_000_000 + age, 4_000_000_000 + age)
  }
  // Its time is before all of theirs, as it is when the clock was set back.
  copyAside(handle, 'd')
  expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual(['remit-b.db', 'remit-c.db', 'remit-d.db'])
  copyFileSync(join(folder, 'backups', 'remit-d.db'), join(folder, 'backups', 'remit-e.db.unfinished'))
  copyAside(handle, 'e')
  expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual(['remit-b.db', 'remit-c.db', 'remit-e.db'])
  handle.close()
})

test('without room for the copy the upgrade is refused, and the database is as it was', async () => {
  const data = join(folder, 'data')
  await makeOld(data)
  const justTheFloor = () => 64 * 1024 * 1024
  await expect(openFile(data, justTheFloor)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/has 64 MB free, and Remit needs 65 to copy the database before it is upgraded\. /),
  })
  const { handle } = openSqlite(data)
  expect(handle.prepare('select name from kysely_migration').all()).toHaveLength(seven.length)
  handle.close()
  expect(readdirSync(join(data, 'backups'))).toEqual([])
})

test('a database that a newer Remit has used is refused in one line that names the step, and is not touched', async () => {
  const { database, upgrade } = await dbOf(all.at(-1) ?? '')
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(
    database.db,
  )
  const refused = await upgrade().catch((fault: unknown) => fault)
  expect(refused).toMatchObject({
    code: 'unavailable',
    message: `The database was used by a newer Remit (it has the step 9999-later, and this Remit ends at ${all.at(-1)}). Start the newer Remit, or put back a copy from before its upgrade.`,
  })
  expect(await stepsOf(database)).toHaveLength(all.length + 1)
  await database.close()
})

test('a clock that was set back between two upgrades does not mix up their order', async () => {
  const { database, upgrade } = await dbOf(all.at(-2) ?? '')
  await sql`update kysely_migration set timestamp = '2001-01-01T00:00:00.000Z' where name = ${all.at(-2)}`.execute(
    database.db,
  )
  await upgrade()
  expect(await stepsOf(database)).toEqual(all)
  await database.close()
})

test('a step that fails is named in one line, and takes back what it and the steps before it did', async () => {
  const { database } = await dbOf(all.at(-1) ?? '')
  const steps: Record<string, MigrationStep> = {
    ...migrations,
    '9998-fine': (db) => db.schema.createTable('fine').addColumn('id', 'integer').execute(),
    '9999-broken': async (db) => {
      await db.schema.createTable('half').addColumn('id', 'integer').execute()
      await db.schema.createTable('journal').addColumn('id', 'integer').execute()
    },
  }
  await expect(migrate(database, { steps })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(
      /^The database could not be brought up to date at the step 9999-broken, and is as it was: .*journal.* already exists\.$/,
    ),
  })
  const tables = (await database.db.introspection.getTables()).map(({ name }) => name)
  expect(tables).not.toContain('fine')
  expect(tables).not.toContain('half')
  await migrate(database)
  await database.close()
})
