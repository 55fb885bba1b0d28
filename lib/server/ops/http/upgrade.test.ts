import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataPolicy } from '@/lib/headers'
import { freePort } from '../postgres.mjs'
import { dataHeaders, withDataHeaders } from './data-headers.mjs'
import { limits, refusalOf } from './limits.mjs'
import { listen } from './listen.mjs'
import { refuse } from './refuse.mjs'
import { refuseBroken, refuseTunnel, serveWithoutUpgrade } from './upgrade.mjs'

let server: Server
let port = 0

beforeAll(async () => {
  port = await freePort()
  server = createServer({ maxHeaderSize: limits.headerBytes }, async (request, response) => {
    withDataHeaders(response)
    const refusal = refusalOf(request)
    if (refusal !== null) return refuse(request, response, refusal)
    const { upgrade, connection } = request.headers
    if (request.url === '/page') response.setHeader('content-security-policy', "frame-ancestors 'self'")
    response.end(JSON.stringify({ upgrade, connection, url: request.url, body: await text(request) }))
  })
  server.on('upgrade', (request, socket, head) => serveWithoutUpgrade(server, request, socket, head))
  server.on('connect', refuseTunnel)
  server.on('clientError', refuseBroken)
  await listen(server, { host: '127.0.0.1', port })
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends these parts one after the other, and resolves with all that comes back until the connection ends. */
function send(...parts: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', async () => {
      for (const part of parts) {
        await new Promise((written) => socket.write(part, written))
        await new Promise(setImmediate)
      }
    })
    text(socket).then(resolve, reject)
  })
}

const ask = (start: string, ...lines: readonly string[]) => `${[start, 'Host: h', ...lines].join('\r\n')}\r\n\r\n`
const h2c = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']
/** A second request on the same connection, after which it ends. */
const last = ask('GET /last HTTP/1.1', 'Connection: close')

function answersIn(received: string): readonly unknown[] {
  return [...received.matchAll(/^\{.*\}/gm)].map(([json]) => JSON.parse(json))
}

test.each([
  ['to HTTP/2, as Java asks by default', h2c],
  ['to a WebSocket, where there is none', ['Connection: keep-alive, Upgrade', 'Upgrade: websocket']],
  ['to something nobody knows', ['Connection: upgrade', 'Upgrade: x/1']],
])(
  'a request that offers to change %s is answered as if it did not, and the connection goes on',
  async (_to, lines) => {
    const [first, second, ...more] = answersIn(await send(ask('GET /a?b=c HTTP/1.1', ...lines), last))
    expect(first).toMatchObject({ url: '/a?b=c', body: '' })
    expect(first).not.toHaveProperty('upgrade')
    expect(JSON.stringify(first)).not.toMatch(/upgrade|http2/i)
    expect(second).toMatchObject({ url: '/last' })
    expect(more).toEqual([])
  },
)

test('its body is read whole, in however many parts it comes', async () => {
  const body = 'x'.repeat(200_000)
  const start = ask('POST /a HTTP/1.1', ...h2c, `Content-Length: ${body.length}`)
  for (const parts of [[`${start}${body}`], [start, body], [`${start}${body.slice(0, 10)}`, body.slice(10)]]) {
    expect(answersIn(await send(...parts, last))).toMatchObject([{ body }, { url: '/last' }])
  }
  const chunked = ask('POST /a HTTP/1.1', ...h2c, 'Transfer-Encoding: chunked')
  expect(answersIn(await send(chunked, '3\r\nabc\r\n', '0\r\n\r\n', last))).toMatchObject([{ body: 'abc' }, {}])
})

test.each<[string, string, number]>([
  ['an upgrade with two Host lines', ask('GET / HTTP/1.1', 'Host: other', ...h2c), 400],
  ['an upgrade of another server', ask('GET http://other/ HTTP/1.1', ...h2c), 400],
  ['a tunnel', ask('CONNECT other:443 HTTP/1.1'), 405],
  ['a method that is none', ask('NOTHING / HTTP/1.1'), 400],
  ['what is no HTTP', 'hello\r\n\r\n', 400],
  ['header lines without end', ask('GET / HTTP/1.1', `X: ${'x'.repeat(limits.headerBytes)}`), 431],
  ['a file of the build, or a redirect', ask('GET /data HTTP/1.1', 'Connection: close'), 200],
])('%s is answered, in a line, with the headers of data', async (_what, sent, status) => {
  const [head = '', body = ''] = (await send(sent)).split('\r\n\r\n')
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} \\w`))
  for (const [name, value] of Object.entries(dataHeaders))
    expect(head.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase())
  expect(body).not.toBe('')
})

test('a page says itself who may frame it', async () => {
  const answer = await send(ask('GET /page HTTP/1.1', 'Connection: close'))
  expect(answer).toContain("frame-ancestors 'self'")
  expect(answer.toLowerCase()).not.toContain('x-frame-options')
})

test('the policy of data is one', () => {
  expect(dataHeaders['content-security-policy']).toBe(dataPolicy)
})
