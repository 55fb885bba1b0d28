import { createPublicKey, type KeyObject } from 'node:crypto'
import { CompactSign, compactVerify } from 'jose'
import { AppError } from '@/lib/base'
import { longestToken } from '@/lib/claims'

/** The key to sign with and the public half everyone else verifies with. */
type KeyPair = { readonly kid: string; readonly privateKey: KeyObject; readonly publicPem: string }

/**
 * Signs a payload as a compact JWS (RFC 7515) with RS256 and the key's `kid`, and verifies the result with the published
 * public key before it leaves. Refuses (`blocked`) a token longer than 4096 characters.
 */
export async function signCompact(payload: string, { kid, privateKey, publicPem }: KeyPair): Promise<string> {
  const bytes = new TextEncoder().encode(payload)
  const header = { alg: 'RS256', typ: 'JWT', kid } as const
  const token = await new CompactSign(bytes).setProtectedHeader(header).sign(privateKey)
  if (token.length > longestToken) {
    throw new AppError('blocked', {
      message: `The signed token would have ${token.length} characters, more than ${longestToken}. Shorten the policy.`,
    })
  }
  const verified = await compactVerify(token, createPublicKey(publicPem), { algorithms: ['RS256'] })
  if (!Buffer.from(bytes).equals(verified.payload)) throw new Error('The signature covers another payload.')
  return token
}
