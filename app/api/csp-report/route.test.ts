import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { POST } from './route'

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})
afterEach(() => vi.restoreAllMocks())

const violation = JSON.stringify({
  'csp-report': {
    'document-uri': 'http://localhost:3000/keys',
    'effective-directive': 'script-src',
    'blocked-uri': 'inline',
  },
})

async function report(address: string, body = violation): Promise<number> {
  const headers = { 'x-remit-client-address': address, 'content-type': 'application/csp-report' }
  return (await POST(new Request('http://localhost:3000/api/csp-report', { method: 'POST', headers, body }))).status
}

async function reports(count: number, addressOf: (index: number) => string): Promise<number[]> {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) statuses.push(await report(addressOf(index)))
  return statuses
}

test('a network has twenty reports a minute, however many addresses of it send them, and others keep theirs', async () => {
  const statuses = await reports(30, (index) => `2001:db8:1:2::${index}`)
  expect(statuses).toEqual([...Array(20).fill(204), ...Array(10).fill(429)])
  expect(await report('203.0.113.7')).toBe(204)
})

test('all networks together have an end too', async () => {
  const statuses = await reports(700, (index) => `198.51.100.${index}`)
  expect(statuses.filter((status) => status === 204).length).toBeLessThanOrEqual(600)
  expect(statuses.at(-1)).toBe(429)
})

test('what is no report is refused, and costs nobody a report', async () => {
  expect(await report('192.0.2.1', '{')).toBe(400)
  expect(await report('192.0.2.1', 'x'.repeat(20_000))).toBe(400)
})
