import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { EpochMs, JsonObject } from '@/lib/base'
import { ownClaim } from '../../cerbos-policy'
import { keySetId } from './settings'

/** Makes the tokens that the engine verifies: claims of somebody who was identified already, for this engine alone. */
export type Signer = {
  readonly jwks: { readonly keys: readonly JWK[] }
  /** Who the tokens are for: told anew with each start, so that none of an earlier one counts. */
  readonly audience: string
  sign(claims: JsonObject, now: EpochMs): Promise<string>
}

/** How long a token for the engine lives: one question. */
const lifeSeconds = 60

/** A signer with a key of its own, which never leaves this process. */
export async function makeSigner(audience: string): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  return {
    jwks: { keys: [{ ...jwk, kid: keySetId, alg: 'ES256', use: 'sig' }] },
    audience,
    sign: (claims, now) => signFor({ claims, audience, privateKey }, now),
  }
}

type Signed = { readonly claims: JsonObject; readonly audience: string; readonly privateKey: CryptoKey }

/** The claims as they are, but for the times of the token: those of a sign-in may be over while the sign-in is not. */
async function signFor({ claims, audience, privateKey }: Signed, now: EpochMs): Promise<string> {
  const { exp: _exp, nbf: _nbf, [ownClaim]: _own, ...rest } = claims
  const seconds = Math.floor(now / 1000)
  return new SignJWT({ ...rest, [ownClaim]: audience, exp: seconds + lifeSeconds })
    .setProtectedHeader({ alg: 'ES256', kid: keySetId, typ: 'JWT' })
    .sign(privateKey)
}
