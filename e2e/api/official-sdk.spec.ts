import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import CobrowseAPI from 'cobrowse-agent-sdk'
import { SignJWT } from 'jose'
import { expect, test } from '../fixtures'
import { sandboxOf, signTestToken, startFrom } from '../steps'

// The unmodified SDK in Node, against the server under test; its tokens are signed by the app, or by a key it was given.

const ofMara = { custom_data: { user_id: 'c_4711' } }

test('with a test token of the app the SDK sees and does what the policy says, and is told why not', async ({
  page,
  baseURL,
}) => {
  await startFrom(page, 'One customer')
  const client = new CobrowseAPI(await signTestToken(page), { api: sandboxOf(baseURL) })

  const devices = await client.devices.list()
  expect(devices.map(({ id }) => id).toSorted()).toEqual(['dev_mara_ipad', 'dev_mara_web'])
  expect(await client.devices.list({ filter_user_id: 'c_4712' })).toEqual([])
  const refused = { id: 'forbidden', status: 403, message: expect.stringContaining('user_id') }
  await expect(client.devices.get('dev_luis_surface')).rejects.toMatchObject(refused)
  await expect(client.sessions.create({ custom_data: { user_id: 'c_9001' } })).rejects.toMatchObject(refused)

  const device = await client.devices.get('dev_mara_ipad')
  expect(device.last_active).toBeInstanceOf(Date)
  const region = await client.regions.closest()
  const session = await client.sessions.create({ ...ofMara, region: region.id, agent: 'me' })
  expect(session.state).toBe('pending')
  expect((await client.sessions.get(session.code)).id).toBe(session.id)
  await session.update({ custom_data: { ...ofMara.custom_data, note: 'from Node' } })
  await device.notify({ session })
  await expect.poll(async () => (await client.sessions.get(session.id)).state, { timeout: 15_000 }).toBe('active')
  const joined = await client.sessions.get(session.id)
  expect(joined.custom_data).toEqual({ ...ofMara.custom_data, note: 'from Node' })
  await joined.end()
  expect((await client.sessions.get(session.id)).state).toBe('ended')
  await expect(client.sessions.get(session.code)).rejects.toMatchObject({ id: 'not_found', status: 404 })

  expect((await client.users.current()).id).toBe(joined.agent?.id)
  const [account] = await client.accounts.list()
  expect(account).toMatchObject({ license_key: 'license-sandbox', features: { device_listing: true } })
  const policy = await policyOf(client)
  expect(policy.hasPermission('devices:read')).toBe(true)
  expect(policy.hasPermission('members:read')).toBe(false)
})

test('the SDK calls an expired token by its name, and one of a foreign key is refused as that', async ({
  page,
  baseURL,
}) => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  await page.goto('/keys')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('Private key (PEM)').fill(own.export({ format: 'pem', type: 'pkcs8' }).toString())
  await page.getByRole('button', { name: 'Import key' }).click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('signs from now on')

  const listWith = async (key: KeyObject, endsIn: number) =>
    new CobrowseAPI(await tokenOf(key, endsIn), { api: sandboxOf(baseURL) }).devices.list()
  expect(await listWith(own, 60)).toHaveLength(2)
  await expect(listWith(own, -1)).rejects.toMatchObject({ name: 'TokenExpiredError' })
  await expect(listWith(foreign, 60)).rejects.toMatchObject({
    id: 'unauthorized',
    status: 401,
    message: 'invalid signature',
  })
  await expect(new CobrowseAPI(undefined, { api: sandboxOf(baseURL) }).devices.list()).rejects.toMatchObject({
    status: 401,
  })
})

/** A token of Mara's devices that ends so many seconds from now. */
async function tokenOf(key: KeyObject, endsIn: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({ role: null, policy: { version: 3, devices: ofMara } })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('license-sandbox')
    .setSubject('ada@acme.example')
    .setAudience('https://cobrowse.io')
    .setIssuedAt(now - 120)
    .setExpirationTime(now + endsIn)
    .sign(key)
}

type SdkPolicy = { hasPermission(permission: string): boolean }

/** The SDK's types do not name `policies` yet. */
function policyOf(client: CobrowseAPI): Promise<SdkPolicy> {
  const policies: { current(): Promise<SdkPolicy> } = Reflect.get(client, 'policies')
  return policies.current()
}
