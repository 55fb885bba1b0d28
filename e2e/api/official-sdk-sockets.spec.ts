import { once } from 'node:events'
import CobrowseAPI from 'cobrowse-agent-sdk'
import WebSocket from 'ws'
import { expect, test } from '../fixtures'
import { sandboxOf, signTestToken, startFrom } from '../steps'

// The unmodified SDK in Node over the sockets of the server as it is started; Node 20 has no WebSocket, which browsers have.
test.beforeAll(() => void Object.assign(globalThis, { WebSocket }))

test('over its socket the SDK hears of the device that consents, of each change and of the end of a session', async ({
  page,
  baseURL,
}) => {
  await startFrom(page, 'One customer')
  const token = await signTestToken(page)
  const [client, other] = [0, 1].map(() => new CobrowseAPI(token, { api: sandboxOf(baseURL) }))
  if (client === undefined || other === undefined) throw new Error('no client')
  const device = await client.devices.get('dev_mara_ipad')
  const session = await client.sessions.create({ custom_data: { user_id: 'c_4711' }, agent: 'me' })
  await session.subscribe()
  await device.notify({ session })
  // Nothing is asked for from here on: what is known of the session came over the socket.
  await expect.poll(() => session.state).toBe('active')

  const same = await other.sessions.get(session.id)
  await same.setFullDevice('requested')
  await expect.poll(() => session.full_device).toBe('requested')
  const ended = once(session, 'ended')
  await same.end()
  await ended
  expect(session.isEnded()).toBe(true)

  const web = await client.devices.get('dev_mara_web')
  expect(Reflect.get(web, 'online')).toBe(false)
  await web.subscribe()
  await expect.poll(() => Reflect.get(web, 'online')).toBe(true)
  client.disconnect()
  other.disconnect()
})

test('a token that reaches no sessions hears of none, and its client goes on', async ({ page, baseURL }) => {
  await startFrom(page, 'One customer')
  const [mine, foreign] = ['ses_mara_now', 'ses_luis_now']
  const client = new CobrowseAPI(await signTestToken(page), { api: sandboxOf(baseURL) })
  await expect(client.sessions.get(foreign)).rejects.toMatchObject({ id: 'forbidden', status: 403 })
  const session = await client.sessions.get(mine)
  await session.subscribe()
  await expect.poll(() => session.state).toBe('active')
  expect(await client.devices.list()).toHaveLength(2)
  client.disconnect()
})
