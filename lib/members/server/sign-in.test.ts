import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { hashPassword, verifyPassword } from './password'
import { addOwner, owner, post } from './testing'

let database: Database

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
  await addOwner(database)
})
afterEach(async () => {
  vi.useRealTimers()
  await database.close()
})

async function codesOf(count: number, send: (index: number) => Promise<Response>): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) statuses.push((await send(index)).status)
  return statuses
}

test('the right password signs in, with a cookie that scripts and other sites cannot use and a body without a token', async () => {
  const answer = await post('sign-in/email', { ...owner, email: '  Olive@Example.COM ' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ok: true, value: null })
  const [cookie = '', ...others] = answer.headers.getSetCookie()
  expect(others).toEqual([])
  expect(cookie).toMatch(/^remit_session=/)
  for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=28800']) expect(cookie).toContain(flag)
  expect(cookie).not.toMatch(/Domain/i)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await post('sign-in/email', { ...owner, password: 'not the password' })
  const unknown = await post('sign-in/email', { ...owner, email: 'nobody@example.com' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(await wrong.json()).toEqual(await unknown.json())
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['a suffix of our name', { origin: 'http://localhost:3000.evil.example' }],
  ['another port', { origin: 'http://localhost:3001' }],
  ['the sandbox', { origin: 'http://127.0.0.1:3000' }],
  ['a hidden origin', { origin: 'null' }],
  ['no origin at all', { origin: null }],
  ['another site that forges the host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
])('a request from %s is refused with a sentence', async (_name, headers) => {
  const answer = await post('sign-in/email', owner, headers)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({
    failure: { code: 'foreign_origin', message: expect.stringMatching(/another site/) },
  })
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('a plain form of another site gets nowhere, even with our origin', async () => {
  const form = new URLSearchParams(owner).toString()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'application/jsonp']) {
    expect((await post('sign-in/email', form, { 'content-type': type })).status).toBe(400)
  }
})

test.each([
  'sign-up/email',
  'get-session',
  'update-user',
  'change-password',
  'sign-in/social',
  'sign-in//email',
  'Sign-In/Email',
  'ok',
])('the door %s of the library is shut', async (path) => {
  expect((await post(path, owner)).status).toBe(404)
})

test.each(['', '[]', '{"email":"a"}', '{"email":{"$ne":""},"password":{"$ne":""}}', '{'])(
  'the body %j is refused',
  async (body) => {
    expect((await post('sign-in/email', body)).status).toBe(400)
  },
)

test('a body of a megabyte is refused before it is read as JSON', async () => {
  expect((await post('sign-in/email', 'x'.repeat(1_000_000))).status).toBe(413)
})

test('an account has ten tries however its address is spelled and wherever they come from', async () => {
  const spellings = ['olive@example.com', 'OLIVE@EXAMPLE.COM', ' Olive@example.com', 'oLiVe@eXaMpLe.CoM ']
  const statuses = await codesOf(12, (index) =>
    post(
      'sign-in/email',
      { email: spellings[index % 4], password: `guess ${index}` },
      { 'x-remit-client-address': `198.51.100.${index}` },
    ),
  )
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  const right = await post('sign-in/email', owner, { 'x-remit-client-address': '198.51.100.99' })
  expect(right.status).toBe(429)
  expect(await right.json()).toMatchObject({
    failure: { code: 'too_many', message: expect.stringMatching(/Wait 15 minutes/) },
  })
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(800)
}, 60_000)

test('tries made at the same time count too', async () => {
  const answers = await Promise.all(
    Array.from({ length: 14 }, (_, index) =>
      post('sign-in/email', { ...owner, password: 'guess' }, { 'x-remit-client-address': `198.51.100.${index}` }),
    ),
  )
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10)
}, 60_000)

test('the right password gives an account its tries back', async () => {
  await codesOf(9, () => post('sign-in/email', { ...owner, password: 'guess' }))
  expect((await post('sign-in/email', owner)).status).toBe(200)
  const elsewhere = { 'x-remit-client-address': '198.51.100.1' }
  expect((await post('sign-in/email', { ...owner, password: 'guess' }, elsewhere)).status).toBe(401)
}, 60_000)

test('an address of the network has ten tries a minute, and a forged X-Forwarded-For does not give it more', async () => {
  const statuses = await codesOf(12, (index) =>
    post(
      'sign-in/email',
      { email: `nobody-${index}@example.com`, password: 'guess' },
      { 'x-forwarded-for': `192.0.2.${index}`, 'x-real-ip': `192.0.2.${index}`, forwarded: `for=192.0.2.${index}` },
    ),
  )
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  expect((await post('sign-in/email', owner, { 'x-remit-client-address': '198.51.100.1' })).status).toBe(200)
}, 60_000)

test('a whole /64 network of IPv6 counts as one address', async () => {
  const statuses = await codesOf(11, (index) =>
    post(
      'sign-in/email',
      { email: `nobody-${index}@example.com`, password: 'guess' },
      { 'x-remit-client-address': `2001:db8:1:2::${index.toString(16)}` },
    ),
  )
  expect(statuses.at(-1)).toBe(429)
}, 60_000)

test('every sign-in and every refused one is in the journal, without address or password', async () => {
  await post('sign-in/email', { ...owner, password: 'my bank password' })
  await post('sign-in/email', owner)
  const rows = await database.db
    .withTables<{ journal: Record<string, unknown> }>()
    .selectFrom('journal')
    .selectAll()
    .execute()
  expect(rows.map((row) => [row.deed, row.outcome])).toEqual([
    ['member.sign-in', 'unauthenticated'],
    ['member.sign-in', 'done'],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/olive|password/i)
})

test('a password is kept as a salted scrypt hash that only it matches', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword({ hash: one, password: 'correct horse' })).toBe(true)
  expect(await verifyPassword({ hash: one, password: 'correct horse ' })).toBe(false)
  for (const hash of ['', 'correct horse', 'scrypt$1024$8$1$$', 'scrypt$99999999$8$1$AA$AA']) {
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(false)
  }
}, 30_000)
