import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import CobrowseAPI from 'cobrowse-agent-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handleSandboxRequest } from '../handle'
import { seedWorld } from '../seed'
import { testContext, testNow, testToken } from '../testing'

const served = { world: seedWorld(testNow), now: testNow }
let server: Server
let api = ''

// The unmodified SDK over real HTTP: what it sends and reads is its own, only the clock is ours.
beforeAll(async () => {
  const context = await testContext()
  server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://sandbox.example')
    let body = ''
    for await (const chunk of incoming) body += String(chunk)
    const authorization = incoming.headers.authorization ?? null
    const request = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization,
      body,
    }
    const { response, world } = await handleSandboxRequest(request, served.world, { ...context, now: served.now })
    served.world = world
    outgoing.writeHead(response.status, response.headers).end(response.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const ofMara = { custom_data: { user_id: 'c_4711' } }

async function sdk(claims: Record<string, unknown>) {
  return new CobrowseAPI(await testToken(claims), { api })
}

const mara = { role: null, policy: { version: 3, devices: ofMara, push: ofMara, sessions: ofMara } }

test('the SDK lists only what the policy matches, as devices it can work with', async () => {
  const devices = await (await sdk(mara)).devices.list({ filter_tier: 'gold' })
  expect(devices.map(({ id }) => id).toSorted()).toEqual(['dev_mara_ipad', 'dev_mara_web'])
  expect(devices.every(({ connectable }) => connectable)).toBe(true)
  expect(devices[0]?.last_active).toBeInstanceOf(Date)
})

test('the SDK connects to a device: create, notify, wait, change, end', async () => {
  const client = await sdk(mara)
  const device = await client.devices.get('dev_mara_ipad')
  const region = await client.regions.closest()
  const session = await client.sessions.create({ custom_data: device.custom_data, region: region.id, agent: 'me' })
  expect(session.isPending()).toBe(true)
  expect(session.code).toMatch(/^\d{6}$/)
  await device.notify({ session })
  served.now += 4_000
  const joined = await client.sessions.get(session.id)
  expect(joined.isActive()).toBe(true)
  expect(joined.created).toBeInstanceOf(Date)
  await joined.setFullDevice('requested')
  expect(joined.full_device).toBe('requested')
  await joined.update({ custom_data: { note: 'hello' } })
  expect(joined.custom_data).toMatchObject({ user_id: 'c_4711', note: 'hello' })
  await joined.end()
  expect(joined.isEnded()).toBe(true)
  expect(await client.sessions.list({ state: ['ended'] })).toHaveLength(1)
  served.now = testNow
})

test('the SDK is refused with an id and a message it passes on', async () => {
  const client = await sdk(mara)
  await expect(client.devices.get('dev_luis_surface')).rejects.toMatchObject({ id: 'forbidden', status: 403 })
  await expect(client.sessions.create({})).rejects.toMatchObject({ id: 'forbidden' })
  await expect(client.sessions.list({ agent: 'all', state: ['active', 'pending'] })).resolves.toHaveLength(1)
})

test('the SDK knows an expired token by its message', async () => {
  const client = await sdk({ ...mara, exp: Math.floor(testNow / 1000) - 1 })
  await expect(client.devices.list()).rejects.toMatchObject({ name: 'TokenExpiredError' })
})

test('the SDK reads a recording, its film and its events, and deletes it', async () => {
  const client = await sdk({ role: 'administrator' })
  const recording = await client.recordings.get('ses_mara_done')
  const film = await recording.video.fetch()
  expect(film.headers.get('content-type')).toBe('image/svg+xml')
  expect((await recording.events()).length).toBeGreaterThan(3)
  await recording.destroy()
  await expect(client.recordings.get('ses_mara_done')).rejects.toMatchObject({ id: 'not_found' })
})

test('the SDK and the sandbox agree on what the policy permits', async () => {
  const client = await sdk({ role: null, policy: { version: 3, devices: { permissions: ['read'] } } })
  if (!('policies' in client)) throw new Error('This version of the SDK has no policies.')
  const policies = client.policies as { current(): Promise<{ hasPermission(permission: string): boolean }> }
  const policy = await policies.current()
  expect(policy.hasPermission('devices:read')).toBe(true)
  expect(policy.hasPermission('devices:update')).toBe(false)
  expect(policy.hasPermission('sessions:read')).toBe(false)
})

test('the SDK knows who it is and which account it works for', async () => {
  const client = await sdk({ role: 'agent', displayName: 'Mara' })
  expect((await client.users.current()).id).toMatch(/^usr_/)
  const [account] = await client.accounts.list()
  expect(account?.license_key).toBe('license-test')
  expect(account?.features.device_listing).toBe(true)
})
