import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import { publicKeySet } from '@/lib/keys/server'
import { prepareSetup } from '@/lib/members/server'
import '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { RequestContext } from '@/lib/server/service'
import type { SetupInput } from '../setup-input'
import { completeSetup } from './complete-setup'

const minute = 60_000
let database: Database

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
})
afterAll(() => database.close())

function context(now = Date.now()): RequestContext {
  return { caller: null, refreshCaller: async () => null, requestId: newId('req', randomBytes), now }
}

async function newCode(now = Date.now()): Promise<string> {
  const link = await prepareSetup(database.db, now, randomBytes)
  return link?.split('#code=')[1] ?? ''
}

function form(code: string, change: Partial<SetupInput> = {}): SetupInput {
  return {
    code,
    name: 'Olive Owner',
    email: 'Olive@Example.com',
    password: 'a long enough password',
    connection: { kind: 'sandbox' },
    key: { kind: 'generate', modulusLength: 2048 },
    ...change,
  }
}

type Row = Record<string, unknown>

async function rowsOf(table: string): Promise<Row[]> {
  return database.db.withTables<Record<string, Row>>().selectFrom(table).selectAll().execute()
}

async function countEverything(): Promise<Record<string, number>> {
  const tables = ['auth_user', 'auth_account', 'member', 'setup_claim', 'signing_key', 'connection', 'template']
  const counts = await Promise.all(tables.map(async (table) => [table, (await rowsOf(table)).length] as const))
  return Object.fromEntries(counts)
}

const nothing = { auth_user: 0, auth_account: 0, member: 0, setup_claim: 0, signing_key: 0, connection: 0, template: 0 }
const everything = {
  auth_user: 1,
  auth_account: 1,
  member: 1,
  setup_claim: 1,
  signing_key: 1,
  connection: 1,
  template: 1,
}

test('setup.complete: the right code makes the owner, the connection, a key and a template, and the journal says so', async () => {
  const outcome = await completeSetup.execute(context(), form(await newCode()))
  expect(outcome.ok && outcome.value.templateId).toMatch(/^tpl_/)
  expect(await countEverything()).toEqual(everything)
  expect((await rowsOf('auth_user'))[0]).toMatchObject({ email: 'olive@example.com', name: 'Olive Owner' })
  expect((await publicKeySet(database.db)).keys).toHaveLength(1)
  expect(await rowsOf('journal')).toMatchObject([
    { seq: 1, deed: 'key.standing', outcome: 'done' },
    { seq: 2, deed: 'setup.complete', outcome: 'done', actor: 'anonymous' },
  ])
})

test('the code is spent: it works once, and no new one is made', async () => {
  const code = await newCode()
  await completeSetup.execute(context(), form(code))
  const second = await completeSetup.execute(context(), form(code, { email: 'second@example.com' }))
  expect(second.ok ? null : second.failure.code).toBe('already_set_up')
  expect(await prepareSetup(database.db, Date.now(), randomBytes)).toBeNull()
  expect(await countEverything()).toEqual(everything)
})

test('of 50 setups with the right code at once exactly one gets through', async () => {
  const code = await newCode()
  const tries = Array.from({ length: 50 }, (_, index) =>
    completeSetup.execute(context(), form(code, { email: `owner-${index}@example.com` })),
  )
  const outcomes = await Promise.all(tries)
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(new Set(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.failure.code)))).toEqual(
    new Set(['already_set_up']),
  )
  expect(await countEverything()).toEqual(everything)
})

function setUpFrom(address: string, code: string, now = Date.now()) {
  return completeSetup.execute({ ...context(now), address }, form(code))
}

async function codeAfter(outcome: ReturnType<typeof setUpFrom>): Promise<string> {
  const ended = await outcome
  return ended.ok ? 'done' : ended.failure.code
}

test('a network has five wrong codes in half an hour, and nobody ends the owner’s link with them', async () => {
  const now = Date.now()
  const code = await newCode(now)
  const codes: string[] = []
  for (let attempt = 0; attempt < 7; attempt += 1) {
    codes.push(await codeAfter(setUpFrom(`2001:db8:1:2::${attempt}`, '0'.repeat(32), now)))
  }
  expect(codes).toEqual([...Array(5).fill('setup_code_wrong'), 'too_many', 'too_many'])
  const refused = await setUpFrom('2001:db8:1:2::9', code, now)
  expect(refused.ok ? null : refused.failure).toMatchObject({
    field: 'code',
    message: expect.stringMatching(/wrong setup codes.*Wait 30 minutes/),
  })
  expect(await countEverything()).toEqual(nothing)
  expect(await codeAfter(setUpFrom('203.0.113.7', code, now))).toBe('done')
})

test('the right code costs no try', async () => {
  const code = await newCode()
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const refused = await completeSetup.execute(context(), form(code, { connection: { kind: 'eu' } }))
    expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invalid', field: 'connection.licenseKey' })
  }
})

test('the codes of two processes that start together are both good, until one of them is used', async () => {
  const [first, second] = await Promise.all([newCode(), newCode()])
  expect((await completeSetup.execute(context(), form(first))).ok).toBe(true)
  expect(await codeAfter(setUpFrom('203.0.113.7', second))).toBe('already_set_up')
  expect(await rowsOf('setup_code')).toEqual([])
})

test('a password that is among the first guessed, or made of the name or the address, is refused', async () => {
  const code = await newCode()
  for (const password of ['password1234', 'olive@example.com', 'OliveOwner2026']) {
    const refused = await completeSetup.execute(context(), form(code, { password }))
    expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invalid', field: 'password' })
  }
  expect(await countEverything()).toEqual(nothing)
})

test('no password is judged for who has no setup code: the code is asked first', async () => {
  await newCode()
  const refused = await completeSetup.execute(context(), form('wrong-code', { password: 'password1234' }))
  expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'setup_code_wrong', field: 'code' })
})

test('a code is good for 30 minutes', async () => {
  const made = Date.now()
  const code = await newCode(made)
  const late = await completeSetup.execute(context(made + 30 * minute), form(code))
  expect(late.ok ? null : late.failure).toMatchObject({
    code: 'setup_code_expired',
    message: expect.stringMatching(/Restart/),
  })
  expect((await completeSetup.execute(context(made + 30 * minute - 1), form(code))).ok).toBe(true)
})

test('a code typed in capitals, with spaces and look-alike letters works', async () => {
  const typed = (await newCode()).toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'I')
  expect((await completeSetup.execute(context(), form(typed))).ok).toBe(true)
})

test.each<[string, Partial<SetupInput>, string]>([
  ['a short password', { password: 'eleven char' }, 'password'],
  ['an address that is none', { email: 'olive at example' }, 'email'],
  ['no name', { name: '  ' }, 'name'],
  ['a name with an invisible character', { name: 'Oli\u200bve' }, 'name'],
  [
    'an origin below the app',
    { connection: { kind: 'self-hosted', origin: 'https://x.localhost', licenseKey: 'k' } },
    'connection.origin',
  ],
  ['no license key', { connection: { kind: 'eu' } }, 'connection.licenseKey'],
  [
    'a public key',
    { key: { kind: 'import', pem: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' } },
    'key.pem',
  ],
])('%s is refused by field, and leaves the code as it was', async (_name, change, field) => {
  const code = await newCode()
  const refused = await completeSetup.execute(context(), form(code, change))
  expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invalid', field })
  expect(await countEverything()).toEqual(nothing)
  expect(await rowsOf('setup_code')).toHaveLength(1)
})

test('a wrong passphrase is told at the passphrase, and the right one imports the key', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open' }).toString()
  const code = await newCode()
  const wrong = await completeSetup.execute(context(), form(code, { key: { kind: 'import', pem, passphrase: 'shut' } }))
  expect(wrong.ok ? null : wrong.failure).toMatchObject({ field: 'key.passphrase' })
  const right = await completeSetup.execute(context(), form(code, { key: { kind: 'import', pem, passphrase: 'open' } }))
  expect(right.ok).toBe(true)
  expect((await rowsOf('signing_key'))[0]).toMatchObject({ origin: 'imported', status: 'current' })
})

test('the chosen connection is the one in use afterwards', async () => {
  const connection = { kind: 'eu', licenseKey: 'acme-1' }
  await completeSetup.execute(context(), form(await newCode(), { connection }))
  expect(await getConnection(database.db)).toEqual({
    kind: 'eu',
    origin: 'https://eu.cobrowse.io',
    licenseKey: 'acme-1',
  })
})

test('neither the code nor the password is in the database', async () => {
  const code = await newCode()
  await completeSetup.execute(context(), form('0'.repeat(32)))
  const before = JSON.stringify(await rowsOf('setup_code'))
  await completeSetup.execute(context(), form(code))
  const tables = ['auth_user', 'auth_account', 'member', 'setup_claim', 'setup_code', 'journal']
  const after = JSON.stringify(await Promise.all(tables.map(rowsOf)))
  expect(before + after).not.toContain(code.replaceAll('-', ''))
  expect(before + after).not.toContain(code)
  expect(after).not.toContain('a long enough password')
})

test('without a setup code ever made, nobody gets in', async () => {
  const refused = await completeSetup.execute(context(), form('0'.repeat(32)))
  expect(refused.ok ? null : refused.failure.code).toBe('setup_code_expired')
})
