import type { LintRule } from '../rule'
import { registeredClaims, stampedClaims } from './claim-names'

/** Finds claims in a draft that are of one token: those that signing writes, and a beginning or an id for all alike. */
export const stampedClaim: LintRule = {
  code: 'stamped-claim',
  severity: 'error',
  title:
    'A draft does not hold the claims that are written when a token is signed, and none that are of one token only.',
  reference:
    'Remit writes iss, sub, aud, iat and exp when a token is signed; RFC 7519 sections 4.1.5 and 4.1.7; security T10',
  check({ context, claims }) {
    if (context.kind !== 'draft') return []
    return [...stampedClaims, ...registeredClaims]
      .filter((key) => claims.has(key))
      .map((key) => ({
        path: [key],
        message:
          sentences[key] ?? `Remit writes ${key} itself when it signs a token, so a draft cannot hold it. Remove it.`,
        fix: { label: `Remove ${key}`, patch: [{ op: 'remove', path: [key] }] },
      }))
  },
}

const sentences: Readonly<Record<string, string>> = {
  nbf: 'nbf is when one token begins. In a draft it would be the same in every token, and none is valid before it. A token that Remit signs begins at once; remove nbf.',
  jti: 'jti is the id of one token. In a draft it would be the same in every token, so a verifier that remembers ids refuses all but the first. Remove it.',
}
