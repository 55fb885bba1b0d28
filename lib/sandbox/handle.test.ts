import { expect, test } from 'vitest'
import { handleSandboxRequest } from './handle'
import { seedWorld } from './seed'
import { testCaller, testContext, testNow } from './testing'

const world = seedWorld(testNow)
const everything = { role: null, policy: { version: 3, '*': {} } }
const ofMara = { custom_data: { user_id: 'c_4711' } }
const maraOnly = { role: null, policy: { version: 3, devices: ofMara, push: ofMara, sessions: ofMara } }

function ids(list: readonly { id: string }[]) {
  return list.map(({ id }) => id).toSorted()
}

test('a preflight is answered for every origin, without a token', async () => {
  const request = {
    method: 'OPTIONS',
    path: '/api/1/devices',
    query: new URLSearchParams(),
    authorization: null,
    body: '',
  }
  const { response } = await handleSandboxRequest(request, world, await testContext())
  expect(response.status).toBe(204)
  expect(response.headers['access-control-allow-origin']).toBe('*')
  expect(response.headers['access-control-allow-methods']).toContain('DELETE')
  expect(response.headers['access-control-allow-headers']).toContain('X-CobrowseAPIVersion')
})

test('without a token nothing is answered', async () => {
  const request = { method: 'GET', path: '/api/1/devices', query: new URLSearchParams(), authorization: null, body: '' }
  const { response } = await handleSandboxRequest(request, world, await testContext())
  expect(response.status).toBe(401)
  expect(JSON.parse(response.body)).toEqual({ id: 'unauthorized', message: 'jwt must be provided' })
})

test('a device list holds what the policy matches and is not refused for the rest', async () => {
  const { call } = await testCaller(world, maraOnly)
  const { status, json } = await call('GET', '/api/1/devices')
  expect(status).toBe(200)
  expect(ids(json)).toEqual(['dev_mara_ipad', 'dev_mara_web'])
})

test('filters narrow a list, by whole key and as text', async () => {
  const { call } = await testCaller(world, everything)
  expect(ids((await call('GET', '/api/1/devices?filter_tenant=globex&filter_tier=gold')).json)).toEqual([
    'dev_luis_surface',
  ])
  expect(ids((await call('GET', '/api/1/devices?filter_app.tenant=acme')).json)).toEqual(['dev_camille_safari'])
  expect(ids((await call('GET', '/api/1/devices?filter_user_id=9001')).json)).toEqual(['dev_lobby_kiosk'])
  expect((await call('GET', '/api/1/devices?filter_constructor=x')).json).toEqual([])
})

test('devices can be listed by when they were seen, in ISO or milliseconds', async () => {
  const { call } = await testCaller(world, everything)
  const iso = new Date(testNow - 5.5 * 60_000).toISOString()
  expect(ids((await call('GET', `/api/1/devices?seen_after=${encodeURIComponent(iso)}`)).json)).toHaveLength(5)
  expect(ids((await call('GET', `/api/1/devices?seen_before=${testNow - 3_600_000}`)).json)).toEqual(['dev_old_ipad'])
  expect((await call('GET', '/api/1/devices?seen_after=soon')).status).toBe(400)
})

test('an unnamed resource or action is refused by name', async () => {
  const { call } = await testCaller(world, { role: null, policy: { version: 3, devices: { permissions: ['update'] } } })
  for (const path of ['/api/1/devices', '/api/1/sessions', '/api/1/sessions/ses_luis_now/recording']) {
    const { status, json } = await call('GET', path)
    expect([path, status, json.id]).toEqual([path, 403, 'forbidden'])
    expect(json.message).toMatch(/^(devices|sessions|recordings):read is refused\. \S/)
  }
})

test('one object out of scope is 403, or 404 when a test asks for it', async () => {
  const open = await testCaller(world, maraOnly)
  expect((await open.call('GET', '/api/1/devices/dev_luis_surface')).status).toBe(403)
  expect((await open.call('GET', '/api/1/devices/dev_nobody')).status).toBe(404)
  const closed = await testCaller(world, maraOnly, { outOfScope: 'not_found' })
  expect((await closed.call('GET', '/api/1/devices/dev_luis_surface')).status).toBe(404)
  expect((await closed.call('GET', '/api/1/devices/dev_mara_ipad')).status).toBe(200)
})

test('account switches apply on top of the policy', async () => {
  const off = {
    ...world,
    features: { device_listing: false, agent_sessions: false, full_device: false, recording: false },
  }
  const { call } = await testCaller(off, everything)
  const answers = await Promise.all([
    call('GET', '/api/1/devices'),
    call('POST', '/api/1/sessions', {}),
    call('PUT', '/api/1/sessions/ses_luis_now', { full_device: 'requested' }),
    call('GET', '/api/1/sessions/ses_mara_done/recording'),
  ])
  expect(answers.map(({ status, json }) => [status, json.id])).toEqual(Array(4).fill([403, 'feature_disabled']))
  expect((await call('GET', '/api/1/accounts')).json[0].features).toMatchObject({
    device_listing: false,
    remote_control: true,
  })
})

test('what the account has switched off is asked of no device, on creating a session as on changing one', async () => {
  const off = { ...world, features: { full_device: false } }
  const { call, world: after } = await testCaller(off, everything)
  for (const wish of [true, 'requested']) {
    const { status, json } = await call('POST', '/api/1/sessions', { agent: 'me', full_device: wish })
    expect([status, json.id, json.message]).toEqual([
      403,
      'feature_disabled',
      expect.stringMatching(/^Full device mode/),
    ])
  }
  expect(after()).toBe(off)
  for (const wish of [false, 'off']) {
    expect((await call('POST', '/api/1/sessions', { full_device: wish })).json).toMatchObject({ full_device: 'off' })
  }
  const { call: allowed } = await testCaller(world, everything)
  expect((await allowed('POST', '/api/1/sessions', { full_device: true })).json.full_device).toBe('requested')
})

test('the caller, the account, the region and the resolved policy need nothing but a valid token', async () => {
  const { call } = await testCaller(world, { role: null, policy: { version: 3 } })
  expect((await call('GET', '/api/1/users/me')).json).toMatchObject({ name: 'agent', email: 'agent@example.com' })
  expect((await call('GET', '/api/1/accounts')).json).toMatchObject([{ license_key: 'license-test' }])
  expect((await call('GET', '/api/1/regions/closest')).json).toHaveProperty('id')
  expect((await call('GET', '/api/1/policy/current')).json).toEqual({ '*': { permissions: [] } })
  expect((await call('GET', '/api/1/users/usr_tom_okafor')).status).toBe(403)
})

test('whatever the SDK was given it can fetch again by its own address', async () => {
  const { call } = await testCaller(world, { role: null, policy: { version: 3 } })
  const [account] = (await call('GET', '/api/1/accounts')).json
  expect((await call('GET', `/api/1/accounts/${account.id}`)).json).toEqual(account)
  expect((await call('GET', '/api/1/accounts/acc_other')).status).toBe(404)
  const region = (await call('GET', '/api/1/regions/closest')).json
  expect((await call('GET', `/api/1/regions/${region.id}`)).json).toEqual(region)
  expect((await call('GET', '/api/1/regions/rgn_other')).status).toBe(404)
  expect((await call('GET', '/api/1/policy/')).json).toEqual((await call('GET', '/api/1/policy/current')).json)
})

test('settings are read and written by features, and what is switched off is off for every token', async () => {
  const reader = await testCaller(world, { role: null, policy: { version: 3, features: { permissions: ['read'] } } })
  expect((await reader.call('GET', '/api/1/settings')).json.features).toMatchObject({ full_device: true })
  const refused = await reader.call('PUT', '/api/1/settings', { features: { full_device: false } })
  expect([refused.status, refused.json.id, refused.json.message]).toEqual([
    403,
    'forbidden',
    expect.stringMatching(/^features:update is refused/),
  ])
  const admin = await testCaller(world, { role: 'administrator' })
  for (const features of [{ full_device: 'off' }, { flying: true }, null])
    expect((await admin.call('PUT', '/api/1/settings', { features })).status).toBe(400)
  const off = await admin.call('PUT', '/api/1/settings', { features: { device_listing: false } })
  expect(off.json.features).toMatchObject({ device_listing: false, full_device: true })
  expect((await admin.call('GET', '/api/1/devices')).json.id).toBe('feature_disabled')
  const nobody = await testCaller(world, { role: null, policy: { version: 3, devices: {} } })
  expect((await nobody.call('GET', '/api/1/settings')).status).toBe(403)
})

test('members are created, listed, changed and removed, each by its own permission', async () => {
  const can = (...permissions: string[]) => ({ role: null, policy: { version: 3, members: { permissions } } })
  const all = await testCaller(world, can('create', 'read', 'update', 'delete'))
  const before = (await all.call('GET', '/api/1/scim/Users')).json
  expect(before.Resources.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
    'Tom Okafor',
    'Priya Nair',
  ])
  const made = await all.call('POST', '/api/1/scim/Users', { userName: 'ines@acme.example' })
  expect(made.json).toMatchObject({ userName: 'ines@acme.example', active: true })
  expect((await all.call('POST', '/api/1/scim/Users', { userName: 'ines@acme.example' })).status).toBe(400)
  expect((await all.call('POST', '/api/1/scim/Users', { userName: 'ines' })).status).toBe(400)
  const path = `/api/1/scim/Users/${made.json.id}`
  const Operations = [{ op: 'Replace', path: 'active', value: false }]
  expect((await all.call('PATCH', path, { Operations })).json.active).toBe(false)
  expect((await all.call('PATCH', path, { Operations: [{ op: 'add', path: 'roles', value: 'owner' }] })).status).toBe(
    400,
  )
  expect((await all.call('PUT', path, { displayName: 'Ines' })).json).toMatchObject({
    displayName: 'Ines',
    active: false,
  })
  expect((await all.call('DELETE', path)).status).toBe(200)
  expect((await all.call('GET', path)).status).toBe(404)

  const calls = [
    ['GET', '/api/1/scim/Users'],
    ['POST', '/api/1/scim/Users', { userName: 'new@acme.example' }],
    ['PATCH', '/api/1/scim/Users/mbr_tom_okafor', { Operations }],
    ['DELETE', '/api/1/scim/Users/mbr_tom_okafor'],
  ] as const
  for (const [at, permission] of ['read', 'create', 'update', 'delete'].entries()) {
    const { call } = await testCaller(world, can(permission))
    const answers = await Promise.all(calls.map(([method, address, body]) => call(method, address, body)))
    expect(answers.map(({ status }) => status)).toEqual(calls.map((_, index) => (index === at ? 200 : 403)))
  }
  const agent = await testCaller(world, { role: 'agent' })
  expect((await agent.call('GET', '/api/1/scim/Users')).json.message).toMatch(/^members:read is refused/)
})

test('an unknown path is 404 and an unknown method 405, both as JSON the SDK can read', async () => {
  const { call } = await testCaller(world, everything)
  expect((await call('GET', '/api/1/nothing')).json).toHaveProperty('message')
  expect((await call('GET', '/api/2/devices')).status).toBe(404)
  expect((await call('DELETE', '/api/1/devices')).status).toBe(405)
})
