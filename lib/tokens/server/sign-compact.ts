import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError, remember } from '@/lib/base'
import { longestToken } from '@/lib/claims'

/** The key to sign with and the public half everyone else verifies with. */
type KeyPair = { readonly kid: string; readonly privateKey: KeyObject; readonly publicPem: string }

/** RS256 (RFC 7518 section 3.3), off the main thread: on two cores two tokens are signed while a third is planned. */
const signature = promisify(sign)

const publicHalf = remember((pem: string) => createPublicKey(pem), { most: 4, keyOf: (pem) => pem })

/**
 * Signs a payload as a compact JWS (RFC 7515) with RS256 and the key's `kid`, and verifies the result with the published
 * public key before it leaves. Refuses (`blocked`) a token longer than 4096 characters.
 */
export async function signCompact(payload: string, { kid, privateKey, publicPem }: KeyPair): Promise<string> {
  const header = JSON.stringify({ alg: 'RS256', typ: 'JWT', kid })
  const signed = Buffer.from(`${encode(header)}.${encode(payload)}`)
  const proof = await signature('sha256', signed, privateKey)
  const token = `${signed}.${proof.toString('base64url')}`
  if (token.length > longestToken) {
    throw new AppError('blocked', {
      message: `The signed token would have ${token.length} characters, more than ${longestToken}. Shorten the policy.`,
    })
  }
  requireSigned(token, { payload, publicPem })
  return token
}

/** Reads the token as whoever gets it will: the bytes that leave are the ones that are verified. */
function requireSigned(
  token: string,
  { payload, publicPem }: { readonly payload: string; readonly publicPem: string },
) {
  const [header = '', body = '', proof = ''] = token.split('.')
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${body}`),
    publicHalf(publicPem),
    Buffer.from(proof, 'base64url'),
  )
  if (!isSigned) throw new Error('The signature does not verify with the published key.')
  if (!Buffer.from(body, 'base64url').equals(Buffer.from(payload)))
    throw new Error('The signature covers another payload.')
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}
