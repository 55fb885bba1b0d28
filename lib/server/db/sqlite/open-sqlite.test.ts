import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '@/lib/base'
import { openSqlite } from './open-sqlite'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'remit-sqlite-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

function refusal(dataDir: string): string {
  try {
    openSqlite(dataDir)
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'unavailable') return thrown.message
    throw thrown
  }
  throw new Error('The database was opened.')
}

/** Holds the database in a process of its own, as another Remit would. */
async function holdInAnotherProcess(): Promise<() => void> {
  const script = `
    const Database = require('better-sqlite3')
    const db = new Database(${JSON.stringify(join(directory, 'remit.db'))})
    db.pragma('locking_mode = exclusive'); db.pragma('journal_mode = wal')
    db.exec('create table held (x integer)')
    process.stdout.write('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  writeFileSync(join(directory, 'remit.lock'), JSON.stringify({ pid: child.pid, host: 'desk', since: '' }))
  return () => child.kill('SIGKILL')
}

test('a folder that does not exist yet is made, and opens', () => {
  expect(() => openSqlite(join(directory, 'new', 'data'))).not.toThrow()
})

test('a database held by another process is refused in one line that names the process', async () => {
  const release = await holdInAnotherProcess()
  try {
    expect(refusal(directory)).toMatch(
      /remit\.db is in use by another process \(process \d+ on desk\)\. Stop it first\.$/,
    )
  } finally {
    release()
  }
})

test('a database whose holder was killed opens again', async () => {
  const release = await holdInAnotherProcess()
  release()
  await expect.poll(() => openSqlite(directory), { timeout: 5_000 }).toBeDefined()
})

test('a database file that went missing from a folder in use is never replaced by an empty one in silence', () => {
  writeFileSync(join(directory, 'remit.lock'), '{}')
  expect(refusal(directory)).toMatch(/is missing, although this folder was in use before/)
})

test('an empty file in a folder in use is never taken for a new database in silence', () => {
  openSqlite(directory).handle.close()
  writeFileSync(join(directory, 'remit.db'), '')
  expect(refusal(directory)).toMatch(/remit\.db is empty, although this folder was in use before\. Restore it/)
})

test('an empty file that a killed first start left is a new database', () => {
  writeFileSync(join(directory, 'remit.db'), '')
  expect(() => openSqlite(directory).handle.close()).not.toThrow()
})

test('a file that is no database is refused', () => {
  writeFileSync(join(directory, 'remit.db'), 'no database at all, but long enough to be looked at')
  expect(refusal(directory)).toMatch(/is not a SQLite database, or it is damaged/)
})

test('a folder in place of the file is refused', () => {
  mkdirSync(join(directory, 'remit.db'))
  expect(refusal(directory)).toMatch(/cannot be opened: it is not a file/)
})

test('a folder that cannot be made is refused by name, and the start does not hang on it', () => {
  writeFileSync(join(directory, 'file'), '')
  expect(refusal(join(directory, 'file', 'data'))).toMatch(/cannot be made\.$/)
  if (process.platform === 'linux') expect(refusal('/proc/remit/data')).toMatch(/cannot be made\.$/)
})

test('a read-only database is refused by a reason, not found out at the first save', () => {
  chmodSync(directory, 0o555)
  writeReadOnlyDatabase()
  expect(asOrdinaryUser(() => refusal(directory))).toMatch(/cannot be written|may not read or write/)
})

test('a database in a folder that turned read-only is refused by that reason, whatever the file itself allows', () => {
  openSqlite(directory).handle.close()
  const names = readdirSync(directory)
  for (const name of names) chmodSync(join(directory, name), 0o666)
  chmodSync(directory, 0o555)
  expect(asOrdinaryUser(() => refusal(directory))).toMatch(/cannot be written: it or its folder is read-only/)
})

function writeReadOnlyDatabase(): void {
  const file = join(directory, 'remit.db')
  if (process.getuid?.() !== 0) chmodSync(directory, 0o755)
  writeFileSync(file, '')
  chmodSync(file, 0o444)
  if (process.getuid?.() === 0) chownSync(file, 0, 0)
  chmodSync(directory, 0o555)
}

/** Root may write everything, so the test steps down for a moment. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.getuid?.() !== 0 || !process.seteuid) return work()
  const nobody = 65_534
  process.seteuid(nobody)
  try {
    return work()
  } finally {
    process.seteuid(0)
  }
}
