import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { ringOf } from '@/lib/server/kek'
import { openKey, type SealContext, sealKey } from './envelope'

const ring = ringOf(randomBytes(32))
const context: SealContext = { keyId: 'key_a', thumbprint: 'thumb', status: 'current', version: 1 }
const pkcs8 = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' })
const sealed = sealKey(ring, context, pkcs8)

function open(value: string, bound: SealContext = context, by = ring): string {
  return openKey(by, bound, value, (bytes) => bytes.toString('hex'))
}

test('what was sealed opens to the same bytes, and two seals of one key share nothing', () => {
  expect(open(sealed)).toBe(pkcs8.toString('hex'))
  const other = sealKey(ring, context, pkcs8).split('.').slice(2)
  expect(sealed.split('.').filter((part) => other.includes(part))).toEqual([])
})

test('flipping any single bit of the sealed value is refused', () => {
  const parts = sealed.split('.')
  let flips = 0
  for (const [index, part] of parts.entries()) {
    if (index < 2) continue
    const bytes = Buffer.from(part, 'base64url')
    for (let bit = 0; bit < bytes.byteLength * 8; bit += 1) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const value = parts.with(index, changed.toString('base64url')).join('.')
      expect(() => open(value)).toThrow(/was changed/)
      flips += 1
    }
  }
  expect(flips).toBeGreaterThan(9_000)
})

test.each([
  ['another key id', { ...context, keyId: 'key_b' }],
  ['another public key', { ...context, thumbprint: 'thumc' }],
  ['another state', { ...context, status: 'previous' }],
  ['another row version', { ...context, version: 2 }],
])('it does not open for %s', (_name, bound) => {
  expect(() => open(sealed, bound)).toThrow(/was changed/)
})

test('another key-encryption key fails closed, also under the name of the right one', () => {
  const other = ringOf(randomBytes(32))
  expect(() => open(sealed, context, other)).toThrow(/another key-encryption key/)
  const renamed = { current: other.current, find: () => other.current }
  expect(() => open(sealed, context, renamed)).toThrow(/was changed/)
})

test('an older key of the ring still opens what it sealed', () => {
  const old = randomBytes(32)
  const value = sealKey(ringOf(old), context, pkcs8)
  expect(open(value, context, ringOf(randomBytes(32), old))).toBe(pkcs8.toString('hex'))
})

test.each([4, 8, 12, 15])('a tag cut to %i bytes is refused', (length) => {
  for (const index of [4, 7]) {
    const parts = sealed.split('.')
    const cut = Buffer.from(parts[index] ?? '', 'base64url')
      .subarray(0, length)
      .toString('base64url')
    expect(() => open(parts.with(index, cut).join('.'))).toThrow(/was changed/)
  }
})

test('halves of two sealed keys cannot be put together', () => {
  const [mine, theirs] = [sealed.split('.'), sealKey(ring, context, pkcs8).split('.')]
  expect(() => open([...mine.slice(0, 5), ...theirs.slice(5)].join('.'))).toThrow(/was changed/)
})

test.each(['', 'remit-key-1', 'remit-key-2.a.b.c.d.e.f.g', `${sealed}.`, ` ${sealed}`, `${sealed}=`])(
  'what is not in the format is refused (%#)',
  (value) => {
    expect(() => open(value)).toThrow()
  },
)

test('nothing of the private key stands in the sealed value', () => {
  const text = Buffer.concat(sealed.split('.').map((part) => Buffer.from(part, 'base64url')))
  expect(text.includes(pkcs8.subarray(30, 62))).toBe(false)
})

test('the bytes are wiped after use', () => {
  let kept: Buffer | undefined
  openKey(ring, context, sealed, (bytes) => {
    kept = bytes
    return 'used'
  })
  expect(kept?.every((byte) => byte === 0)).toBe(true)
})
