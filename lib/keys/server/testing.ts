import { createPrivateKey, type KeyObject } from 'node:crypto'

/** The RSA key of two primes and a public exponent that is coprime to what lies one below each. */
export function keyFromPrimes(p: bigint, q: bigint, e = 65_537n): KeyObject {
  const d = inverse(e, (p - 1n) * (q - 1n))
  const part = (value: bigint) => {
    const hex = value.toString(16)
    return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
  }
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const members = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, part(value)]))
  return createPrivateKey({ key: { kty: 'RSA', ...members }, format: 'jwk' })
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [modulus, value % modulus, 0n, 1n]
  while (r1 !== 0n) {
    const quotient = r0 / r1
    ;[r0, r1, s0, s1] = [r1, r0 - quotient * r1, s1, s0 - quotient * s1]
  }
  return ((s0 % modulus) + modulus) % modulus
}
