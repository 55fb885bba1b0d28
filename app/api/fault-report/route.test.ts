import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { POST } from './route'

let errors: MockInstance<typeof console.error>
beforeEach(() => {
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => vi.restoreAllMocks())

const id = 'flt_0123456789abcdefghjk'
const report = { id, kind: 'browser', page: '/templates', fault: 'TypeError: x is undefined\n  at y' }

let count = 0
/** Sends a report, from a network of its own unless one is given. */
async function send(body: unknown, address = `203.0.${Math.floor(++count / 250)}.${count % 250}`): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const headers = { 'x-remit-client-address': address }
  const answer = await POST(
    new Request('http://localhost:3000/api/fault-report', { method: 'POST', body: text, headers }),
  )
  return answer.status
}

test('what broke in a browser is one line of the log, under the id that the person was shown', async () => {
  expect(await send(report)).toBe(204)
  expect(errors.mock.calls).toHaveLength(1)
  expect(JSON.parse(String(errors.mock.calls[0]?.[0]))).toMatchObject({
    requestId: id,
    kind: 'browser',
    page: '/templates',
  })
})

test('a report holds no token and forges no line', async () => {
  const fault = 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln\n{"deed":"member.sign-in"}\u001b[2J'
  expect(await send({ ...report, fault })).toBe(204)
  const line = String(errors.mock.calls[0]?.[0])
  for (const part of ['eyJ', '\n', '\u001b']) expect(line).not.toContain(part)
})

test.each([
  '',
  'null',
  '{}',
  '{',
  JSON.stringify({ ...report, id: 'req_0123456789abcdefghjk' }),
  JSON.stringify({ ...report, id: `${id}\n` }),
  JSON.stringify({ ...report, fault: 1 }),
  JSON.stringify({ ...report, fault: 'x'.repeat(4_001) }),
  JSON.stringify({ ...report, page: `/${'x'.repeat(300)}` }),
  'x'.repeat(9_000),
])('%j is no report, and nothing is logged', async (body) => {
  expect(await send(body)).toBe(400)
  expect(errors).not.toHaveBeenCalled()
})

test('one network is heard ten times a minute, and others all the same', async () => {
  const statuses = []
  for (let index = 0; index < 12; index += 1) statuses.push(await send(report, '198.51.100.7'))
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 204), 429, 429])
  expect(await send(report)).toBe(204)
})
