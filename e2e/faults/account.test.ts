import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleSandboxRequest, seedWorld } from '@/lib/sandbox'
import { claim, codeOf, give, isQuick, orCut, renew, wish } from './desk'
import { checkJournal, type Plan, type Running, World } from './world'

/** An account of Cobrowse: the API that the sandbox has, in this process, with all that it was sent a token with. */
const account = { world: seedWorld(Date.now()), received: new Set<string>(), jwks: '' }
let server: Server
let world: World
let app: Running

const ledger = 'app/(console)/ledger/actions.ts'

beforeAll(async () => {
  server = createServer((request, response) => {
    request
      .toArray()
      .then(async (parts) => {
        const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
        account.received.add(token)
        const answer = await call(request.method ?? '', request.url ?? '', token, Buffer.concat(parts).toString())
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
      })
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // The embedded database is one process's own while that runs, so that nobody could move its connection here.
  world = await World.make('postgres')
  await start()
})
afterAll(async () => {
  await app.kill()
  server.closeAllConnections()
  server.close()
  world.remove()
})

/** No owner may choose an account on this machine, and no start takes one: it is put in its place while the server runs. */
async function start(): Promise<void> {
  await world.change("update connection set kind = 'sandbox', origin = '', license_key = ''")
  app = await world.start()
  account.jwks = await (await fetch(`${app.origin}/.well-known/jwks.json`)).text()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await world.change(`update connection set kind = 'self-hosted', origin = '${origin}', license_key = 'acme-1'`)
}

async function call(method: string, path: string, token: string, body: string) {
  const url = new URL(path, 'http://account.test')
  const request = { method, path: url.pathname, query: url.searchParams, authorization: `Bearer ${token}`, body }
  const context = {
    keys: JSON.parse(account.jwks),
    licenseKeys: ['acme-1'],
    now: Date.now(),
    randomBytes: (count: number) => randomBytes(count),
    ticketSecret: new Uint8Array(32),
  }
  const { response, world: next } = await handleSandboxRequest(request, account.world, context)
  account.world = next
  return response
}

const text =
  '{"role":null,"policy":{"version":3,"sessions":{"custom_data":{"user_id":"{{user_id}}"},"permissions":["read","create","update"]}}}'
const parameters = '[{"name":"user_id","type":"string","label":"Customer","required":true,"maxLength":20}]'

async function makeTemplate(): Promise<string> {
  const owner = app.browser('owner')
  const made = await owner.done('app/(console)/templates/actions.ts create', { name: 'Sessions', text, parameters })
  const consent = { note: 'First.', liveVersion: null, acknowledgesWider: true, reasons: [] }
  await owner.done('app/(console)/templates/[id]/publish/actions.ts publish', { id: made.id, revision: 1, ...consent })
  return String(made.id)
}

/** Access that has ended, with a session in the account that still runs. */
async function overWithSession(templateId: string): Promise<{ readonly id: string; readonly session: string }> {
  const given = await give(app.browser('lead'), { ...wish(world), templateId })
  const agent = app.browser()
  const claimed = await claim(agent, given.ok ? given.value.code : '')
  const id = String(claimed.ok ? claimed.value.id : '')
  const { token } = await renew(agent, id)
  const asked = JSON.stringify({ custom_data: { user_id: 'c_1' }, agent: 'me' })
  const session = String(JSON.parse((await call('POST', '/api/1/sessions', token ?? '', asked)).body).id)
  await app.browser('lead').done(`${ledger} end`, { id })
  return { id, session }
}

const stateOf = (session: string) => account.world.sessions.find(({ id }) => id === session)?.state
const endSessions = (id: string) => app.browser('lead').act(`${ledger} endSessions`, { ids: [id] })

/** Whatever token the account has seen, the journal had it first. */
async function expectKnown(): Promise<void> {
  const rows = await world.rows<{ detail: string }>(
    "select detail from journal where deed = 'grant.end-sessions' and outcome = 'done'",
  )
  const known = rows.flatMap(({ detail }): string[] => JSON.parse(detail).sha256 ?? [])
  const seen = [...account.received].map((token) => createHash('sha256').update(token).digest('hex'))
  expect(seen.filter((sha256) => !known.includes(sha256))).toEqual([])
}

function* killsOf(): Generator<Plan['kill'] & object> {
  if (isQuick) {
    yield { sql: 'commit', phase: 'before' }
    yield { sql: 'commit', phase: 'after' }
    return
  }
  for (let at = 0; at < 60; at += 1) for (const phase of ['before', 'after'] as const) yield { at, phase }
}

test('killed at every step of ending what runs in an account, no token has left that is not recorded, and trying again ends', async () => {
  const templateId = await makeTemplate()
  let steps = 0
  for (const kill of killsOf()) {
    const { id, session } = await overWithSession(templateId)
    await app.tell({ kill })
    const answered = await orCut(endSessions(id))
    if (answered !== null) {
      expect(codeOf(answered)).toBe('done')
      break
    }
    await app.gone
    steps += 1
    await expectKnown()
    await start()
    expect(codeOf(await endSessions(id))).toBe('done')
    expect(stateOf(session)).toBe('ended')
    await expectKnown()
  }
  expect(steps).toBeGreaterThan(1)
  await app.kill()
  expect(await checkJournal(world)).toBe(0)
  await start()
})

test('two who end the same at once both learn that it has ended, and of the account nothing is written down', async () => {
  const templateId = await makeTemplate()
  for (let turn = 0; turn < (isQuick ? 2 : 20); turn += 1) {
    const { id, session } = await overWithSession(templateId)
    const ends = await Promise.all([endSessions(id), endSessions(id)])
    expect(ends.map(codeOf)).toEqual(['done', 'done'])
    expect(stateOf(session)).toBe('ended')
    await expectKnown()
  }
  for (const token of account.received) expect(world.printed()).not.toContain(token.split('.')[2] ?? token)
})

test('when the key or the row is changed in between, nothing leaves that does not fit, by name', async () => {
  const { id, session } = await overWithSession(await makeTemplate())
  const { kid } = await app.browser('owner').done('app/(console)/keys/actions.ts generate', { modulusLength: 2048 })
  account.jwks = await (await fetch(`${app.origin}/.well-known/jwks.json`)).text()
  await world.change(`update access_grant set agent_email = 'eve@acme.example' where id = '${id}'`)
  const seen = account.received.size
  expect(await endSessions(id)).toMatchObject({
    ok: false,
    failure: { code: 'sealed', message: expect.stringContaining('its agent') },
  })
  expect([account.received.size, stateOf(session)]).toEqual([seen, 'pending'])
  const next = await overWithSession(await makeTemplate())
  expect(codeOf(await endSessions(next.id))).toBe('done')
  const last = [...account.received].at(-1)?.split('.')[0] ?? ''
  expect(JSON.parse(Buffer.from(last, 'base64url').toString()).kid).toBe(kid)
})
