import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64url, encodeBase64url } from './base64url'

test('any bytes are written as the platform writes them, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const text = encodeBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(decodeBase64url(text)).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test.each(['', 'a', 'AAAAA', 'AA==', 'A+', 'A/', 'A A', 'é'])('%j is no base64url', (text) => {
  expect(decodeBase64url(text)).toBeNull()
})

test('another spelling of the same bytes is told by writing them again', () => {
  expect(decodeBase64url('AB')).toEqual(decodeBase64url('AA'))
  expect(encodeBase64url(decodeBase64url('AB') ?? new Uint8Array())).toBe('AA')
})
