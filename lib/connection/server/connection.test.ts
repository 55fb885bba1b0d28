import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/base'
import { type Database, readDb } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { RequestContext } from '@/lib/server/service'
import { changeConnection } from './change'
import { getConnection, readConnection } from './read'
import type { ConnectionTables } from './tables'

let database: Database
beforeAll(async () => {
  database = await testDb()
})
afterAll(() => database.close())

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

function context(signedIn = true): RequestContext {
  const caller = {
    kind: 'member',
    id: newId('mem', random),
    userId: 'u',
    email: 'o@example.com',
    name: 'O',
    roles: ['owner'],
  } as const
  return { caller: signedIn ? caller : null, requestId: newId('req', random), now: 1_700_000_000_000 }
}

test('until one is chosen, tokens are for the sandbox of this server', async () => {
  const sandbox = { kind: 'sandbox', origin: 'http://127.0.0.1:3000', licenseKey: 'license-sandbox' }
  expect(await getConnection(await readDb())).toEqual(sandbox)
})

test('connection.change: what the owner chose is what is read, and the journal names both origins but not the license key', async () => {
  const chosen = { kind: 'self-hosted', origin: 'https://cobrowse.acme.example/', licenseKey: 'secretish-1' }
  const outcome = await changeConnection.execute(context(), chosen)
  expect(outcome.ok).toBe(true)
  const read = await readConnection.execute(context(), {})
  expect(read.ok && read.value).toEqual({ ...chosen, origin: 'https://cobrowse.acme.example' })
  const rows = await database.db
    .withTables<{ journal: { deed: string; detail: string } }>()
    .selectFrom('journal')
    .selectAll()
    .execute()
  expect(rows.map((row) => row.deed)).toEqual(['connection.change'])
  expect(rows[0]?.detail).toContain('https://cobrowse.acme.example')
  expect(rows[0]?.detail).not.toContain('secretish')
})

test('a second change replaces the first', async () => {
  await changeConnection.execute(context(), { kind: 'eu', licenseKey: 'k2' })
  const read = await getConnection(await readDb())
  expect(read).toEqual({ kind: 'eu', origin: 'https://eu.cobrowse.io', licenseKey: 'k2' })
})

test('a sandbox that was stored with the license key of an account is read with its own', async () => {
  await database.db
    .withTables<ConnectionTables>()
    .updateTable('connection')
    .set({ kind: 'sandbox', origin: 'http://127.0.0.1:3000', license_key: 'acme-1' })
    .execute()
  expect(await getConnection(await readDb())).toMatchObject({ kind: 'sandbox', licenseKey: 'license-sandbox' })
  await changeConnection.execute(context(), { kind: 'eu', licenseKey: 'k2' })
})

test('a refused connection names its input and changes nothing', async () => {
  const outcome = await changeConnection.execute(context(), {
    kind: 'self-hosted',
    origin: 'https://localhost',
    licenseKey: 'k3',
  })
  expect(outcome.ok ? null : outcome.failure).toMatchObject({ code: 'invalid', field: 'origin' })
  expect((await getConnection(await readDb())).kind).toBe('eu')
})

test('nobody without a sign-in reads or changes it', async () => {
  const changed = await changeConnection.execute(context(false), { kind: 'sandbox' })
  const read = await readConnection.execute(context(false), {})
  expect([changed, read].map((outcome) => (outcome.ok ? 'done' : outcome.failure.code))).toEqual([
    'unauthenticated',
    'unauthenticated',
  ])
})
