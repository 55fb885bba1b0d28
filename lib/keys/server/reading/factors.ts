import { checkPrime, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { hasRocaForm } from './weak-moduli'

/**
 * Looks at the numbers of an RSA private key. `damaged`: they do not belong together. `weak`: the primes can be found
 * with little work, because their top halves agree (Fermat; FIPS 186-5 wants a difference above 2^(n/2 - 100)), because
 * one is short, or because one is not prime; `weak-generator`: its modulus has the form that a faulty generator gives it.
 * Keys of more than two primes count as damaged: RS256 verifiers vary on them. Primality is tested in other threads.
 */
export async function judgeFactors(privateKey: KeyObject): Promise<'weak' | 'weak-generator' | 'damaged' | null> {
  const key = numbersOf(privateKey)
  if (!belongTogether(key)) return 'damaged'
  const { n, p, q } = key
  const half = Math.floor(bitsOf(n) / 2)
  const distance = p > q ? p - q : q - p
  if (bitsOf(distance) <= half - 100) return 'weak'
  if (Math.min(bitsOf(p), bitsOf(q)) < half - 8) return 'weak'
  if (hasRocaForm(n)) return 'weak-generator'
  const arePrime = await Promise.all([p, q].map((factor) => isPrime(factor)))
  return arePrime.every(Boolean) ? null : 'weak'
}

const isPrime = promisify<bigint, boolean>(checkPrime)

type Numbers = Readonly<Record<'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi', bigint>>

/** Every equation of RFC 8017 section 3.2. OpenSSL signs even when the last three do not hold, so signing proves less. */
function belongTogether({ n, e, d, p, q, dp, dq, qi }: Numbers): boolean {
  if (p <= 1n || q <= 1n || p * q !== n) return false
  const areExponents = (e * d) % (p - 1n) === 1n && (e * d) % (q - 1n) === 1n
  return areExponents && dp === d % (p - 1n) && dq === d % (q - 1n) && (qi * q) % p === 1n
}

function numbersOf(privateKey: KeyObject): Numbers {
  const { n, e, d, p, q, dp, dq, qi } = exportJwk(privateKey)
  return {
    n: integerOf(n),
    e: integerOf(e),
    d: integerOf(d),
    p: integerOf(p),
    q: integerOf(q),
    dp: integerOf(dp),
    dq: integerOf(dq),
    qi: integerOf(qi),
  }
}

function exportJwk(privateKey: KeyObject): JsonWebKey {
  try {
    return privateKey.export({ format: 'jwk' })
  } catch {
    return {}
  }
}

function bitsOf(value: bigint): number {
  return value.toString(2).length
}

function integerOf(part: string | undefined): bigint {
  return part === undefined || part === '' ? 0n : BigInt(`0x${Buffer.from(part, 'base64url').toString('hex')}`)
}
