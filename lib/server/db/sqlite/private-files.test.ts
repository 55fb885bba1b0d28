import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { openFile } from '../client'
import { copyAside } from './copy-aside'
import { openSqlite } from './open-sqlite'

let folder = ''
let printed: MockInstance<typeof console.error>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-private-'))
  printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** The mode of every file below the folder. */
function modes(): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [name, (statSync(join(parentPath, name)).mode & 0o777).toString(8)]),
  )
}

const said = () => printed.mock.calls.flat().join(' ')

test('the database, what lies beside it, and its copies are for their owner only', () => {
  const { handle } = openSqlite(folder)
  copyAside(handle, '0001')
  expect(modes()).toEqual({ 'remit.db': '600', 'remit.db-wal': '600', 'remit.lock': '600', 'remit-0001.db': '600' })
  handle.close()
  expect(said()).toBe('')
})

test('so are those that an earlier Remit made', () => {
  openSqlite(folder).handle.close()
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups/remit-0000.db'), 'x')
  for (const name of ['remit.db', 'remit.lock', 'backups/remit-0000.db']) chmodSync(join(folder, name), 0o644)
  const { handle } = openSqlite(folder)
  copyAside(handle, '0001')
  expect(new Set(Object.values(modes()))).toEqual(new Set(['600']))
  handle.close()
})

test.each([0o755, 0o770, 0o711])(
  'a data folder of mode %o that was there before is said at the start',
  async (mode) => {
    chmodSync(folder, mode)
    const opened = await openFile(folder)
    expect(said()).toContain(`is open to others (mode ${mode.toString(8)})`)
    expect(said()).toContain(`chmod 700 ${folder}`)
    await opened.close()
  },
)
