import { createHash, randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, type MockInstance, test, vi } from 'vitest'
import { canonicalJson, type Id } from '@/lib/base'
import { tokenLength } from '@/lib/claims'
import { openGuardrail } from '@/lib/guardrails'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { readJson } from '@/lib/json'
import { generateKey, publicKeySet } from '@/lib/keys/server'
import type { Database } from '@/lib/server/db'
import { ringOf, shareKek } from '@/lib/server/kek'
import { type Caller, makeId, type Operation, type Outcome } from '@/lib/server/service'
import { emptyContent } from '@/lib/templates'
import { archiveTemplate, createTemplate, publishTemplate, saveDraft, unarchiveTemplate } from '@/lib/templates/server'
import { testDb } from '../../server/db/testing'
import type { JournalTables } from '../../server/journal/tables'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { signTestToken } from './sign-test-token'

let database: Database
let log: MockInstance<typeof console.info>

const now = 1_763_800_000_000

beforeAll(async () => {
  log = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  shareKek(ringOf(randomBytes(32)))
  await done(generateKey, { modulusLength: 2048 })
})

afterAll(() => database.close())

function run<I, T>(operation: Operation<I, T>, input: I, caller: Caller | null = owner): Promise<Outcome<T>> {
  return operation.execute(contextOf(caller, now), input)
}

async function draft(text: string): Promise<Id<'tpl'>> {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' })
  await done(saveDraft, { ...emptyContent, id, revision: 1, text })
  return id
}

const declared = '[{"name":"user_id","type":"string","label":"Customer","required":true}]'
const good = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'

test('the token verifies with the published key set, names its key, and says what the draft says for the one who asked', async () => {
  const templateId = await draft(good)
  const signed = await done(signTestToken, { templateId, revision: 2, lifetimeSeconds: 300 }, contextOf(owner, now))
  const keys = createLocalJWKSet({ keys: [...(await publicKeySet(database.db)).keys] })
  const { payload, protectedHeader } = await jwtVerify(signed.token, keys, {
    algorithms: ['RS256'],
    audience: 'https://cobrowse.io',
    currentDate: new Date(now),
  })
  expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: signed.kid })
  expect(payload).toEqual({
    iss: 'license-sandbox',
    sub: 'mara@acme.example',
    aud: 'https://cobrowse.io',
    iat: now / 1000,
    exp: now / 1000 + 300,
    displayName: 'Mara Lindqvist',
    ...JSON.parse(good),
  })
  expect(signed).toMatchObject({ issuedAt: now, expiresAt: now + 300_000, claims: payload })
})

test('the journal tells the claims by a fingerprint, from which nobody finds by trying what they say', async () => {
  const templateId = await draft(good)
  const ask = { templateId, revision: 2, lifetimeSeconds: 300 }
  const signed = [
    await done(signTestToken, ask, contextOf(owner, now)),
    await done(signTestToken, ask, contextOf(owner, now)),
  ]
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').select('detail')
  const entries = await rows.where('target', '=', templateId).where('deed', '=', 'token.test').execute()
  const prints = entries.map(({ detail }) => JSON.parse(detail).claims)
  expect(prints).toEqual([expect.any(String), prints[0]])
  const plain = createHash('sha256').update(canonicalJson(signed[0]?.claims ?? null))
  expect([plain.copy().digest('hex'), plain.digest('base64url')]).not.toContain(prints[0])
})

test('the bytes that are signed are those of the pane, in the order of the author and with its values filled in', async () => {
  const devices = '{"custom_data":{"b":"{{user_id}}","10":"\\u00e9","2":"z"}}'
  const text = `{ "policy": {"version" : 3, "devices": ${devices}},\n "7": 1, "role": null }`
  const { id } = await done(createTemplate, { name: 'Numbered', text, parameters: declared })
  const asked = { templateId: id, revision: 1, lifetimeSeconds: 300, values: { user_id: 'c_1' } }
  const { token } = await done(signTestToken, asked, contextOf(owner, now))
  const stamped = `"iss":"license-sandbox","sub":"mara@acme.example","aud":"https://cobrowse.io","iat":${now / 1000},"exp":${now / 1000 + 300},"displayName":"Mara Lindqvist"`
  const authored = `"policy":{"version":3,"devices":${devices.replace('{{user_id}}', 'c_1')}},"7":1,"role":null`
  expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toBe(`{${stamped},${authored}}`)
})

test.each([119, 901, 0, -1, 1.5, 1e12, Number.NaN])(
  'a lifetime of %s seconds is refused by name',
  async (lifetimeSeconds) => {
    const templateId = await draft(good)
    const outcome = await run(signTestToken, { templateId, revision: 2, lifetimeSeconds })
    expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'invalid', field: 'lifetimeSeconds' })
  },
)

test.each([
  ['an unknown role', '{"role":"admin","policy":{"version":3}}'],
  ['a claim that Remit stamps', '{"exp":4102444800,"role":null,"policy":{"version":3,"devices":{}}}'],
  ['another subject', '{"sub":"boss@acme.example","role":null,"policy":{"version":3,"devices":{}}}'],
  ['a version as text', '{"role":null,"policy":{"version":"3","devices":{}}}'],
  ['a parameter as an action', '{"role":null,"policy":{"version":3,"devices":{"permissions":["{{a}}"]}}}'],
  ['a parameter that is not declared', '{"role":null,"policy":{"version":3,"devices":{"id":"{{a}}"}}}'],
  ['no object', '[]'],
])('a draft with %s is saved but not signed', async (_what, text) => {
  const outcome = await run(signTestToken, { templateId: await draft(text), revision: 2, lifetimeSeconds: 300 })
  expect(outcome.ok === false && outcome.failure.code).toBe('blocked')
})

test('a draft that moved on since it was looked at is not signed', async () => {
  const templateId = await draft(good)
  const outcome = await run(signTestToken, { templateId, revision: 1, lifetimeSeconds: 300 })
  expect(outcome.ok === false && outcome.failure.code).toBe('conflict')
})

test('an archived template signs nothing until it is brought back, and the refusal says so', async () => {
  const templateId = await draft(good)
  const asked = { templateId, revision: 2, lifetimeSeconds: 300 }
  await done(archiveTemplate, { id: templateId, liveVersion: null })
  const outcome = await run(signTestToken, asked)
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'blocked',
    message: expect.stringMatching(/archived.*Bring it back/),
  })
  await done(unarchiveTemplate, { id: templateId, liveVersion: null })
  expect(await run(signTestToken, asked)).toMatchObject({ ok: true })
})

test('what is signed while the draft or the guardrail changes is signed before the change, or not at all', async () => {
  const strict = { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'] } }
  for (let turns = 0; turns < 40; turns += 2) {
    const templateId = await draft(good)
    const { revision } = await done(readGuardrail, {})
    const change = { id: templateId, revision: 2, ...emptyContent, text: `${good} ` }
    const [signed] = await Promise.all([
      run(signTestToken, { templateId, revision: 2, lifetimeSeconds: 300 }),
      after<unknown>(turns, () =>
        turns % 4 === 0 ? done(saveDraft, change) : done(changeGuardrail, { revision, guardrail: strict }),
      ),
    ])
    expect(signed.ok || signed.failure.code).toSatisfy((end) => [true, 'conflict', 'blocked'].includes(end))
    const rows = await database.db
      .withTables<JournalTables>()
      .selectFrom('journal')
      .selectAll()
      .orderBy('seq')
      .execute()
    if (signed.ok) expect(rows.at(-2)?.deed).toBe('token.test')
    if (turns % 4 !== 0) await done(changeGuardrail, { revision: revision + 1, guardrail: openGuardrail })
  }
})

async function after<T>(turns: number, act: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
  return act()
}

/** A draft of sixteen or more entitlements on three resources, as a team wrote one that just fits, and one that does not. */
function entitled(count: number): string {
  const entitlements = Array.from({ length: count }, (_, at) => [
    `entitlement_${String(at).padStart(2, '0')}`,
    `segment-${'x'.repeat(20)}-${at}`,
  ])
  const rule = { custom_data: Object.fromEntries(entitlements) }
  const policy = { version: 3, devices: rule, sessions: rule, push: rule }
  return JSON.stringify({ role: null, policy }, null, 2)
}

test('the size that is judged is the size that is signed, to the character', async () => {
  const templateId = await draft(entitled(16))
  const { token } = await done(signTestToken, { templateId, revision: 2, lifetimeSeconds: 300 }, contextOf(owner, now))
  const read = readJson(entitled(16))
  const frame = { licenseKey: 'license-sandbox', subject: owner.email, displayName: owner.name, modulusLength: 2_048 }
  expect(read.ok && tokenLength(read.value, frame)).toBe(token.length)
  expect(token.length).toBeGreaterThan(4_000)
})

test('a draft that is a little too long is neither published nor signed, in one sentence that names its biggest part', async () => {
  const templateId = await draft(entitled(17))
  const signed = await run(signTestToken, { templateId, revision: 2, lifetimeSeconds: 300 })
  const consent = { note: 'More.', liveVersion: null, reasons: [], acknowledgesWider: true }
  const published = await run(publishTemplate, { id: templateId, revision: 2, ...consent })
  expect(signed.ok === false && signed.failure).toMatchObject({ code: 'blocked' })
  expect(signed.ok === false && signed.failure.message).toMatch(
    /would have 4\d\d\d characters, more than 4096.*devices/,
  )
  expect(published.ok === false && published.failure.message).toBe(signed.ok === false && signed.failure.message)
})

test('a token too long to travel is not signed', async () => {
  const data = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key_${index}`, 'x'.repeat(60)]))
  const text = JSON.stringify({ role: null, policy: { version: 3, devices: { custom_data: data } } })
  const outcome = await run(signTestToken, { templateId: await draft(text), revision: 2, lifetimeSeconds: 300 })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'blocked' })
  expect(outcome.ok === false && outcome.failure.message).toMatch(/4096/)
})

test('a member asks sixty times a minute at most, refused or not; others and the next minute are not touched', async () => {
  const asked = { templateId: await draft(good), revision: 2, lifetimeSeconds: 300 }
  const busy: Caller = { ...owner, id: makeId('mem') }
  for (let round = 0; round < 59; round += 1) {
    expect(await codeOf(signTestToken, { ...asked, revision: 1 }, contextOf(busy, now + round))).toBe('conflict')
  }
  expect(await codeOf(signTestToken, asked, contextOf(busy, now + 59))).toBe('done')
  const refused = await signTestToken.execute(contextOf(busy, now + 59_999), asked)
  expect(refused.ok ? null : refused.failure).toMatchObject({
    code: 'too_many',
    message: 'Too many test tokens. Wait a minute and try again.',
  })
  expect(await codeOf(signTestToken, asked, contextOf({ ...owner, id: makeId('mem') }, now + 59_999))).toBe('done')
  expect(await codeOf(signTestToken, asked, contextOf(busy, now + 60_000))).toBe('done')
})

test('nobody signed in gets no token', async () => {
  const outcome = await run(signTestToken, { templateId: await draft(good), revision: 2, lifetimeSeconds: 300 }, null)
  expect(outcome.ok === false && outcome.failure.code).toBe('unauthenticated')
})

test('the deed is in the journal, and the token is nowhere: not in the journal, not in the log', async () => {
  const templateId = await draft(good)
  const { token, kid } = await done(
    signTestToken,
    { templateId, revision: 2, lifetimeSeconds: 300 },
    contextOf(owner, now),
  )
  const rows = await database.db.withTables<JournalTables>().selectFrom('journal').selectAll().execute()
  const entry = rows.find(({ deed, target }) => deed === 'token.test' && target === templateId)
  expect(entry?.detail).toContain(kid)
  const signature = token.split('.')[2] ?? ''
  for (const text of [JSON.stringify(rows), JSON.stringify(log.mock.calls)]) {
    expect(text).not.toContain(signature)
    expect(text).not.toContain('eyJ')
  }
})

const ofUser = '{"filters":[{"key":"user_id","value":"{{user_id}}"}]}'

async function withFilter(parameters: string): Promise<Id<'tpl'>> {
  const { id } = await done(createTemplate, { name: 'With a filter', text: good, parameters, embed: ofUser })
  return id
}

test('one set of values serves token and embed: a value for a filter alone is taken, and changes no claim', async () => {
  const asked = { templateId: await withFilter(declared), revision: 1, lifetimeSeconds: 300 }
  const bare = await done(signTestToken, asked, contextOf(owner, now))
  const filled = await done(signTestToken, { ...asked, values: { user_id: 'c_1' } }, contextOf(owner, now))
  expect(filled.claims).toEqual(bare.claims)
  expect(filled.claims).toMatchObject(JSON.parse(good))
})

test.each([
  ['does not fit', declared, { user_id: 'c_1 ' }, 'values.user_id'],
  ['nothing asks for', declared, { user_id: 'c_1', tenant: 'acme' }, 'values.tenant'],
  ['has no declared parameter in its filter', '[]', {}, 'embed'],
])('a value that %s is refused by name', async (_what, parameters, values, field) => {
  const templateId = await withFilter(parameters)
  const outcome = await run(signTestToken, { templateId, revision: 1, lifetimeSeconds: 300, values })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'blocked', field })
})
