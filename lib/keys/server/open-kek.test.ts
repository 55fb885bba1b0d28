import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { done } from '@/lib/server/service/testing'
import { generateKey } from './generate'
import { openKek } from './open-kek'

const folder = mkdtempSync(join(tmpdir(), 'remit-open-kek-'))
let database: Database
let errors: MockInstance<typeof console.error>

// The settings are read once, so there is one data directory; its key file comes and goes.
beforeAll(() => {
  vi.stubEnv('DATA_DIR', join(folder, 'data'))
  vi.stubEnv('REMIT_KEK', '')
  vi.stubEnv('REMIT_KEK_FILE', '')
})
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  rmSync(join(folder, 'data.kek'), { force: true })
  database = await testDb()
  await openKek(database.db)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await database.close()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function troubles(): readonly string[] {
  return errors.mock.calls.map(([line]) => String(line))
}

test('a key file that was lost stops the start once a key is sealed with it, and comes back with it', async () => {
  await done(generateKey, { modulusLength: 2048 })
  rmSync(join(folder, 'data.kek'))
  await expect(openKek(database.db)).rejects.toMatchObject({
    code: 'sealed',
    message: expect.stringMatching(/data\.kek is missing, and 1 signing key is sealed with it/),
  })
})

test('without sealed keys a missing key file is made, as at the first start', async () => {
  rmSync(join(folder, 'data.kek'))
  await expect(openKek(database.db)).resolves.toBeUndefined()
  expect(troubles()).toEqual([])
})

test('a key file that was swapped is told at the start in one line: how many keys it does not open, and the way out', async () => {
  await done(generateKey, { modulusLength: 2048 })
  await done(generateKey, { modulusLength: 2048 })
  writeFileSync(join(folder, 'data.kek'), randomBytes(32).toString('base64'), { mode: 0o600 })
  await openKek(database.db)
  expect(troubles()).toEqual([
    expect.stringMatching(/2 of 2 signing keys do not open .*no token can be signed\. .*add a new signing key/),
  ])
})

test('keys that open are not spoken of', async () => {
  await done(generateKey, { modulusLength: 2048 })
  await openKek(database.db)
  expect(troubles()).toEqual([])
})
