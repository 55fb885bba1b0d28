import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../postgres.mjs'
import { limitBody, limits, refusalOf, refuse } from './limits.mjs'
import { listen } from './listen.mjs'

let server: Server
let port = 0

beforeAll(async () => {
  port = await freePort()
  server = createServer(async (asked, response) => {
    const refusal = refusalOf(asked)
    if (refusal !== null) return refuse(response, refusal)
    limitBody(asked, response)
    const body = await text(asked).catch(() => null)
    if (body !== null) response.end(`read ${body.length}`)
  })
  await listen(server, { host: '127.0.0.1', port })
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends a body in chunks without saying its length; resolves with the status. */
function sendChunked(bytes: number, more: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { ...more, 'transfer-encoding': 'chunked' }
    const sent = request({ port, method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    for (let left = bytes; left > 0; left -= 65_536) sent.write(Buffer.alloc(Math.min(left, 65_536)))
    sent.end()
  })
}

/** Sends exactly this text; resolves with the status line. */
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

test('a body within the limit is read whole, with its length said or not', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x'.repeat(70_000) })
  expect(await answer.text()).toBe('read 70000')
  expect(await sendChunked(300_000)).toBe(200)
})

test('a body over the limit is refused, with its length said or not', async () => {
  expect(await sendRaw(`POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${limits.bodyBytes + 1}\r\n\r\n`)).toContain(
    '413',
  )
  expect(await sendChunked(limits.bodyBytes + 1)).toBe(413)
})

test('a large body is read only for a server action of somebody who shows a session', async () => {
  const action = { 'next-action': 'abc' }
  const large = limits.bodyBytes + 1
  for (const cookie of ['remit_session=x', 'theme=dark; __Host-remit_session=x']) {
    expect(await sendChunked(large, { ...action, cookie })).toBe(200)
    expect(await sendChunked(limits.actionBytes + 1, { ...action, cookie })).toBe(413)
    expect(await sendChunked(large, { cookie })).toBe(413)
  }
  expect(await sendChunked(large, action)).toBe(413)
  expect(await sendChunked(large, { ...action, cookie: 'not_remit_session=x' })).toBe(413)
  const said = `Content-Length: ${large}\r\nNext-Action: abc\r\n`
  expect(await sendRaw(`POST / HTTP/1.1\r\nHost: h\r\n${said}\r\n`)).toContain('413')
})

test('a request line that names a host of its own is refused', async () => {
  expect(await sendRaw('GET http://evil.test/ HTTP/1.1\r\nHost: h\r\n\r\n')).toContain('400')
})

test('TRACE is not served', async () => {
  expect(await sendRaw('TRACE / HTTP/1.1\r\nHost: h\r\n\r\n')).toContain('405')
})
