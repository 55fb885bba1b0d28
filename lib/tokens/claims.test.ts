import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { buildClaims, type Stamp, stampedClaimNames } from './claims'

const stamp: Stamp = {
  licenseKey: 'license-1',
  subject: 'mara@acme.example',
  displayName: 'Mara',
  issuedAt: 1_763_800_000_999,
  lifetimeSeconds: 300,
}

const authored = fc
  .dictionary(
    fc.string({ minLength: 1 }).filter((key) => !stampedClaimNames.some((name) => name === key) && key !== '__proto__'),
    fc.jsonValue(),
  )
  .map((value) => value as JsonObject)

test('times are whole seconds and exp is iat plus the lifetime', () => {
  const built = buildClaims({ role: null }, stamp)
  expect(built).toEqual({
    ok: true,
    value: {
      iss: 'license-1',
      sub: 'mara@acme.example',
      aud: 'https://cobrowse.io',
      iat: 1_763_800_000,
      exp: 1_763_800_300,
      displayName: 'Mara',
      role: null,
    },
  })
})

test('an authored displayName is kept as written', () => {
  const built = buildClaims({ displayName: 'Night desk' }, stamp)
  expect(built.ok && built.value.displayName).toBe('Night desk')
})

test.each(stampedClaimNames)('an authored %s is refused by name, never overwritten in silence', (name) => {
  expect(buildClaims({ role: null, [name]: 'x' }, stamp)).toEqual({ ok: false, error: { reserved: [name] } })
})

test('whatever is authored stands in the claims unchanged and in its order', () => {
  fc.assert(
    fc.property(authored, (value) => {
      const built = buildClaims(value, stamp)
      if (!built.ok) throw new Error('refused')
      const keys = Object.keys(value)
      expect(Object.keys(built.value).filter((key) => Object.hasOwn(value, key))).toEqual(keys)
      for (const key of keys) expect(built.value[key]).toBe(value[key])
    }),
  )
})
