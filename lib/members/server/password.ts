import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { AppError } from '@/lib/base'
import { judgePassword, type PasswordOwner, passwordProblems } from '@/lib/members'
import { inTurn } from './hash-turns'
import { knownPasswords } from './known-passwords'

/** Throws `invalid` on the field `password` when others could guess it: from lists, or from what they know of its owner. */
export async function requireOwnPassword(password: string, owner: PasswordOwner): Promise<void> {
  const problem = judgePassword(password, owner, await knownPasswords())
  if (problem !== null) throw new AppError('invalid', { field: 'password', message: passwordProblems[problem] })
}

const cost = { N: 2 ** 17, r: 8, p: 1 }
let work = cost.N
const keyLength = 32
const memoryLimit = 160 * 1024 * 1024

/**
 * From here on this process hashes at a hundredth of the cost, for tests of anything but the hash: no setting leads here.
 * @internal
 */
export function hashQuickly(): void {
  work = 2 ** 10
}

/**
 * Hashes a password with scrypt (N = 2^17, r = 8, p = 1: OWASP's first choice for scrypt), with a salt of its own.
 * Answers `scrypt$N$r$p$salt$hash`.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const options = { ...cost, N: work }
  const key = await inTurn(() => derive(password, salt, options))
  return ['scrypt', options.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Tells whether a password is the hashed one. A hash in an unknown form matches nothing. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [scheme, n, r, p, salt = '', expected = ''] = hash.split('$')
  if (scheme !== 'scrypt' || Number(n) > cost.N * 8) return false
  const wanted = Buffer.from(expected, 'base64url')
  if (wanted.byteLength !== keyLength) return false
  const options = { N: Number(n), r: Number(r), p: Number(p) }
  const key = await inTurn(() => derive(password, Buffer.from(salt, 'base64url'), options))
  return timingSafeEqual(key, wanted)
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { ...options, maxmem: memoryLimit }, (fault, key) => {
      if (fault) reject(fault)
      else resolve(key)
    })
  })
}
