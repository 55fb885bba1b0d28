import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { AppError } from '@/lib/base'
import { judgePassword, type PasswordOwner, passwordProblems } from '@/lib/members'

/** Throws `invalid` on the field `password` when others could guess it from what they know of its owner. */
export function requireOwnPassword(password: string, owner: PasswordOwner): void {
  const problem = judgePassword(password, owner)
  if (problem !== null) throw new AppError('invalid', { field: 'password', message: passwordProblems[problem] })
}

const cost = { N: 2 ** 17, r: 8, p: 1 }
const keyLength = 32
const memoryLimit = 160 * 1024 * 1024

/**
 * Hashes a password with scrypt (N = 2^17, r = 8, p = 1: OWASP's first choice for scrypt), with a salt of its own.
 * Answers `scrypt$N$r$p$salt$hash`. A smaller `N` is for tests.
 */
export async function hashPassword(password: string, N = cost.N): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(() => derive(password, salt, { ...cost, N }))
  return ['scrypt', N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
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

/** As many as wait at most, sign-ins included, which are turned away earlier (`sign-in/lane.ts`). */
const mostWaiting = 30

/** Two at a time: each takes 128 MiB and a quarter of a second, and the thread pool also serves files and signatures. */
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new AppError('unavailable')
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
