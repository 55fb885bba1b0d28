import { request as send } from 'node:http'
import { expect, owner, test } from '../fixtures'

type Sent = {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body?: string
  readonly from?: string
}

/** Posts with exactly these headers, which a browser would not, to the loopback address the app listens on. */
function post({ url, headers, body = '', from }: Sent): Promise<{ status: number; body: string }> {
  const { host, port, pathname } = new URL(url)
  const target = { host: '127.0.0.1', port, path: pathname, method: 'POST', ...(from ? { localAddress: from } : {}) }
  return new Promise((resolve, reject) => {
    const sent = send({ ...target, headers: { host, ...headers } }, async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
    })
    sent.once('error', reject).end(body)
  })
}

test('an action is refused from a foreign origin and without one, and done from its own', async ({ page, context }) => {
  await page.goto('/templates/new')
  const captured = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await page.getByRole('button', { name: 'Start from One customer' }).click()
  const request = await captured
  await page.waitForURL(/\/templates\/tpl_/)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const { 'next-action': action = '', 'content-type': type = '', accept = '' } = request.headers()
  const url = request.url()
  const body = request.postData() ?? ''
  const headers = { 'next-action': action, 'content-type': type, accept, cookie }

  const own = await post({ url, headers: { ...headers, origin: new URL(url).origin }, body })
  expect(own.body).toContain('tpl_')
  for (const origin of ['https://evil.test', 'null', 'http://127.0.0.1', null]) {
    const answer = await post({ url, headers: { ...headers, ...(origin === null ? {} : { origin }) }, body })
    expect(answer, String(origin)).toEqual({
      status: 403,
      body: 'This request came from another site, so it was refused.\n',
    })
  }
})

test('the doors of sign-in are closed to other origins', async ({ baseURL }) => {
  const url = `${baseURL}/api/auth/sign-in/email`
  const body = JSON.stringify({ email: owner.email, password: owner.password })
  for (const origin of ['https://evil.test', null]) {
    const headers = { 'content-type': 'application/json', ...(origin === null ? {} : { origin }) }
    const answer = await post({ url, headers, body })
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('another site')
  }
})

test('too many tries are refused with a sentence that says how long to wait', async ({ baseURL }) => {
  const url = `${baseURL}/api/auth/sign-in/email`
  const headers = { 'content-type': 'application/json', origin: baseURL ?? '' }
  const body = JSON.stringify({ email: 'nobody@acme.example', password: 'guessing again' })
  const statuses: number[] = []
  // From an address of its own, so that the other tests keep their tries.
  for (let count = 0; count < 12; count += 1)
    statuses.push((await post({ url, headers, body, from: '127.0.0.2' })).status)
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
  expect(statuses.at(-1)).toBe(429)
  const last = await post({ url, headers, body, from: '127.0.0.2' })
  expect(last.body).toMatch(/Too many tries\. Wait (a minute|\d+ minutes)/)
})
