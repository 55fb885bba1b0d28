import { canonicalJson } from '@/lib/base'

/** The public part of an RSA key (RFC 7518 section 6.3.1): these three members and no other. */
export type RsaPublicJwk = { readonly kty: 'RSA'; readonly n: string; readonly e: string }

/** A key as published for verifiers (RFC 7517). */
type PublishedJwk = RsaPublicJwk & { readonly kid: string; readonly alg: 'RS256'; readonly use: 'sig' }

/** A JWK Set (RFC 7517 section 5). */
export type Jwks = { readonly keys: readonly PublishedJwk[] }

/** Builds the published key set. Copies member by member, so a private member in the input cannot pass. */
export function publicJwks(keys: readonly { readonly kid: string; readonly publicJwk: RsaPublicJwk }[]): Jwks {
  return {
    keys: keys.map(({ kid, publicJwk }) => ({
      kty: 'RSA',
      n: publicJwk.n,
      e: publicJwk.e,
      kid,
      alg: 'RS256',
      use: 'sig',
    })),
  }
}

/** The text whose SHA-256 is the RFC 7638 thumbprint of an RSA key. */
export function thumbprintInput(jwk: RsaPublicJwk): string {
  return canonicalJson({ e: jwk.e, kty: 'RSA', n: jwk.n })
}
