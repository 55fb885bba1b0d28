import { expect, test } from 'vitest'
import { type JsonDocument, readJson } from '@/lib/json'
import { buildClaims, reservedClaimNames, type Stamp } from './claims'

const stamp: Stamp = {
  licenseKey: 'license-1',
  subject: 'mara@acme.example',
  displayName: 'Mara',
  issuedAt: 1_763_800_000_999,
  lifetimeSeconds: 300,
}

function sound(text: string): JsonDocument {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

test('times are whole seconds and exp is iat plus the lifetime', () => {
  const built = buildClaims(sound('{"role":null}'), stamp)
  expect(built.ok && built.value.claims).toEqual({
    iss: 'license-1',
    sub: 'mara@acme.example',
    aud: 'https://cobrowse.io',
    iat: 1_763_800_000,
    exp: 1_763_800_300,
    displayName: 'Mara',
    role: null,
  })
})

test('an authored displayName is kept as written', () => {
  const built = buildClaims(sound('{"displayName":"Night desk"}'), stamp)
  expect(built.ok && built.value.claims.displayName).toBe('Night desk')
})

test.each(reservedClaimNames)('an authored %s is refused by name, never overwritten in silence', (name) => {
  const authored = sound(JSON.stringify({ role: null, [name]: 'x' }))
  expect(buildClaims(authored, stamp)).toEqual({ ok: false, error: { reserved: [name] } })
})

test('what is no object is refused', () => {
  expect(buildClaims(sound('[]'), stamp)).toEqual({ ok: false, error: { reserved: [] } })
})

test('keys that look like whole numbers stay where their author put them', () => {
  const devices = '{"custom_data":{"b":"x","10":"y","2":"z"}}'
  const built = buildClaims(sound(`{"policy":{"version":3,"devices":${devices}}}`), stamp)
  expect(built.ok && built.value.text).toContain(devices)
})
