import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { seedWorld } from './seed'
import { targetsOf } from './targets'
import { testCaller, testNow } from './testing'

const world = seedWorld(testNow)
const everything = { role: null, policy: { version: 3, '*': {} } }
const ofMara = { custom_data: { user_id: 'c_4711' } }
const maraOnly = { role: null, policy: { version: 3, devices: ofMara, push: ofMara, sessions: ofMara } }

function ids(list: readonly { id: string }[]) {
  return list.map(({ id }) => id).toSorted()
}

test('sessions are listed for the caller unless all agents are asked for', async () => {
  const { call } = await testCaller(world, everything)
  expect(ids((await call('GET', '/api/1/sessions')).json)).toEqual(['ses_jonas_done', 'ses_mara_now'])
  expect((await call('GET', '/api/1/sessions?agent=all')).json).toHaveLength(7)
  expect(ids((await call('GET', '/api/1/sessions?agent=usr_tom_okafor')).json)).toEqual([
    'ses_luis_now',
    'ses_mara_done',
  ])
})

test('the agent role lists its own and is refused all', async () => {
  const { call } = await testCaller(world, { role: 'agent' })
  expect(ids((await call('GET', '/api/1/sessions')).json)).toEqual(['ses_jonas_done', 'ses_mara_now'])
  const all = await call('GET', '/api/1/sessions?agent=all')
  expect([all.status, all.json.id]).toEqual([403, 'forbidden'])
  expect((await call('GET', '/api/1/sessions?agent=usr_tom_okafor')).json).toEqual([])
})

test('lists are narrowed by state in brackets, by filter, by time and by limit', async () => {
  const { call } = await testCaller(world, everything)
  const list = async (query: string) => (await call('GET', `/api/1/sessions?agent=all&${query}`)).json
  expect(await list('state%5B%5D=active&state%5B%5D=ended')).toHaveLength(4)
  expect(ids(await list('state=pending'))).toEqual(['ses_aiko_waits', 'ses_guest_waits'])
  expect(await list('limit=2')).toHaveLength(2)
  expect(ids(await list(`activated_after=${testNow - 3_600_000}`))).toEqual(['ses_luis_now', 'ses_mara_now'])
  expect(ids(await list('filter_user_id=c_4711'))).toEqual(['ses_mara_done', 'ses_mara_now'])
  expect((await call('GET', '/api/1/sessions?state=open')).status).toBe(400)
  expect((await call('GET', '/api/1/sessions?limit=0')).status).toBe(400)
})

test('a session is found by id and, while its code is good, by six digits', async () => {
  const { call } = await testCaller(world, everything)
  expect((await call('GET', '/api/1/sessions/482913')).json.id).toBe('ses_aiko_waits')
  expect((await call('GET', '/api/1/sessions/ses_aiko_waits')).json.code).toBe('482913')
  expect((await call('GET', '/api/1/sessions/000000')).status).toBe(404)
  await call('PUT', '/api/1/sessions/ses_aiko_waits', { state: 'ended' })
  expect((await call('GET', '/api/1/sessions/482913')).status).toBe(404)
})

test('a session is created only as the policy would let it be stored', async () => {
  const { call } = await testCaller(world, maraOnly)
  expect((await call('POST', '/api/1/sessions', {})).status).toBe(403)
  expect((await call('POST', '/api/1/sessions', { custom_data: { user_id: 'c_8001' } })).status).toBe(403)
  const made = await call('POST', '/api/1/sessions', { custom_data: { user_id: 'c_4711' }, agent: 'me' })
  expect(made.json).toMatchObject({
    state: 'pending',
    custom_data: { user_id: 'c_4711' },
    agent: { email: 'agent@example.com' },
  })
  expect(made.json.code).toMatch(/^\d{6}$/)
  expect(Date.parse(made.json.expires) - testNow).toBe(20 * 60_000)
})

test('a rule with a pinned id lets nothing be created', async () => {
  const { call } = await testCaller(world, { role: null, policy: { version: 3, sessions: { id: 'ses_mara_now' } } })
  expect((await call('POST', '/api/1/sessions', {})).status).toBe(403)
  expect((await call('PUT', '/api/1/sessions/ses_mara_now', { state: 'ended' })).json.state).toBe('ended')
})

test('connecting: a notified device is asked, consents and joins', async () => {
  const { call, wait } = await testCaller(world, maraOnly)
  const { json: made } = await call('POST', '/api/1/sessions', { custom_data: { user_id: 'c_4711' }, agent: 'me' })
  const state = async () => (await call('GET', `/api/1/sessions/${made.id}`)).json.state
  expect(
    (await call('POST', '/api/1/devices/dev_mara_ipad/notifications', { session: made.id, attempt: 1 })).status,
  ).toBe(200)
  expect(await state()).toBe('pending')
  wait(1_500)
  expect(await state()).toBe('authorizing')
  wait(2_000)
  const { json } = await call('GET', `/api/1/sessions/${made.id}`)
  expect(json).toMatchObject({ state: 'active', device: { device: 'iPad Air' } })
})

test('notify needs push on the device and reading of the session', async () => {
  const { call } = await testCaller(world, {
    role: null,
    policy: { version: 3, push: ofMara, sessions: { permissions: ['create', 'read'] } },
  })
  const { json: made } = await call('POST', '/api/1/sessions', {})
  expect((await call('POST', '/api/1/devices/dev_luis_surface/notifications', { session: made.id })).status).toBe(403)
  expect((await call('POST', '/api/1/devices/dev_mara_web/notifications', { session: made.id })).status).toBe(200)
  const noSessions = await testCaller(world, { role: null, policy: { version: 3, push: {} } })
  expect(
    (await noSessions.call('POST', '/api/1/devices/dev_mara_web/notifications', { session: 'ses_mara_now' })).status,
  ).toBe(403)
  const noPush = await testCaller(world, { role: null, policy: { version: 3, devices: {}, sessions: {} } })
  expect(
    (await noPush.call('POST', '/api/1/devices/dev_mara_web/notifications', { session: 'ses_mara_now' })).status,
  ).toBe(403)
})

test('a device that cannot be reached never answers, and the wait runs out', async () => {
  const { call, wait } = await testCaller(world, everything)
  const { json: made } = await call('POST', '/api/1/sessions', { agent: 'me' })
  await call('POST', '/api/1/devices/dev_old_ipad/notifications', { session: made.id })
  wait(10_000)
  expect((await call('GET', `/api/1/sessions/${made.id}`)).json.state).toBe('pending')
  wait(20 * 60_000)
  expect((await call('GET', `/api/1/sessions/${made.id}`)).json).toMatchObject({
    state: 'ended',
    ended_reason: 'pending_timeout',
  })
})

test('custom data merges and null removes a key', async () => {
  const { call } = await testCaller(world, everything)
  const { json } = await call('PUT', '/api/1/sessions/ses_luis_now', { custom_data: { note: 'called', tier: null } })
  expect(json.custom_data).toMatchObject({ tenant: 'globex', note: 'called' })
  expect(json.custom_data).not.toHaveProperty('tier')
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { custom_data: { nested: {} } })).status).toBe(400)
})

test('a session never carries more than 64 keys of custom data, however many requests they come in', async () => {
  const keys = (from: number, count: number, value: string | null = 'x') =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key_${from + index}`, value]))
  const { call, world: after } = await testCaller(world, everything)
  const { json: made } = await call('POST', '/api/1/sessions', { custom_data: keys(0, 64) })
  const put = (custom_data: Record<string, string | null>) => call('PUT', `/api/1/sessions/${made.id}`, { custom_data })
  const full = after()
  const refused = { status: 400, json: { id: 'bad_request', message: expect.stringContaining('at most 64') } }
  expect(await call('POST', '/api/1/sessions', { custom_data: keys(0, 65) })).toMatchObject(refused)
  expect(await put(keys(64, 1))).toMatchObject(refused)
  expect(await put({ ...keys(0, 1, null), ...keys(64, 2) })).toMatchObject(refused)
  expect(after()).toBe(full)
  expect((await put(keys(0, 64))).status).toBe(200)
  expect((await put({ ...keys(0, 40, null), ...keys(64, 40) })).status).toBe(200)
  const { custom_data } = (await call('GET', `/api/1/sessions/${made.id}`)).json
  expect(Object.keys(custom_data)).toHaveLength(64)
})

test('an update may not move a session out of scope, nor reach into another', async () => {
  const { call, world: after } = await testCaller(world, maraOnly)
  expect((await call('PUT', '/api/1/sessions/ses_mara_now', { custom_data: { user_id: 'c_8001' } })).status).toBe(403)
  expect((await call('PUT', '/api/1/sessions/ses_mara_now', { custom_data: { user_id: null } })).status).toBe(403)
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { custom_data: { user_id: 'c_4711' } })).status).toBe(403)
  expect(after()).toBe(world)
})

test('an agent asks for full device and remote control; only the device turns them on', async () => {
  const { call, wait } = await testCaller(world, everything)
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { remote_control: 'on' })).status).toBe(400)
  expect(
    (await call('PUT', '/api/1/sessions/ses_luis_now', { full_device: 'requested', remote_control: 'requested' })).json,
  ).toMatchObject({
    full_device: 'requested',
    remote_control: 'requested',
  })
  wait(2_500)
  expect((await call('GET', '/api/1/sessions/ses_luis_now')).json).toMatchObject({
    full_device: 'on',
    remote_control: 'on',
  })
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { full_device: 'off' })).json.full_device).toBe('off')
})

test('an agent may end a session, again without harm, and set no other state', async () => {
  const { call } = await testCaller(world, everything)
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { state: 'active' })).status).toBe(400)
  const { json } = await call('PUT', '/api/1/sessions/ses_luis_now', { id: 'ses_luis_now', state: 'ended' })
  expect(json).toMatchObject({ state: 'ended', ended_reason: 'agent_ended', recorded: true })
  expect((await call('PUT', '/api/1/sessions/ses_luis_now', { state: 'ended' })).json).toEqual(json)
})

test('whoever watches a session joins its agents, once, and changes nothing that a policy asks for', async () => {
  const { call, world: after, wait } = await testCaller(world, { role: 'administrator' })
  const before = (await call('GET', '/api/1/sessions/ses_luis_now')).json
  expect(before.agents).toEqual([before.agent])
  await call('GET', '/api/1/sessions/ses_luis_now/tokens')
  await call('GET', '/api/1/sessions/ses_luis_now/tokens')
  const watched = (await call('GET', '/api/1/sessions/ses_luis_now')).json
  expect(watched).toEqual({
    ...before,
    agents: [before.agent, expect.objectContaining({ email: 'agent@example.com' })],
  })
  wait(60_000)
  const later = (await call('GET', '/api/1/sessions/ses_luis_now')).json
  expect(Date.parse(later.created) - Date.parse(before.created)).toBe(60_000)
  await call('GET', '/api/1/sessions/ses_mara_now/tokens')
  expect((await call('GET', '/api/1/sessions/ses_mara_now')).json.agents).toHaveLength(1)
  await call('GET', '/api/1/sessions/ses_mara_done/tokens')
  expect((await call('GET', '/api/1/sessions/ses_mara_done')).json.agents).toHaveLength(1)
  const unseen = after()
  const { call: foreign } = await testCaller(unseen, maraOnly)
  expect((await foreign('GET', '/api/1/sessions/ses_luis_now/tokens')).status).toBe(403)
})

test('a session that a preview started is marked among the targets, and shown by the API as any other', async () => {
  const { call, world: after } = await testCaller(world, everything)
  const made = (await call('POST', '/api/1/sessions', { agent: 'me', preview: true })).json
  const plain = (await call('POST', '/api/1/sessions', { agent: 'me' })).json
  expect(Object.keys(made)).toEqual(Object.keys(plain))
  const marked = targetsOf(after(), testNow, 'nobody').filter(({ isPreview }) => isPreview)
  expect(marked.map(({ id }) => id)).toEqual([made.id])
  expect((await call('POST', '/api/1/sessions', { preview: 'yes' })).status).toBe(400)
})

test('a preview that is loaded again ends what it had running, and nothing else', async () => {
  const start = { agent: 'me', preview: true, custom_data: { user_id: 'c_4711' } }
  const { call, wait } = await testCaller(world, everything, { randomBytes })
  const state = async (id: string) => (await call('GET', `/api/1/sessions/${id}`)).json
  const started = async (body: JsonObject, device: string) => {
    const { id } = (await call('POST', '/api/1/sessions', body)).json
    await call('POST', `/api/1/devices/${device}/notifications`, { session: id, attempt: 1 })
    wait(5_000)
    return id
  }
  const plain = await started({ agent: 'me', custom_data: { user_id: 'c_4711' } }, 'dev_mara_ipad')
  const other = await started({ ...start, custom_data: { user_id: 'c_8001' } }, 'dev_luis_surface')
  const first = await started(start, 'dev_mara_ipad')
  expect((await state(first)).state).toBe('active')

  const second = await started(start, 'dev_mara_ipad')
  expect(await state(first)).toMatchObject({ state: 'ended', ended_reason: 'agent_ended' })
  const third = await started(start, 'dev_mara_ipad')
  const running = (await call('GET', '/api/1/sessions?state=active')).json
  expect(ids(running)).toEqual(ids([{ id: 'ses_mara_now' }, { id: plain }, { id: other }, { id: third }]))
  expect((await state(second)).state).toBe('ended')

  // Where the last one was closed, and not loaded again, it ends by itself.
  wait(31 * 60_000)
  expect(await state(third)).toMatchObject({ state: 'ended', ended_reason: 'active_timeout' })
  expect((await state(plain)).state).toBe('active')
})

test('joining by code takes the session and asks its device', async () => {
  const { call, wait } = await testCaller(world, { role: 'agent' })
  const { json } = await call('GET', '/api/1/sessions/482913')
  await call('PUT', `/api/1/sessions/${json.id}`, { agent: 'me' })
  wait(4_000)
  expect((await call('GET', `/api/1/sessions/${json.id}`)).json).toMatchObject({
    state: 'active',
    agent: { email: 'agent@example.com' },
  })
})

test('a recording is read and deleted by its own name, and its links carry their own short-lived pass', async () => {
  const readOnly = { role: null, policy: { version: 3, sessions: {}, recordings: { permissions: ['read'] } } }
  const { call, wait } = await testCaller(world, readOnly)
  const { json } = await call('GET', '/api/1/sessions/ses_mara_done/recording')
  expect(json.id).toBe('ses_mara_done')
  expect(
    (await call('GET', json.actions)).json.map(({ timestamp }: { timestamp: string }) => Date.parse(timestamp)),
  ).not.toContain(Number.NaN)
  expect((await call('GET', json.actions.replace('ses_mara_done', 'ses_jonas_done'))).status).toBe(403)
  expect((await call('DELETE', '/api/1/sessions/ses_mara_done/recording')).status).toBe(403)
  wait(6 * 60_000)
  expect((await call('GET', json.actions)).status).toBe(403)
  const admin = await testCaller(world, everything)
  expect((await admin.call('DELETE', '/api/1/sessions/ses_mara_done/recording')).status).toBe(200)
  expect((await admin.call('GET', '/api/1/sessions/ses_mara_done/recording')).status).toBe(404)
})

test('untouched fixtures stay alive however long the sandbox runs', async () => {
  const { call, wait } = await testCaller(world, everything, {})
  wait(12 * 60 * 60_000)
  const { json } = await call('GET', '/api/1/sessions/ses_aiko_waits')
  expect(json.state).toBe('pending')
  expect((await call('GET', '/api/1/devices/dev_mara_web')).json.last_active).toBe(
    new Date(testNow + 12 * 3_600_000 - 60_000).toISOString(),
  )
})

test('a body that is no JSON object is refused in place', async () => {
  const { call } = await testCaller(world, everything)
  expect((await call('POST', '/api/1/sessions', [])).status).toBe(400)
  expect((await call('POST', '/api/1/devices/dev_mara_web/notifications', {})).status).toBe(400)
})
