import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentSecurityPolicy, fixedHeaders } from '@/lib/headers'
import { parseConnection } from './parse'

const own = { appOrigin: 'https://remit.acme.example', sandboxOrigin: 'https://sandbox.test' }

function parse(origin: string, licenseKey = 'k1') {
  return parseConnection({ kind: 'self-hosted', origin, licenseKey }, own)
}

test('the sandbox has its own origin and license key, also when those of an account are sent along', () => {
  const sandbox = { kind: 'sandbox', origin: 'https://sandbox.test', licenseKey: 'license-sandbox' }
  expect(parseConnection({ kind: 'sandbox' }, own)).toEqual({ ok: true, value: sandbox })
  const leftover = { kind: 'sandbox', origin: 'https://cobrowse.acme.example', licenseKey: 'acme-1' }
  expect(parseConnection(leftover, own)).toEqual({ ok: true, value: sandbox })
})

test.each([
  ['cobrowse', 'https://cobrowse.io'],
  ['eu', 'https://eu.cobrowse.io'],
])('%s stands for its one origin, whatever origin is sent along', (kind, origin) => {
  const parsed = parseConnection({ kind, origin: 'https://evil.example', licenseKey: ' abc ' }, own)
  expect(parsed).toEqual({ ok: true, value: { kind, origin, licenseKey: 'abc' } })
})

test('where Remit itself lies at or below a host of Cobrowse, that host is no connection', () => {
  for (const appOrigin of ['https://remit.cobrowse.io', 'https://cobrowse.io']) {
    const parsed = parseConnection({ kind: 'cobrowse', licenseKey: 'k1' }, { ...own, appOrigin })
    expect(parsed.ok ? null : parsed.error).toMatchObject({ field: 'kind', message: expect.stringMatching(/reach/) })
  }
})

test.each([
  ['https://cobrowse.acme.example', 'https://cobrowse.acme.example'],
  ['  https://Cobrowse.ACME.example/ ', 'https://cobrowse.acme.example'],
  ['https://cobrowse.acme.example:8443', 'https://cobrowse.acme.example:8443'],
  ['https://cobrowse.acme.example:443', 'https://cobrowse.acme.example'],
  ['https://10.1.2.3', 'https://10.1.2.3'],
  ['https://[2001:DB8::1]:8443', 'https://[2001:db8::1]:8443'],
  ['https://kundendienst.müller.example', 'https://kundendienst.xn--mller-kva.example'],
])('%s is taken as %s', (typed, origin) => {
  const parsed = parse(typed)
  expect(parsed.ok && parsed.value.origin).toBe(origin)
})

test.each([
  ['nothing', '', /Enter the address/],
  ['words', 'our server', /not an address/],
  ['a bare host', 'cobrowse.acme.example', /not an address/],
  ['plain http', 'http://cobrowse.acme.example', /Use https/],
  ['a script', 'javascript:alert(1)', /not an https address/],
  ['a file', 'file:///etc/passwd', /not an https address/],
  ['a user name', 'https://mara@cobrowse.acme.example', /user name/],
  ['a look-alike before an @', 'https://cobrowse.io@evil.example', /user name/],
  ['an empty user name', 'https://@evil.example', /user name/],
  ['a path', 'https://cobrowse.acme.example/api', /path \/api/],
  ['a query', 'https://cobrowse.acme.example?x=1', /question mark/],
  ['an empty query', 'https://cobrowse.acme.example/?', /question mark/],
  ['a fragment', 'https://cobrowse.acme.example/#top', /from the # on/],
  ['every host', 'https://*', /letters, digits, hyphens/],
  ['every host below one', 'https://*.acme.example', /letters, digits, hyphens/],
  ['a host that ends a directive', 'https://x;sandbox', /letters, digits, hyphens/],
  ['a host that ends a header', 'https://a,b', /letters, digits, hyphens/],
  ['a host that ends a string', 'https://a"b', /letters, digits, hyphens/],
  ['a host with a hidden comma', 'https://a%2Cb', /letters, digits, hyphens/],
  ['an empty part of a host', 'https://a..example', /single dots/],
  ['the app itself', 'https://remit.acme.example', /own host/],
  ['the app in capitals', 'https://REMIT.acme.example', /own host/],
  ['the app with a final dot', 'https://remit.acme.example.', /own host/],
  ['the app on another port', 'https://remit.acme.example:8443', /own host/],
  ['a host above the app', 'https://acme.example', /above Remit/],
  ['a host below the app', 'https://embed.remit.acme.example', /below Remit/],
  ['the sandbox', 'https://sandbox.test', /Choose Sandbox/],
  ['this machine', 'https://localhost', /this machine/],
  ['this machine by number', 'https://127.0.0.1', /this machine/],
  ['this machine by another number', 'https://2130706433', /this machine/],
  ['this machine in IPv6', 'https://[::1]', /this machine/],
  ['this machine as mapped IPv4', 'https://[::ffff:127.0.0.1]', /this machine/],
  ['a cloud metadata address', 'https://169.254.169.254', /this machine/],
])('%s is refused with what to leave out', (_name, origin, message) => {
  const parsed = parse(origin)
  expect(parsed.ok ? null : parsed.error).toEqual({ field: 'origin', message: expect.stringMatching(message) })
})

test('whatever is accepted adds no directive and no other source to the headers of a page', () => {
  const page = { nonce: 'N', embedders: [], isDevelopment: false }
  const fixed = { isHttps: true, isEmbeddable: false }
  const without = contentSecurityPolicy({ ...page, frameOrigin: null })
  const grantsOf = (origin: string | null) =>
    String(fixedHeaders({ ...fixed, frameOrigin: origin })['Permissions-Policy'])
  const piece = fc.constantFrom(
    ...'ab9-.*;,\'"`&()!$+=_~{}ü%[]: ',
    '.example',
    '%2C',
    '%3B',
    'xn--',
    '1',
    "'self'",
    'data:',
  )
  let accepted = 0
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const parsed = parse(`https://${pieces.join('')}`)
      if (!parsed.ok) return
      accepted += 1
      const { origin } = parsed.value
      expect(origin).toMatch(/^https:\/\/[a-z0-9.:[\]-]+$/)
      const policy = contentSecurityPolicy({ ...page, frameOrigin: origin })
        .replace(`frame-src ${origin};`, "frame-src 'none';")
        .replace(`connect-src 'self' ${origin};`, "connect-src 'self';")
      expect(policy).toBe(without)
      expect(grantsOf(origin).replace(` "${origin}"`, '')).toBe(grantsOf(null))
    }),
    { numRuns: 5_000 },
  )
  expect(accepted).toBeGreaterThan(20)
})

test('a host that merely ends like the app is another host', () => {
  expect(parse('https://notremit.acme.example').ok).toBe(true)
})

test.each([
  ['nothing', '', /Enter the license key/],
  ['a private key', '-----BEGIN PRIVATE KEY-----', /key file/],
  ['a token', 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln', /token/],
  ['a sentence', 'my license', /letters, digits/],
  ['more than 200 characters', 'a'.repeat(201), /at most 200/],
])('%s is no license key', (_name, licenseKey, message) => {
  const parsed = parse('https://cobrowse.acme.example', licenseKey)
  expect(parsed.ok ? null : parsed.error).toEqual({ field: 'licenseKey', message: expect.stringMatching(message) })
})

test('an unknown kind is refused', () => {
  expect(parseConnection({ kind: 'production' }, own).ok).toBe(false)
})
