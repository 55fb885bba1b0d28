import { expect, test } from 'vitest'
import { routeRequest } from './route-request'

const hosts = { appOrigin: 'http://localhost:3000', sandboxOrigin: 'http://127.0.0.1:3000' }

type Sending = { readonly method?: string; readonly origin?: string | null }

function route(host: string | null, pathname: string, { method = 'GET', origin = null }: Sending = {}): string {
  const destination = routeRequest({ host, pathname, method, origin }, hosts)
  if (destination.kind === 'refused') return String(destination.status)
  if ('path' in destination) return `${destination.kind} ${destination.path}`
  return destination.kind === 'page' && destination.canFrame ? 'page with frame' : destination.kind
}

test.each([
  ['/', 'page with frame'],
  ['/templates/tpl_1', 'page with frame'],
  ['/sign-in', 'page'],
  ['/setup', 'page'],
  ['/invite', 'page'],
  ['/open', 'page'],
  ['/open/gnt_1', 'page with frame'],
  ['/open/gnt_1/token', 'data'],
  ['/open/gnt_1/standing', 'data'],
  ['/opening', 'page with frame'],
  ['/api/v1/templates', 'data'],
  ['/.well-known/jwks.json', 'data'],
  ['/apiary', 'page with frame'],
])('on the app host %s is %s', (path, expected) => {
  expect(route('localhost:3000', path)).toBe(expected)
})

test.each([
  ['/dashboard', 'sandbox-page /sandbox-host/dashboard'],
  ['/', 'sandbox-page /sandbox-host/'],
  ['/api/1/devices', 'sandbox-data /sandbox-host/api/1/devices'],
  ['/sandbox-host/api/1/devices', 'sandbox-page /sandbox-host/sandbox-host/api/1/devices'],
  ['/_next/data/x.json', 'sandbox-asset'],
  ['/icon.svg', 'sandbox-asset'],
  ['/templates', 'sandbox-page /sandbox-host/templates'],
  ['/api/csp-report', 'data'],
])('on the sandbox host %s is %s', (path, expected) => {
  expect(route('127.0.0.1:3000', path)).toBe(expected)
})

test.each(['/sandbox-host', '/sandbox-host/api/1/devices', '/%73andbox-host/x', '/Sandbox-Host/x'])(
  'the app host does not show the sandbox by its inner path (%s)',
  (path) => {
    expect(route('localhost:3000', path)).toBe('404')
  },
)

test.each(['evil.test', 'localhost', 'localhost:3001', '[::1]:3000', 'localhost:3000.evil.test', '', null])(
  'a request to the host %s is refused',
  (host) => {
    expect(route(host, '/')).toBe('421')
  },
)

test('a health check may ask under any name', () => {
  expect(route('10.0.0.7:3000', '/health')).toBe('data')
})

test('a path that cannot be decoded is refused', () => {
  expect(route('localhost:3000', '/%E0%A4%A')).toBe('400')
  expect(route('127.0.0.1:3000', '/dashboard/%E0%A4%A')).toBe('400')
  expect(route('127.0.0.1:3000', '/api/1/devices/%E0%A4%A')).toBe('sandbox-data-refused')
})

test('nothing is sent to a page or a file of the sandbox, whatever its origin says', () => {
  for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000', null]) {
    for (const path of ['/', '/dashboard', '/templates', '/icon.svg', '/_next/data/x.json', '/sandbox-host/x']) {
      expect(route('127.0.0.1:3000', path, { method: 'POST', origin })).toBe('404')
    }
    expect(route('127.0.0.1:3000', '/api/1/sessions', { method: 'POST', origin })).toMatch(/^sandbox-data /)
  }
})

test('a page takes an action from the origin of the app and from no other', () => {
  for (const origin of ['https://evil.test', 'null', 'http://127.0.0.1:3000', 'http://localhost:3001', null]) {
    expect(route('localhost:3000', '/templates', { method: 'POST', origin })).toBe('foreign-origin')
  }
  expect(route('localhost:3000', '/templates', { method: 'POST', origin: 'http://localhost:3000' })).toBe(
    'page with frame',
  )
})

test('a token of what was handed over is asked for from the app alone, and its pages say nothing of their address', () => {
  const asked = { host: 'localhost:3000', pathname: '/open/gnt_1/token', method: 'POST' }
  expect(routeRequest({ ...asked, origin: 'https://evil.example' }, hosts).kind).toBe('foreign-origin')
  expect(routeRequest({ ...asked, origin: null }, hosts).kind).toBe('foreign-origin')
  expect(routeRequest({ ...asked, origin: hosts.appOrigin }, hosts).kind).toBe('data')
  const pages = ['/open', '/open/gnt_1', '/templates'].map((pathname) =>
    routeRequest({ host: 'localhost:3000', pathname, method: 'GET', origin: null }, hosts),
  )
  expect(pages.map((page) => page.kind === 'page' && page.isSecret)).toEqual([true, true, false])
})
