import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '@/lib/base'
import { type Database, readDb } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { RequestContext } from '@/lib/server/service'
import { changeConnection } from './change'
import { checkStoredConnection } from './check-stored'
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
  const by = signedIn ? caller : null
  return { caller: by, refreshCaller: async () => by, requestId: newId('req', random), now: 1_700_000_000_000 }
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

const elsewhere = { appOrigin: 'https://remit.acme.example', sandboxOrigin: 'https://sandbox.test' }

async function store(values: { kind: string; origin: string }): Promise<void> {
  await database.db.withTables<ConnectionTables>().updateTable('connection').set(values).execute()
}

test('at start-up a stored connection that goes with the settings passes, and so does the sandbox whatever is stored with it', async () => {
  await store({ kind: 'self-hosted', origin: 'https://cb.acme.example' })
  await expect(checkStoredConnection(database.db, elsewhere)).resolves.toBeUndefined()
  await store({ kind: 'sandbox', origin: 'https://sandbox.before.test' })
  await expect(checkStoredConnection(database.db, elsewhere)).resolves.toBeUndefined()
})

test.each([
  ['its own host', 'https://cb.acme.example', 'APP_ORIGIN (https://cb.acme.example)'],
  ['its own host on another port', 'https://cb.acme.example:8443', 'APP_ORIGIN (https://cb.acme.example:8443)'],
  ['a host above', 'https://acme.example', 'APP_ORIGIN (https://acme.example)'],
  ['a host below', 'https://remit.cb.acme.example', 'APP_ORIGIN (https://remit.cb.acme.example)'],
])(
  'a stored connection that a new APP_ORIGIN makes %s is refused at start-up, with a way out',
  async (_how, appOrigin, named) => {
    await store({ kind: 'self-hosted', origin: 'https://cb.acme.example' })
    const refusal = await checkStoredConnection(database.db, { ...elsewhere, appOrigin }).catch(
      (fault: unknown) => fault,
    )
    expect(refusal).toMatchObject({ code: 'unavailable', message: expect.stringContaining(named) })
    expect(refusal).toMatchObject({
      message: expect.stringMatching(
        /^The connection https:\/\/cb\.acme\.example does not go with .*start it once without/,
      ),
    })
  },
)

test('a stored connection that a new SANDBOX_ORIGIN meets is refused at start-up by that name', async () => {
  await store({ kind: 'self-hosted', origin: 'https://cb.acme.example' })
  const moved = { ...elsewhere, sandboxOrigin: 'https://cb.acme.example' }
  await expect(checkStoredConnection(database.db, moved)).rejects.toThrow(
    /SANDBOX_ORIGIN \(https:\/\/cb.*another SANDBOX_ORIGIN/,
  )
})

test.each([
  ['every host', { kind: 'self-hosted', origin: 'https://*' }],
  ['plain http', { kind: 'self-hosted', origin: 'http://cb.acme.example' }],
  ['another origin under the name of Cobrowse', { kind: 'cobrowse', origin: 'https://evil.example' }],
])(
  'a stored connection to %s is refused at start-up whatever the settings, with what to delete',
  async (_what, values) => {
    await store(values)
    await expect(checkStoredConnection(database.db, elsewhere)).rejects.toThrow(
      /was changed outside Remit.*Delete the one row of the table connection/,
    )
    await store({ kind: 'eu', origin: 'https://eu.cobrowse.io' })
  },
)

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
