import { createPublicKey, type KeyObject } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import { AppError, remember } from '@/lib/base'
import { longestToken } from '@/lib/claims'

/** The key to sign with and the public half everyone else verifies with. */
type KeyPair = { readonly kid: string; readonly privateKey: KeyObject; readonly publicPem: string }

const publicHalf = remember((pem: string) => createPublicKey(pem), { most: 4, keyOf: (pem) => pem })

/**
 * Signs a payload as a compact JWS (RFC 7515) with RS256 and the key's `kid`, and verifies the result with the published
 * public key before it leaves. Refuses (`blocked`) a token longer than 4096 characters.
 */
export async function signCompact(payload: string, { kid, privateKey, publicPem }: KeyPair): Promise<string> {
  const token = await new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .sign(privateKey)
  if (token.length > longestToken) {
    throw new AppError('blocked', {
      message: `The signed token would have ${token.length} characters, more than ${longestToken}. Shorten the policy.`,
    })
  }
  await requireSigned(token, { payload, publicPem })
  return token
}

/** Reads the token as whoever gets it will: the bytes that leave are the ones that are verified. */
async function requireSigned(
  token: string,
  { payload, publicPem }: { readonly payload: string; readonly publicPem: string },
): Promise<void> {
  const read = await compactVerify(token, publicHalf(publicPem), { algorithms: ['RS256'] })
  if (!Buffer.from(read.payload).equals(Buffer.from(payload))) {
    throw new Error('The signature covers another payload.')
  }
}
