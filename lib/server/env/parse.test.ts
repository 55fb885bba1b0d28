import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentSchema, parseEnvironment, siteAbove } from './parse'

function exampleVariables(): Record<string, string> {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^([A-Z_]+)=(.*)$/.exec(line)
      return match ? [[match[1] ?? '', match[2] ?? '']] : []
    }),
  )
}

test('.env.example lists exactly the variables Remit reads', () => {
  expect(Object.keys(exampleVariables()).sort()).toEqual(Object.keys(environmentSchema.shape).sort())
})

test('.env.example copied unchanged means the same as no environment at all', () => {
  expect(parseEnvironment(exampleVariables())).toEqual(parseEnvironment({}))
})

test('an empty environment runs on this machine with the sandbox on another host', () => {
  const parsed = parseEnvironment({})
  expect(parsed.ok && [parsed.value.APP_ORIGIN, parsed.value.SANDBOX_ORIGIN]).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
  ])
})

test('the default origins follow the port', () => {
  const parsed = parseEnvironment({ PORT: '4123' })
  expect(parsed.ok && parsed.value.SANDBOX_ORIGIN).toBe('http://127.0.0.1:4123')
})

test('all problems are named at once and no value is shown', () => {
  const parsed = parseEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@db', APP_ORIGIN: 'localhost' })
  expect(parsed.ok).toBe(false)
  const text = parsed.ok ? '' : parsed.error.join('\n')
  expect(text).toMatch(/PORT/)
  expect(text).toMatch(/DATABASE_URL/)
  expect(text).toMatch(/APP_ORIGIN/)
  expect(text).not.toMatch(/hunter2/)
})

test('a variable that cannot be read hides no problem between the others', () => {
  const parsed = parseEnvironment({
    PORT: 'abc',
    APP_ORIGIN: 'http://remit.example.com',
    SANDBOX_ORIGIN: 'https://sandbox.remit.example.com',
    REMIT_KEK: 'a',
    REMIT_KEK_FILE: 'b',
  })
  expect(parsed.ok ? [] : parsed.error).toEqual([
    'PORT must be a port number',
    'APP_ORIGIN must be https unless it is on this machine',
    'SANDBOX_ORIGIN must be on another host than APP_ORIGIN, neither above nor below it',
    'REMIT_KEK and REMIT_KEK_FILE are both set: keep one',
  ])
})

const openHost = 'HOST must be loopback unless APP_ORIGIN is https: sign-in would cross the network in clear text'
const served = { APP_ORIGIN: 'https://remit.example.com', SANDBOX_ORIGIN: 'https://sandbox.test' }

test.each(['0.0.0.0', '::', '192.168.1.4', 'remit.internal', '127.0.0.1.example.com'])(
  'plain http is not served to other machines, as HOST=%s would',
  (HOST) => {
    expect(parseEnvironment({ HOST })).toEqual({ ok: false, error: [openHost] })
    expect(
      parseEnvironment({ HOST, APP_ORIGIN: 'http://127.0.0.1:3000', SANDBOX_ORIGIN: 'http://localhost:3000' }),
    ).toEqual({ ok: false, error: [openHost] })
    expect(parseEnvironment({ ...served, HOST }).ok).toBe(true)
  },
)

test.each(['loopback', 'localhost', '127.0.0.1', '127.0.0.2', '::1'])('plain http is served on HOST=%s', (HOST) => {
  expect(parseEnvironment({ HOST }).ok).toBe(true)
})

test('an open HOST is named beside every other problem', () => {
  const parsed = parseEnvironment({ HOST: '0.0.0.0', PORT: 'abc', REMIT_KEK: 'a', REMIT_KEK_FILE: 'b' })
  expect(parsed.ok ? [] : parsed.error).toEqual([
    'PORT must be a port number',
    openHost,
    'REMIT_KEK and REMIT_KEK_FILE are both set: keep one',
  ])
})

test('a team may frame the sandbox from origins of its own, and from nothing that says more than an origin', () => {
  const EMBEDDING_ORIGINS = 'https://crm.acme.example, http://localhost:8080,,'
  const parsed = parseEnvironment({ EMBEDDING_ORIGINS })
  expect(parsed.ok && parsed.value.EMBEDDING_ORIGINS).toEqual(['https://crm.acme.example', 'http://localhost:8080'])
  expect(parseEnvironment({})).toMatchObject({ value: { EMBEDDING_ORIGINS: [] } })
})

test.each([
  '*',
  'https://*.acme.example',
  'https://crm.acme.example/',
  'https://crm.acme.example/agents',
  'https://crm.acme.example; sandbox',
  "'self'",
  'null',
  'crm.acme.example',
  'data:',
  'https://user@crm.acme.example',
  'HTTPS://CRM.acme.example',
  'http://crm.acme.example',
  'https://crm.acme.example https://evil.test',
  Array.from({ length: 33 }, (_, index) => `https://a${index}.example`).join(','),
])('EMBEDDING_ORIGINS=%s is refused by name', (EMBEDDING_ORIGINS) => {
  const parsed = parseEnvironment({ EMBEDDING_ORIGINS: `https://ok.example,${EMBEDDING_ORIGINS}` })
  expect(parsed).toEqual({ ok: false, error: [expect.stringMatching(/^EMBEDDING_ORIGINS must be /)] })
})

test.each([
  ['plain http on a public host', { APP_ORIGIN: 'http://remit.example.com', SANDBOX_ORIGIN: 'https://sandbox.test' }],
  ['no sandbox origin on a public host', { APP_ORIGIN: 'https://remit.example.com' }],
  ['a sandbox below the app', { APP_ORIGIN: 'https://example.com', SANDBOX_ORIGIN: 'https://sandbox.example.com' }],
  ['a sandbox on the app itself', { APP_ORIGIN: 'https://example.com', SANDBOX_ORIGIN: 'https://example.com' }],
  [
    'an app origin that a header would read as every host',
    { APP_ORIGIN: 'https://*', SANDBOX_ORIGIN: 'https://s.test' },
  ],
  ['a sandbox origin that says more in a header', { SANDBOX_ORIGIN: 'https://x;sandbox' }],
  ['two key-encryption keys', { REMIT_KEK: 'a', REMIT_KEK_FILE: 'b' }],
])('%s is refused', (_name, source) => {
  expect(parseEnvironment(source).ok).toBe(false)
})

test.each([
  ['a.acme.example', 'b.acme.example', 'acme.example'],
  ['remit.tools.acme.example', 'sandbox.tools.acme.example', 'tools.acme.example'],
  ['remit.acme.example', 'sandbox.acme-sandbox.example', null],
  ['localhost', '127.0.0.1', null],
  ['10.0.0.1', '11.0.0.1', null],
  ['[::1]', '[::2]', null],
])('%s and %s are siblings below %s', (a, b, site) => {
  expect(siteAbove(a, b)).toBe(site)
})
