import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../../postgres.mjs'
import { limits, refusalOf } from '../limits.mjs'
import { listen } from '../listen.mjs'
import { refuse } from '../refuse.mjs'
import { makeGate } from './gate.mjs'
import { limitBody } from './limit-body.mjs'

const good = 'remit_session=good'
const other = 'remit_session=other'
const lead = 'remit_session=lead'
const operations = new Map([
  ['save', { bytes: limits.memberBytes, deed: 'template.save-draft' }],
  ['import', { bytes: limits.bundleBytes, deed: 'template.import' }],
  ['rename', { bytes: limits.memberBytes }],
])
let now = 0
let letIn = 0
let gate = freshGate()
let server: Server
let port = 0
/** Holds every request that was let in, once its body was read, until it is called. */
let hold: Promise<unknown> = Promise.resolve()

function freshGate() {
  const findMember = async (cookie: string, deed: string | undefined) => {
    if (cookie.includes('away')) throw new Error('the database is away')
    if (!/^remit_session=(good|other|third|fourth|lead)$/.test(cookie)) return null
    return { id: cookie, isAllowed: deed === undefined || cookie !== lead }
  }
  return makeGate({ operations, findMember, now: () => now })
}

beforeAll(async () => {
  port = await freePort()
  server = createServer(async (asked, response) => {
    const refusal = refusalOf(asked)
    if (refusal !== null) return refuse(asked, response, refusal)
    const verdict = await gate.judge(asked)
    if ('refusal' in verdict) return refuse(asked, response, verdict.refusal)
    response.once('close', verdict.release)
    limitBody(asked, response, verdict.room)
    letIn += 1
    const body = await text(asked).catch(() => null)
    await hold
    if (body !== null) response.end(`read ${body.length}`)
  })
  await listen(server, { host: '127.0.0.1', port })
})

beforeEach(() => {
  gate = freshGate()
  hold = Promise.resolve()
  letIn = 0
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Sent = {
  readonly bytes: number
  readonly path?: string
  readonly action?: string
  readonly cookie?: string
  readonly type?: string
}
type Answer = { readonly status: number; readonly body: string; readonly retryAfter: string | undefined }

/** Posts a body, with its length said or in chunks without it. */
function post({ bytes, path = '/', action, cookie, type }: Sent, how: 'said' | 'chunked' = 'said'): Promise<Answer> {
  const headers = {
    ...(action === undefined ? {} : { 'next-action': action }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(how === 'said' ? { 'content-length': bytes } : { 'transfer-encoding': 'chunked' }),
  }
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method: 'POST', headers, agent: false }, async (response) => {
      const body = await text(response)
      resolve({ status: response.statusCode ?? 0, body, retryAfter: response.headers['retry-after'] })
    })
    sent.on('error', reject)
    for (let left = bytes; left > 0; left -= 65_536) sent.write(Buffer.alloc(Math.min(left, 65_536)))
    sent.end()
  })
}

/** Says that a body of this length comes, sends none of it, and resolves with the status line. */
function announce(bytes: number, more: string): Promise<string> {
  return sendRaw(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${bytes}\r\n${more}\r\n`)
}

function sendRaw(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(line))
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n', 1)[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

test('32 kB of an action are read from anybody, whole, with the length said or not', async () => {
  for (const how of ['said', 'chunked'] as const) {
    expect(await post({ action: 'save', bytes: limits.anyoneBytes }, how)).toMatchObject({
      status: 200,
      body: `read ${limits.anyoneBytes}`,
    })
  }
})

test('more is refused to whoever is not signed in before a byte of it is read, with a sentence', async () => {
  expect(await announce(limits.anyoneBytes + 1, 'Next-Action: save\r\n')).toContain('413')
  expect(await announce(limits.anyoneBytes + 1, 'Next-Action: save\r\nCookie: remit_session=made.up\r\n')).toContain(
    '401',
  )
  expect(await post({ action: 'save', bytes: 33_000 })).toMatchObject({
    status: 413,
    body: JSON.stringify({
      ok: false,
      failure: {
        code: 'too_large',
        message: 'This is larger than 32 kB, which is all Remit takes before you are signed in.',
      },
    }),
  })
})

test('what grows past 32 kB without having said so is cut, whatever cookie it shows', async () => {
  expect(await post({ action: 'save', bytes: 33_000 }, 'chunked')).toMatchObject({ status: 413 })
  expect(await post({ action: 'import', cookie: 'remit_session=x', bytes: 33_000 }, 'chunked')).toMatchObject({
    status: 413,
  })
})

test('with a session that is good, each operation takes what it needs and no more', async () => {
  for (const how of ['said', 'chunked'] as const) {
    expect(await post({ action: 'save', cookie: good, bytes: limits.memberBytes }, how)).toMatchObject({ status: 200 })
    expect(await post({ action: 'import', cookie: good, bytes: limits.bundleBytes }, how)).toMatchObject({
      status: 200,
    })
  }
  const cookie = `Next-Action: save\r\nCookie: ${good}\r\n`
  expect(await announce(limits.memberBytes + 1, cookie)).toContain('413')
  expect(await announce(limits.bundleBytes + 1, cookie.replace('save', 'import'))).toContain('413')
  expect(await post({ action: 'save', cookie: good, bytes: limits.memberBytes + 1 }, 'chunked')).toMatchObject({
    status: 413,
  })
})

/** Lets everything in that is let in, and holds it until the test is done with it. */
function holdAll(): () => void {
  let letGo: (value: unknown) => void = () => undefined
  hold = new Promise((resolve) => {
    letGo = resolve
  })
  return () => letGo(null)
}

test('large bodies of the moment share one budget, and what has ended gives its share back', async () => {
  const letGo = holdAll()
  const bundle = { action: 'import', bytes: limits.bundleBytes }
  const sent = ['good', 'other', 'third', 'fourth'].map((name) => post({ ...bundle, cookie: `remit_session=${name}` }))
  expect(await Promise.race(sent)).toMatchObject({ status: 503, retryAfter: '2' })
  letGo()
  const statuses = (await Promise.all(sent)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(limits.bodiesAtOnce / limits.bundleBytes)
  expect(await post({ ...bundle, cookie: good })).toMatchObject({ status: 200 })
})

test.each(['said', 'chunked'] as const)(
  'one member has a third of it, with the length %s, and everybody else still saves',
  async (how) => {
    const letGo = holdAll()
    // Read whole where the length is said; in chunks it takes the most it may bring.
    const bytes = how === 'said' ? limits.bundleBytes : 50_000
    const first = post({ action: 'import', cookie: good, bytes }, how)
    await expect.poll(() => letIn).toBe(1)
    expect(await announce(50_000, `Next-Action: save\r\nCookie: ${good}\r\n`)).toContain('429')
    const save = post({ action: 'save', cookie: other, bytes: 100_000 })
    letGo()
    expect(await save).toMatchObject({ status: 200 })
    expect(await first).toMatchObject({ status: 200 })
    expect(await post({ action: 'save', cookie: good, bytes: 50_000 })).toMatchObject({ status: 200 })
  },
)

test('who may not do an operation sends nothing large for it, and is told before a byte is read', async () => {
  expect(await announce(50_000, `Next-Action: import\r\nCookie: ${lead}\r\n`)).toContain('403')
  expect(await post({ action: 'save', cookie: lead, bytes: 50_000 }, 'chunked')).toMatchObject({ status: 403 })
  expect(await post({ action: 'rename', cookie: lead, bytes: 50_000 })).toMatchObject({ status: 200 })
  // What is small is refused by the operation itself, which records the try.
  expect(await post({ action: 'import', cookie: lead, bytes: 1_000 })).toMatchObject({ status: 200 })
})

test('while it cannot be said who is signed in, large bodies wait', async () => {
  expect(await announce(50_000, 'Next-Action: save\r\nCookie: remit_session=away\r\n')).toContain('503')
})

test('an action that this build does not know is refused before its arguments are read', async () => {
  expect(await announce(1_000, 'Next-Action: old\r\n')).toContain('404')
})

test('the API of the sandbox takes 128 kB at most, whoever sends it', async () => {
  const path = '/api/1/sessions'
  expect(await post({ path, bytes: 70_000 })).toMatchObject({ status: 200, body: 'read 70000' })
  expect(await post({ path, bytes: 70_000 }, 'chunked')).toMatchObject({ status: 200 })
  const most = limits.sandboxBytes
  expect(await post({ path, cookie: good, bytes: most + 1 })).toMatchObject({ status: 413 })
  expect(await post({ path, bytes: most + 1 }, 'chunked')).toMatchObject({ status: 413 })
})

test.each([
  '/api/auth/sign-in/email',
  '/api/csp-report',
  '/api/fault-report',
  '/api/v1/grants',
  '/open/gra_1/token',
  '/',
])('%s takes 32 kB at most, with the length said or not', async (path) => {
  for (const how of ['said', 'chunked'] as const) {
    expect(await post({ path, bytes: limits.anyoneBytes }, how)).toMatchObject({ status: 200 })
    expect(await post({ path, cookie: good, bytes: limits.anyoneBytes + 1 }, how)).toMatchObject({ status: 413 })
  }
  expect(letIn).toBe(3)
})

test('a form that Next would read whole is refused', async () => {
  expect(await announce(10, 'Content-Type: multipart/form-data; boundary=x\r\n')).toContain('400')
})

test('a network that sends arguments nobody can read gets no further for a minute, unless signed in', async () => {
  const small = { action: 'save', bytes: 10 }
  for (let count = 0; count < 20; count += 1) gate.countBroken({ headers: {} })
  expect(await post(small)).toMatchObject({ status: 429, retryAfter: '60' })
  expect(await post({ ...small, cookie: good })).toMatchObject({ status: 200 })
  now = 60_000
  expect(await post(small)).toMatchObject({ status: 200 })
})

test.each([
  ['a request line that names a host of its own', 'GET http://evil.test/ HTTP/1.1\r\nHost: h\r\n\r\n', '400'],
  ['two Host lines', 'GET / HTTP/1.1\r\nHost: h\r\nhost: evil.test\r\n\r\n', '400'],
  ['two equal Host lines', 'GET / HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n', '400'],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: h\r\n\r\n', '405'],
])('%s: refused', async (_name, line, status) => {
  expect(await sendRaw(line)).toContain(status)
})
