import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '@/lib/base'
import { sandboxLicenseKey } from '@/lib/connection'
import { currentSigningKey, generateKey } from '@/lib/keys/server'
import { type Database, readDb } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { RequestContext } from '@/lib/server/service'
import { listTargets } from './list-targets'
import { mountSandbox } from './mount'
import { resetSandbox } from './reset'
import { switchFeature } from './switch-feature'

let database: Database
beforeAll(async () => {
  database = await testDb()
  shareKek(ringOf(randomBytes(32)))
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const made = await generateKey.execute(context(), { modulusLength: 2048 })
  expect(made.ok).toBe(true)
})
afterAll(() => database.close())

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  await resetSandbox.execute(context(), {})
})

function context(isSignedIn = true): RequestContext {
  const caller = {
    kind: 'member',
    id: newId('mem', randomBytes),
    userId: 'u',
    email: 'owner@example.com',
    name: 'Owner',
    roles: ['owner'],
  } as const
  const by = isSignedIn ? caller : null
  return { caller: by, refreshCaller: async () => by, requestId: newId('req', randomBytes), now: Date.now() }
}

async function token(claims: Record<string, unknown>): Promise<string> {
  const { kid, privateKey } = await currentSigningKey(await readDb())
  const iat = Math.floor(Date.now() / 1000)
  const payload = {
    iss: sandboxLicenseKey,
    sub: 'owner@example.com',
    aud: 'https://cobrowse.io',
    iat,
    exp: iat + 120,
    ...claims,
  }
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey)
}

async function ask(path: string, init: RequestInit & { claims?: Record<string, unknown> } = {}) {
  const { claims = { role: 'administrator' }, ...rest } = init
  const headers = { Authorization: `Bearer ${await token(claims)}` }
  // The route is mounted below another path than the one that was asked.
  const response = await mountSandbox(new Request(`http://127.0.0.1:3000/sandbox-host${path}`, { ...rest, headers }))
  return { status: response.status, json: await response.json() }
}

async function targets() {
  const outcome = await listTargets.execute(context(), {})
  if (!outcome.ok) throw new Error(outcome.failure.message)
  return outcome.value.targets
}

test('sandbox.targets: the first look finds a seeded world, and only a member may look', async () => {
  expect(await targets()).toHaveLength(19)
  const outcome = await listTargets.execute(context(false), {})
  expect(outcome.ok ? null : outcome.failure.code).toBe('unauthenticated')
})

test('a token signed with a key of this instance is answered with what its policy matches', async () => {
  const policy = { version: 3, devices: { custom_data: { tenant: 'globex' } } }
  const { status, json } = await ask('/api/1/devices', { claims: { role: null, policy } })
  expect(status).toBe(200)
  expect(json).toHaveLength(3)
})

test('a token for another license key is refused in words the SDK knows', async () => {
  const { status, json } = await ask('/api/1/devices', { claims: { iss: 'other' } })
  expect([status, json]).toEqual([401, { id: 'unauthorized', message: 'jwt issuer invalid' }])
})

test('what a session of the API changes is there for the next request and for the Reach tab', async () => {
  const { json: made } = await ask('/api/1/sessions', { method: 'POST', body: JSON.stringify({ agent: 'me' }) })
  expect((await ask(`/api/1/sessions/${made.id}`)).json.code).toBe(made.code)
  expect((await targets()).find(({ id }) => id === made.id)).toMatchObject({ kind: 'session', target: { agent: 'me' } })
})

test('writes that meet are all kept', async () => {
  const bodies = Array.from({ length: 6 }, (_, index) => JSON.stringify({ custom_data: { [`key${index}`]: 'kept' } }))
  const path = '/api/1/sessions/ses_luis_now'
  const answers = await Promise.all(bodies.map((body) => ask(path, { method: 'PUT', body })))
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  const { json } = await ask(path)
  expect(Object.keys(json.custom_data).filter((key) => key.startsWith('key'))).toHaveLength(6)
})

test('forty sessions started at once are all started, each with a code of its own', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => ask('/api/1/sessions', { method: 'POST', body: '{}' })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(200))
  expect(new Set(answers.map(({ json }) => json.code)).size).toBe(40)
  expect(await targets()).toHaveLength(19 + 40)
})

test('sandbox.reset: everything is as on the first day, with an entry in the journal', async () => {
  await ask('/api/1/sessions', { method: 'POST', body: '{}' })
  expect(await targets()).toHaveLength(20)
  const outcome = await resetSandbox.execute(context(), {})
  expect(outcome.ok).toBe(true)
  expect(await targets()).toHaveLength(19)
  const rows = database.db.withTables<{ journal: { deed: string; seq: number } }>().selectFrom('journal').select('deed')
  expect((await rows.orderBy('seq', 'desc').execute())[0]?.deed).toBe('sandbox.reset')
  const refused = await resetSandbox.execute(context(false), {})
  expect(refused.ok ? null : refused.failure.code).toBe('unauthenticated')
})

test('sandbox.switch: what the account has off no token can do, with an entry in the journal; others may not switch', async () => {
  const off = await switchFeature.execute(context(), { name: 'device_listing', isOn: false })
  expect(off.ok).toBe(true)
  expect((await ask('/api/1/devices')).json).toMatchObject({ id: 'feature_disabled' })
  const looked = await listTargets.execute(context(), {})
  expect(looked.ok && looked.value.off).toEqual(['device_listing'])
  await switchFeature.execute(context(), { name: 'device_listing', isOn: true })
  expect((await ask('/api/1/devices')).status).toBe(200)
  const refused = await switchFeature.execute(context(false), { name: 'device_listing', isOn: false })
  expect(refused.ok ? null : refused.failure.code).toBe('unauthenticated')
})

test('a body beyond 64 KiB is refused unread, as JSON', async () => {
  const body = JSON.stringify({ custom_data: { filler: 'x'.repeat(70_000) } })
  const { status, json } = await ask('/api/1/sessions', { method: 'POST', body })
  expect([status, json.id]).toEqual([413, 'bad_request'])
})
