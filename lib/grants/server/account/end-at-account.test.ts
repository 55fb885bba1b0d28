import { createHash, randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { publicKeySet } from '@/lib/keys/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { handleSandboxRequest, seedWorld } from '@/lib/sandbox'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { askForGrant, claimGrant, declineGrant, endAtAccount, endGrant, giveGrant, renewGrant } from '..'
import type { GrantTable, GrantTables } from '../tables'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller
let requester: Caller

/** What stands in for the account: the API that the sandbox has, at an address and with a license key of its own. */
const account = {
  origin: '',
  world: seedWorld(start),
  asked: [] as { method: string; token: string; known: boolean }[],
}
/** What the account does instead of answering, and whether it did. */
type Fault = (response: ServerResponse, method: string) => boolean
let fault: Fault | null = null

const server = createServer((request, response) => {
  request
    .toArray()
    .then(async (parts) => {
      const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
      const method = request.method ?? ''
      account.asked.push({ method, token, known: await isRecorded(token) })
      if (fault?.(response, method)) return
      const answered = await call(method, request.url ?? '', token, Buffer.concat(parts).toString())
      response.writeHead(answered.status, { 'content-type': 'application/json' }).end(answered.body)
    })
    .catch((thrown: unknown) => response.destroy(thrown instanceof Error ? thrown : undefined))
})

async function call(method: string, path: string, token: string, body: string) {
  const url = new URL(path, 'http://account.test')
  const request = { method, path: url.pathname, query: url.searchParams, authorization: `Bearer ${token}`, body }
  const { keys } = await publicKeySet(database.db)
  const context = {
    keys: { keys: [...keys] },
    licenseKeys: ['acme-1'],
    now: start + 3 * minute,
    randomBytes: (count: number) => randomBytes(count),
    ticketSecret: new Uint8Array(32),
  }
  const { response, world } = await handleSandboxRequest(request, account.world, context)
  account.world = world
  return response
}

async function entries() {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').selectAll()
  const found = await rows.where('deed', '=', 'grant.end-sessions').orderBy('seq').execute()
  return found.map(({ outcome, detail }) => ({ outcome, detail: JSON.parse(detail) }))
}

/** Whether the journal has a token already, at the moment in which it comes in. */
async function isRecorded(token: string): Promise<boolean> {
  const sha256 = createHash('sha256').update(token).digest('hex')
  return (await entries()).some(({ detail }) => detail.sha256?.includes(sha256))
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  await database?.close()
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
  const { port } = server.address() as AddressInfo
  Object.assign(account, { origin: `http://127.0.0.1:${port}`, world: seedWorld(start) })
  account.asked.length = 0
  await connectTo({ kind: 'self-hosted', origin: account.origin, license_key: 'acme-1' })
})
afterEach(() => {
  fault = null
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await database.close()
})

/** As the owner chose it, but for the address, which no owner may choose: it is on this machine. */
async function connectTo(place: { kind: string; origin: string; license_key: string }): Promise<void> {
  const values = { id: 1, revision: 1, updated_at: start, updated_by: 'x', ...place }
  const tables = database.db.withTables<{ connection: typeof values }>()
  await tables.deleteFrom('connection').execute()
  await tables.insertInto('connection').values(values).execute()
}

const agent = { email: 'ida@acme.example', name: 'Ida Berg' }
const text =
  '{"role":null,"policy":{"version":3,"sessions":{"custom_data":{"user_id":"{{user_id}}"},"permissions":["read","create","update"]}}}'
const parameters = '[{"name":"user_id","type":"string","label":"Customer","required":true,"maxLength":20}]'

/** Access to the sessions of one customer, with a session that runs. */
async function working(user_id: string, whom = agent) {
  const template = await liveTemplate({}, { text, parameters })
  const { id, code } = await done(giveGrant, askFor(template, { agent: whom, values: { user_id } }), at(0, lead))
  const { holder } = await done(claimGrant, { code: code ?? '' }, at(1, null))
  const { token } = await done(renewGrant, { id, holder }, at(2, null))
  const made = await call('POST', '/api/1/sessions', token, JSON.stringify({ custom_data: { user_id }, agent: 'me' }))
  return { id, token, session: String(JSON.parse(made.body).id) }
}

const stateOf = (session: string) => account.world.sessions.find(({ id }) => id === session)?.state

test('what an agent has running within access that has ended is ended, and nothing that other access reaches or others run', async () => {
  const [over, kept] = [await working('c_1'), await working('c_2')]
  const other = await working('c_1', { email: 'tom@acme.example', name: 'Tom' })
  await done(endGrant, { id: over.id }, at(3, lead))
  expect(stateOf(over.session)).toBe('pending')
  expect(await done(endAtAccount, { ids: [over.id] }, at(3, lead))).toEqual({
    ended: 1,
    kept: 0,
    origin: account.origin,
  })
  expect([over, kept, other].map(({ session }) => stateOf(session))).toEqual(['ended', 'pending', 'pending'])
})

test('what other access of the agent reaches runs on', async () => {
  const [over, same] = [await working('c_1'), await working('c_1')]
  await done(endGrant, { id: over.id }, at(3, lead))
  expect(await done(endAtAccount, { ids: [over.id] }, at(3, lead))).toMatchObject({ ended: 0, kept: 2 })
  await done(endGrant, { id: same.id }, at(3, lead))
  expect(await done(endAtAccount, { ids: [over.id, same.id] }, at(3, lead))).toMatchObject({ ended: 2, kept: 0 })
})

test('Remit asks with tokens of its own: for a minute, within what the access reached, and recorded before they leave', async () => {
  const { id } = await working('c_1')
  await done(endGrant, { id }, at(3, lead))
  await done(endAtAccount, { ids: [id] }, at(3, lead))
  expect(account.asked.map(({ method, known }) => [method, known])).toEqual([
    ['GET', true],
    ['PUT', true],
  ])
  for (const { token } of account.asked) {
    expect(decodeJwt(token)).toEqual({
      iss: 'acme-1',
      aud: 'https://cobrowse.io',
      sub: agent.email,
      displayName: 'Remit',
      iat: start / 1000 + 180,
      exp: start / 1000 + 240,
      role: null,
      policy: { version: 3, sessions: { custom_data: { user_id: 'c_1' }, permissions: ['read', 'update'] } },
    })
  }
  const [asked, came] = await entries()
  expect(asked).toMatchObject({ outcome: 'done', detail: { asked: account.origin, ids: [id] } })
  expect(came).toEqual({ outcome: 'done', detail: { origin: account.origin, ended: 1, kept: 0, failed: 0 } })
  const all = JSON.stringify([asked, came])
  for (const secret of ['eyJ', 'c_1', agent.email]) expect(all).not.toContain(secret)
})

test('nothing is asked about what runs, was never given, had no token there, or was changed outside', async () => {
  const running = await working('c_1')
  expect(await codeOf(endAtAccount, { ids: [running.id] }, at(3, lead))).toBe('conflict')
  const template = await liveTemplate({}, { text, parameters })
  const declined = await done(askForGrant, askFor(template), at(0, requester))
  await done(declineGrant, { id: declined.id, reason: 'No.' }, at(1, lead))
  expect(await codeOf(endAtAccount, { ids: [declined.id] }, at(3, lead))).toBe('conflict')
  const unopened = await done(giveGrant, askFor(template, { agent }), at(0, lead))
  await done(endGrant, { id: unopened.id }, at(3, lead))
  expect(await done(endAtAccount, { ids: [unopened.id] }, at(3, lead))).toMatchObject({ ended: 0 })
  await done(endGrant, { id: running.id }, at(3, lead))
  await connectTo({ kind: 'self-hosted', origin: account.origin, license_key: 'acme-2' })
  expect(await done(endAtAccount, { ids: [running.id] }, at(3, lead))).toMatchObject({ ended: 0 })
  await connectTo({ kind: 'self-hosted', origin: account.origin, license_key: 'acme-1' })
  const grants = database.db.withTables<GrantTables>().updateTable('access_grant')
  const eve: Partial<GrantTable> = { agent_email: 'eve@acme.example' }
  await grants.set(eve).where('id', '=', running.id).execute()
  expect(await codeOf(endAtAccount, { ids: [running.id] }, at(3, lead))).toBe('sealed')
  expect(await codeOf(endAtAccount, { ids: [running.id] }, at(3, requester))).toBe('forbidden')
  expect(account.asked).toEqual([])
})

test('while tokens are for the sandbox no account is asked', async () => {
  const { id } = await working('c_1')
  await done(endGrant, { id }, at(3, lead))
  await connectTo({ kind: 'sandbox', origin: '', license_key: '' })
  expect(await codeOf(endAtAccount, { ids: [id] }, at(3, lead))).toBe('blocked')
  expect(account.asked).toEqual([])
})

const faults: readonly [what: string, fault: Fault, said: RegExp][] = [
  [
    'refuses the token',
    (response) => Boolean(response.writeHead(401).end('{}')),
    /No session was ended: .* refused \(401\)/,
  ],
  ['cuts the line', (response) => Boolean(response.destroy()), /could not be asked/],
  [
    'leads elsewhere',
    (response) => Boolean(response.writeHead(302, { location: 'https://evil.test/' }).end()),
    /could not be asked/,
  ],
  ['answers with something else', (response) => Boolean(response.writeHead(200).end('{"a":1}')), /no list of sessions/],
  [
    'answers with too much',
    (response) => Boolean(response.writeHead(200).end('x'.repeat(3_000_000))),
    /more than Remit reads/,
  ],
  ['does not answer', () => true, /did not answer within 5 seconds/],
  [
    'does not end the session',
    (response, method) => method === 'PUT' && Boolean(response.writeHead(200).end('{"state":"active"}')),
    /1 of 1 sessions were not ended: .* did not say/,
  ],
]

test.each(faults)(
  'an account that %s is a refusal that says so, an entry, and no end; trying again ends',
  async (_what, broken, said) => {
    const { id, session } = await working('c_1')
    await done(endGrant, { id }, at(3, lead))
    fault = broken
    const outcome = await endAtAccount.execute(at(3, lead), { ids: [id] })
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'unavailable', message: expect.stringMatching(said) } })
    expect((await entries()).map((entry) => entry.outcome)).toEqual(['done', 'unavailable'])
    expect(stateOf(session)).toBe('pending')
    fault = null
    expect(await done(endAtAccount, { ids: [id] }, at(3, lead))).toMatchObject({ ended: 1 })
    expect(stateOf(session)).toBe('ended')
  },
)
