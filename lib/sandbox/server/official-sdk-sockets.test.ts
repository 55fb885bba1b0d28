import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Decoder, Encoder } from 'cbor-x'
import CobrowseAPI from 'cobrowse-agent-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { makeSandboxSockets, socketLimits } from '@/lib/server/ops/http/sandbox-sockets.mjs'
import { handleSandboxRequest } from '../handle'
import { seedWorld } from '../seed'
import { testContext, testNow, testToken } from '../testing'
import { SocketHub } from './socket-hub'

// The unmodified SDK over a real socket. Only the clock of the sandbox is ours; Node 20 has no WebSocket, which browsers have.
const served = { world: seedWorld(testNow), now: testNow }
const context = await testContext()
const faults: unknown[] = []
let server: Server
let api = ''
let hub: SocketHub
let sockets: ReturnType<typeof makeSandboxSockets>

beforeAll(async () => {
  vi.stubGlobal('WebSocket', Listened)
  server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://sandbox.example')
    const body = Buffer.concat(await incoming.toArray()).toString()
    const { authorization = null } = incoming.headers
    const request = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization,
      body,
    }
    const before = served.world
    const { response, world } = await handleSandboxRequest(request, before, { ...context, now: served.now })
    if (world !== before) served.world = world
    outgoing.writeHead(response.status, response.headers).end(response.body)
  })
  hub = new SocketHub({
    world: async () => served.world,
    secret: () => context.ticketSecret,
    now: () => served.now,
    fault: (error) => faults.push(error),
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  api = `http://127.0.0.1:${port}`
  sockets = makeSandboxSockets(() => ({ host: `127.0.0.1:${port}`, hub }))
  server.on('upgrade', (request, socket, head) => sockets.take(request, socket, head) || socket.destroy())
  process.on('unhandledRejection', died).on('uncaughtException', died)
})

afterAll(async () => {
  process.off('unhandledRejection', died).off('uncaughtException', died)
  sockets.close()
  server.close()
  await once(server, 'close')
  vi.unstubAllGlobals()
})

/** The codes that the SDK's own sockets were closed with. */
const endings: number[] = []
class Listened extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given)
    this.on('close', (code) => endings.push(code))
  }
}

/** What would have ended the process of whoever uses the SDK. */
const deaths: unknown[] = []
function died(error: unknown) {
  deaths.push(error)
}

const clients: CobrowseAPI[] = []
beforeEach(() => {
  served.world = seedWorld(testNow)
  served.now = testNow
})
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect()
  expect([deaths, faults]).toEqual([[], []])
})

async function sdk(claims: Record<string, unknown>): Promise<CobrowseAPI> {
  const client = new CobrowseAPI(await testToken(claims), { api })
  clients.push(client)
  return client
}

const ofMara = { custom_data: { user_id: 'c_4711' } }
const mara = { role: null, policy: { version: 3, devices: ofMara, push: ofMara, sessions: ofMara } }

test('a session that is subscribed to tells of each change, whoever made it, and of its end', async () => {
  const client = await sdk(mara)
  const session = await client.sessions.get('ses_mara_now')
  const updated = once(session, 'updated')
  await session.subscribe()
  await updated
  const admin = await sdk({ role: 'administrator' })
  const other = await admin.sessions.get('ses_mara_now')
  const changed = once(session, 'updated')
  await other.setFullDevice('requested')
  await changed
  expect(session.full_device).toBe('requested')
  const ended = once(session, 'ended')
  await other.end()
  await ended
  expect(session.isEnded()).toBe(true)
})

test('what only time changes is told as well: a device consents while nobody asks', async () => {
  const client = await sdk(mara)
  const device = await client.devices.get('dev_mara_ipad')
  const session = await client.sessions.create({ custom_data: device.custom_data, agent: 'me' })
  await session.subscribe()
  await device.notify({ session })
  served.now += 1_500
  await soon(() => expect(session.state).toBe('authorizing'))
  served.now += 2_000
  await soon(() => expect(session.state).toBe('active'))
})

test('the presence of a device is told when it is subscribed to', async () => {
  const client = await sdk(mara)
  const device = await client.devices.get('dev_mara_web')
  expect(Reflect.get(device, 'online')).toBe(false)
  await device.subscribe()
  await soon(() => expect(Reflect.get(device, 'online')).toBe(true))
})

test('a policy is asked for everything that is told: nothing comes of a session or device out of its reach', async () => {
  const line = await raw(await passOf(mara))
  for (const data of ['ctl_ses_luis_now', 'ctl_nobody', 'ntf_dev_luis_surface', 7, null])
    line.send({ event: 'subscribe', id: 1, data })
  line.send({ event: 'sync-presence', id: 2, data: 'dev_luis_surface' })
  line.send({ event: 'sync-presence', id: 3, data: 'dev_mara_web' })
  await soon(() => expect(line.heard).toContainEqual({ ack: 3 }))
  await soon(() => expect(line.heard.filter(({ event }) => event !== undefined)).toHaveLength(2))
  expect(JSON.stringify(line.heard)).not.toContain('luis')
  line.socket.close()
})

test('a socket ends when its token does, with the words of the API, and kills nobody', async () => {
  const line = await raw(await passOf(mara))
  served.now += 600_000
  expect(await line.closed).toEqual([4401, 'jwt expired'])
})

test.each([
  ['no pass', ''],
  ['a stream token', 'str_abc'],
  ['a pass with other rights under the same seal', 'changed'],
  ['rights too long for a header', 'too-long'],
])('%s closes the socket after it was opened', async (_name, given) => {
  const pass = await passOf(mara)
  const line = await raw(given === 'changed' ? `A${pass.slice(1)}` : given)
  const [code, reason] = await line.closed
  expect([code, reason]).toEqual([
    4401,
    expect.stringMatching(/^(invalid signature|The policy of this token is too long)/),
  ])
})

test('a subscription with a token that has no rights left, or is too long, does not end the process either', async () => {
  const client = await sdk(mara)
  const session = await client.sessions.get('ses_mara_now')
  served.now += 600_000
  const told = once(client, 'error')
  await session.subscribe()
  expect((await told)[0]).toMatchObject({ name: 'TokenExpiredError' })
  served.now = testNow
  const wide = { custom_data: Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`key${at}`, 'x'.repeat(120)])) }
  const long = await sdk({ role: null, policy: { version: 3, sessions: {}, devices: wide } })
  await (await long.sessions.get('ses_mara_now')).subscribe()
  await soon(() => expect(endings).toContain(4401))
})

test.each([
  ['a text', 'hello', 1007],
  ['bytes that are no CBOR', Buffer.from([0x9f, 0xff, 0xff]), 1007],
  ['an array that says it has four billion parts', Buffer.from([0x9a, 0xff, 0xff, 0xff, 0xff]), 1007],
  ['more than a frame may hold', Buffer.alloc(socketLimits.frameBytes + 1), 1009],
])('%s ends the socket that sent it', async (_name, bytes, code) => {
  const line = await raw(await passOf(mara))
  line.socket.send(bytes)
  expect((await line.closed)[0]).toBe(code)
})

test('frames without meaning are passed over, and too many in a second end the socket', async () => {
  const line = await raw(await passOf(mara))
  for (const frame of [null, 1, [], {}, { event: 1 }, { event: 'dance', id: 9, data: {} }, { event: 'ping' }])
    line.send(frame)
  await soon(() => expect(line.heard).toEqual([{ ack: 9 }]))
  for (let at = 0; at < 3 * socketLimits.framesPerSecond; at += 1) line.send({ event: 'ping' })
  expect((await line.closed)[0]).toBe(1008)
})

test('one address has so many sockets and no more, and room comes back', async () => {
  const pass = await passOf(mara)
  const lines = await Promise.all(Array.from({ length: socketLimits.connectionsPerAddress }, () => raw(pass)))
  const [code] = await (await raw(pass)).closed
  expect(code).toBe(1013)
  for (const line of lines) line.socket.close()
  await Promise.all(lines.map(({ closed }) => closed))
  // The server hears of an end a moment after whoever ended it.
  await soon(async () => {
    const again = await raw(pass)
    again.send({ event: 'ping', id: 1 })
    const [answer] = await Promise.race([once(again.socket, 'message'), again.closed])
    again.socket.close()
    expect(answer).toBeInstanceOf(Buffer)
  })
})

test('on another path, or another host, there is no socket', async () => {
  for (const [path, host] of [
    ['/sockets/1/wsx', undefined],
    ['/sockets/1/ws', 'localhost'],
  ] as const) {
    const socket = new WebSocket(`${api.replace('http', 'ws')}${path}`, ['cbor'], host ? { headers: { host } } : {})
    await once(socket, 'error')
  }
})

/** Waits for what a socket brings, however busy the machine is. */
function soon<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 })
}

async function passOf(claims: Record<string, unknown>): Promise<string> {
  const response = await fetch(`${api}/api/1/users/me`, {
    headers: { authorization: `Bearer ${await testToken(claims)}` },
  })
  const { notification_token: pass } = await response.json()
  return pass
}

type Heard = { readonly ack?: number; readonly event?: string }

/** A socket as the SDK opens it, in our own hands. */
async function raw(pass: string) {
  const bearer = `cbio.http.headers.authorization.bearer.${Buffer.from(pass).toString('base64').replaceAll('=', '')}`
  const socket = new WebSocket(`${api.replace('http', 'ws')}/sockets/1/ws`, ['cbor', bearer])
  const heard: Heard[] = []
  socket.on('message', (data: Buffer) => heard.push(new Decoder({ useRecords: false }).decode(data)))
  const closed = once(socket, 'close').then(([code, reason]) => [code, String(reason)] as const)
  await once(socket, 'open')
  const encoder = new Encoder({ useRecords: false })
  return { socket, heard, closed, send: (frame: unknown) => socket.send(encoder.encode(frame)) }
}
