import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { inTurn } from '../hash-turns'
import { addOwner, owner, post } from '../testing'
import { knownBrowser } from './known-browser'

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
  const [cookie = '', known = '', ...others] = answer.headers.getSetCookie()
  expect(others).toEqual([])
  expect(cookie).toMatch(/^remit_session=.*Max-Age=28800/)
  expect(known).toMatch(/^remit_known=.*Max-Age=15552000/)
  for (const set of [cookie, known]) {
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(set).toContain(flag)
    expect(set).not.toMatch(/Domain|olive/i)
  }
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

/** Guesses the owner's password so many times, each from the address that `addressOf` names. */
function guesses(count: number, addressOf: (index: number) => string, headers: Record<string, string> = {}) {
  return codesOf(count, (index) =>
    post(
      'sign-in/email',
      { ...owner, password: `guess ${index}` },
      { 'x-remit-client-address': addressOf(index), ...headers },
    ),
  )
}

/** The cookies a browser keeps when its sign-in has ended: by what signed in before. */
async function knownCookie(): Promise<string> {
  const [known = ''] = (await post('sign-in/email', owner)).headers.getSetCookie().filter((set) => /known/.test(set))
  return known.split(';')[0] ?? ''
}

test('a network has ten tries at an account, however the address is spelled and from whatever host of it', async () => {
  const spellings = ['olive@example.com', 'OLIVE@EXAMPLE.COM', ' Olive@example.com', 'oLiVe@eXaMpLe.CoM ']
  const statuses = await codesOf(12, (index) =>
    post(
      'sign-in/email',
      { email: spellings[index % 4], password: `guess ${index}` },
      { 'x-remit-client-address': `2001:db8:1:2::${index}` },
    ),
  )
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
})

/** A stranger's network of its own neighbourhood, by its number. */
function stranger(index: number): string {
  return `198.${index >> 8}.${index & 255}.7`
}

/** Makes the hundred tries after which an account goes slow: ten from each of ten networks. */
async function guessUntilSlow(): Promise<void> {
  expect(new Set(await guesses(100, (index) => stranger(index % 10)))).toEqual(new Set([401]))
}

const elsewhere = { 'x-remit-client-address': '192.0.2.1' }

test('a hundred wrong tries from ten networks turn the right password away nowhere else, and in a known browser not even there', async () => {
  const cookie = await knownCookie()
  await guessUntilSlow()
  expect(await guesses(1, () => stranger(0), { cookie })).toEqual([401])
  const inThere = { cookie, 'x-remit-client-address': stranger(0) }
  expect((await post('sign-in/email', owner, inThere)).status).toBe(200)
  await guesses(100, (index) => stranger(index % 10))
  expect((await post('sign-in/email', owner, elsewhere)).status).toBe(200)
})

test('ten networks that guess and never stop keep a new browser waiting for a minute at most', async () => {
  await guessUntilSlow()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  for (let minute = 0; minute < 16; minute += 1) {
    vi.setSystemTime(Date.now() + 60_000)
    await guesses(12, (index) => stranger((index + minute) % 10))
    const wrong = { ...owner, password: 'mistyped' }
    const tried = await post('sign-in/email', wrong, { 'x-remit-client-address': stranger(100 + minute) })
    if (tried.status === 401) continue
    expect(tried.status).toBe(429)
    expect(Number(tried.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    vi.setSystemTime(Date.now() + Number(tried.headers.get('retry-after')) * 1000)
    expect((await post('sign-in/email', wrong, { 'x-remit-client-address': stranger(100 + minute) })).status).toBe(401)
  }
  expect((await post('sign-in/email', owner, elsewhere)).status).toBe(200)
})

test('while an account goes slow, no more than six guesses a minute are looked at, however many networks make them', async () => {
  await guessUntilSlow()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  for (let minute = 0; minute < 3; minute += 1) {
    const statuses = await guesses(40, (index) => stranger(100 + minute * 40 + index))
    expect(statuses).toEqual([...Array(6).fill(401), ...Array(34).fill(429)])
    vi.setSystemTime(Date.now() + 60_000)
  }
})

test('while an account goes slow, a neighbourhood of networks has three tries in a quarter of an hour', async () => {
  await guessUntilSlow()
  const near = (index: number) => (index % 2 === 0 ? `203.0.113.${index}` : `2001:db8:1:${index}::1`)
  expect(await guesses(8, near)).toEqual([...Array(6).fill(401), 429, 429])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 14 * 60_000 })
  expect(await guesses(2, near)).toEqual([429, 429])
  vi.setSystemTime(Date.now() + 60_000)
  expect(await guesses(8, near)).toEqual([...Array(6).fill(401), 429, 429])
})

test('waiting because others took the places costs no try: who comes back gets in', async () => {
  await guessUntilSlow()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  for (let minute = 0; minute < 12; minute += 1) {
    await guesses(6, (index) => stranger(100 + minute * 6 + index))
    const answer = await post('sign-in/email', owner, elsewhere)
    expect(answer.status).toBe(429)
    expect(await answer.json()).toMatchObject({
      failure: {
        code: 'too_many',
        message: 'Too many tries. Wait a minute and try again. A browser in which you signed in before need not wait.',
      },
    })
    vi.setSystemTime(Date.now() + 60_000)
  }
  expect((await post('sign-in/email', owner, elsewhere)).status).toBe(200)
})

test('ten wrong tries from one network keep nobody out anywhere else', async () => {
  await guesses(12, () => '198.51.100.1')
  expect((await post('sign-in/email', owner, { 'x-remit-client-address': '192.0.2.1' })).status).toBe(200)
})

test('a known browser has ten tries of its own in a quarter of an hour, wherever it is', async () => {
  const cookie = await knownCookie()
  expect(await guesses(12, (index) => `198.51.100.${index}`, { cookie })).toEqual([...Array(10).fill(401), 429, 429])
})

test('a cookie that was made up, changed, or made for another account makes no browser known', async () => {
  const known = await knownCookie()
  const [name = '', value = ''] = known.split('=')
  const [id = '', at = '', mac = ''] = value.split('.')
  const forged = [
    `${name}=${'a'.repeat(16)}.${at}.${mac}`,
    `${name}=${id}.${Number(at) + 1}.${mac}`,
    `${name}=${id}.${at}.${'a'.repeat(43)}`,
    `${name}=${id}.${at}`,
    `not_${known}`,
  ]
  await guesses(10, () => '198.51.100.1')
  for (const cookie of forged) expect(await guesses(1, () => '198.51.100.1', { cookie })).toEqual([429])
  const other = { email: 'nobody@example.com', password: 'guess' }
  const from = { 'x-remit-client-address': '198.51.100.1', cookie: known }
  expect((await post('sign-in/email', other, from)).status).toBe(429)
})

test('a browser is known for half a year', async () => {
  const cookie = await knownCookie()
  const at = Number(cookie.split('.')[1])
  const headers = new Headers({ cookie })
  const day = 24 * 3_600_000
  expect(knownBrowser(headers, 'olive@example.com', at + 180 * day)).not.toBeNull()
  expect(knownBrowser(headers, 'olive@example.com', at + 181 * day)).toBeNull()
})

/** Settles as soon as so many of the answers are there. */
function untilAnswered(answers: readonly Promise<Response>[], count: number): Promise<void> {
  let left = count
  return new Promise((resolve, reject) => {
    for (const answer of answers) {
      answer.then(() => {
        left -= 1
        if (left === 0) resolve()
      }, reject)
    }
  })
}

test('of sixty sign-ins at once ten wait, the others are told to come back, and a known browser has a lane of its own', async () => {
  const cookie = await knownCookie()
  // Nothing is hashed before `release`, so nobody gets out of a lane before all have come.
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const hashing = [inTurn(() => held), inTurn(() => held)]
  const strangers = Array.from({ length: 60 }, (_, index) =>
    post(
      'sign-in/email',
      { email: `nobody-${index}@example.com`, password: 'guess' },
      { 'x-remit-client-address': `198.51.100.${index}` },
    ),
  )
  const known = post('sign-in/email', owner, { cookie })
  await untilAnswered(strangers, 50)
  release()
  await Promise.all(hashing)
  const answers = await Promise.all(strangers)
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  const turnedAway = answers.filter(({ status }) => status === 503)
  expect(turnedAway).toHaveLength(50)
  expect(turnedAway[0]?.headers.get('retry-after')).toBe('2')
  expect(await turnedAway[0]?.json()).toMatchObject({
    failure: { code: 'unavailable', message: expect.stringMatching(/Many people are signing in/) },
  })
  expect((await known).status).toBe(200)
})

test('tries made at the same time count too', async () => {
  await guesses(5, () => '198.51.100.1')
  const answers = await Promise.all(Array.from({ length: 9 }, () => guesses(1, () => '198.51.100.1')))
  expect(answers.flat().filter((status) => status === 401)).toHaveLength(5)
  expect(answers.flat().filter((status) => status === 429)).toHaveLength(4)
})

test('the right password gives an account its tries back', async () => {
  await codesOf(9, () => post('sign-in/email', { ...owner, password: 'guess' }))
  expect((await post('sign-in/email', owner)).status).toBe(200)
  const elsewhere = { 'x-remit-client-address': '198.51.100.1' }
  expect((await post('sign-in/email', { ...owner, password: 'guess' }, elsewhere)).status).toBe(401)
})

test('a /64 network has ten tries a minute, whoever it says it is, and one that is refused leaves no row for each address', async () => {
  const statuses = await codesOf(20, (index) =>
    post(
      'sign-in/email',
      { email: `nobody-${index}@example.com`, password: 'guess' },
      {
        'x-remit-client-address': `2001:db8:1:2::${index.toString(16)}`,
        'x-forwarded-for': `192.0.2.${index}`,
        'x-real-ip': `192.0.2.${index}`,
        forwarded: `for=192.0.2.${index}`,
      },
    ),
  )
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(10).fill(429)])
  const rows = database.db.withTables<{ sign_in_try: Record<string, unknown> }>().selectFrom('sign_in_try').selectAll()
  // One for the network, and two for each of the ten addresses that were tried.
  expect(await rows.execute()).toHaveLength(21)
  expect((await post('sign-in/email', owner, { 'x-remit-client-address': '198.51.100.1' })).status).toBe(200)
})

test('strangers who guess do not fill the journal: it takes ten refused sign-ins in ten minutes, and every one that is done', async () => {
  await codesOf(14, (index) =>
    post(
      'sign-in/email',
      { email: `nobody-${index}@example.com`, password: 'guess' },
      { 'x-remit-client-address': `203.0.113.${index}` },
    ),
  )
  expect((await post('sign-in/email', owner)).status).toBe(200)
  const rows = database.db.withTables<{ journal: { outcome: string } }>().selectFrom('journal').select('outcome')
  const outcomes = (await rows.execute()).map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'unauthenticated')).toHaveLength(10)
  expect(outcomes.at(-1)).toBe('done')
})

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
