import { request as send } from 'node:http'
import { expect, test } from '../fixtures'
import { embeddingOrigin } from '../plant'

const always = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
}

/** Sends a request with exactly these headers, which a browser would not. */
function ask(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = send(url, { headers }, async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() })
    })
    sent.once('error', reject).end()
  })
}

for (const [path, status] of [
  ['/', 200],
  ['/templates', 200],
  ['/sign-in', 200],
  ['/nowhere', 404],
  ['/templates/', 308],
  ['/health', 200],
  ['/api/v1/templates/tpl_00000000000000000000', 404],
  ['/api/v1/templates/tpl_nothing', 422],
  ['/.well-known/jwks.json', 200],
  ['/icon.svg', 200],
  ['/sandbox-host/dashboard', 404],
] as const) {
  test(`${path} (${status}) carries every header`, async ({ request }) => {
    const response = await request.get(path, { maxRedirects: path === '/templates/' ? 0 : 3 })
    expect(response.status()).toBe(status)
    const headers = response.headers()
    expect(headers).toMatchObject({ ...always, 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-powered-by']).toBeUndefined()
  })
}

for (const path of [
  '/nowhere.txt',
  '/nowhere.png',
  '/_next/nowhere',
  '/_next/image',
  '/_next/data/x.json',
  '/no/page',
]) {
  test(`what is not there on the sandbox host (${path}) is answered with the policy of a page`, async ({
    request,
    baseURL,
  }) => {
    const response = await request.get(`http://127.0.0.1:${new URL(baseURL ?? '').port}${path}`)
    const headers = response.headers()
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain('frame-ancestors')
    expect(Object.keys(headers).filter((name) => /^x-(middleware|remit|nextjs|matched|powered)/.test(name))).toEqual([])
  })
}

for (const host of ['localhost', '127.0.0.1']) {
  for (const [path, status] of [
    ['//x', 308],
    ['/dashboard//x', 308],
    ['/api/1/devices', host === 'localhost' ? 404 : 401],
    ['/api/1/nothing', host === 'localhost' ? 404 : 401],
    ['/_next/static/nowhere.js', 404],
  ] as const) {
    test(`${host}${path} (${status}) may be framed by nobody`, async ({ baseURL, request }) => {
      const origin = `http://${host}:${new URL(baseURL ?? '').port}`
      const answer = await request.get(`${origin}${path}`, { maxRedirects: 0 })
      expect(answer.status()).toBe(status)
      const { 'content-security-policy': policy = '', 'x-frame-options': frames } = answer.headers()
      expect(policy).toContain("default-src 'none'")
      expect(policy.includes("frame-ancestors 'none'") ? frames : 'DENY').toBe('DENY')
      expect(policy).toContain('frame-ancestors')
    })
  }
}

test('a request that offers HTTP/2 is answered as if it did not', async ({ baseURL }) => {
  const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
  expect(await ask(`${baseURL}/health`, offer)).toMatchObject({ status: 200, body: '{"status":"ok"}' })
  const { port } = new URL(baseURL ?? '')
  expect((await ask(`http://127.0.0.1:${port}/api/1/devices`, offer)).status).toBe(401)
})

test('a page of the sandbox takes nothing that is sent to it, from the app neither', async ({ request, baseURL }) => {
  const sandbox = `http://127.0.0.1:${new URL(baseURL ?? '').port}`
  for (const path of ['/', '/dashboard', '/templates', '/sign-in', '/setup', '/nowhere.txt', '/_next/nowhere']) {
    for (const origin of [new URL(baseURL ?? '').origin, sandbox]) {
      const headers = { origin, 'next-action': 'a'.repeat(42), 'content-type': 'text/plain;charset=UTF-8' }
      expect((await request.post(`${sandbox}${path}`, { data: '[]', headers })).status()).toBe(404)
    }
  }
})

test('pages and refusals are never kept by a cache', async ({ request }) => {
  for (const path of ['/templates', '/sign-in', '/api/v1/templates/tpl_nothing']) {
    expect((await request.get(path)).headers()['cache-control']).toContain('no-store')
  }
})

test('the sandbox may be framed by the app and by listed origins, and opened in a window by them', async ({
  request,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '')
  const response = await request.get(`http://127.0.0.1:${origin.port}/dashboard`)
  expect(response.headers()).toMatchObject({
    ...always,
    'cross-origin-opener-policy': 'unsafe-none',
    'referrer-policy': 'no-referrer',
  })
  expect(response.headers()['content-security-policy']).toContain(
    `frame-ancestors 'self' ${origin.origin} ${embeddingOrigin};`,
  )
  expect(response.headers()['x-frame-options']).toBeUndefined()
})

test('the pages of the app do not exist on the host of the sandbox', async ({ baseURL }) => {
  const { port } = new URL(baseURL ?? '')
  const answer = await ask(`http://127.0.0.1:${port}/sign-in`, {})
  expect(answer.body).not.toContain('Password')
})

for (const host of ['evil.test', 'localhost', '127.0.0.1', 'localhost.evil.test:80']) {
  test(`a request for the host ${host} is refused`, async ({ baseURL }) => {
    expect((await ask(`${baseURL}/`, { host })).status).toBe(421)
  })
}

test('a forged X-Forwarded-Host moves nothing', async ({ baseURL }) => {
  const answer = await ask(`${baseURL}/sign-in`, { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' })
  expect(answer.status).toBe(200)
  expect(answer.body).not.toContain('evil.test')
})

test('a report of a broken policy is taken without a cookie, and junk is not', async ({ request }) => {
  const report = {
    'csp-report': { 'effective-directive': 'img-src', 'blocked-uri': 'https://x.test/', 'document-uri': '/' },
  }
  const headers = { 'content-type': 'application/csp-report' }
  expect((await request.post('/api/csp-report', { data: JSON.stringify(report), headers })).status()).toBe(204)
  expect((await request.post('/api/csp-report', { data: 'junk', headers })).status()).toBe(400)
})
