import type { LintRule } from '../rule'
import { stampedClaims } from './claim-names'

/** Finds claims in a draft that only the signing may write. */
export const stampedClaim: LintRule = {
  code: 'stamped-claim',
  severity: 'error',
  title: 'A draft does not hold the claims that are written when a token is signed.',
  reference: 'Remit writes iss, sub, aud, iat and exp when a token is signed; security T10',
  check({ context, claims }) {
    if (context.kind !== 'draft') return []
    return stampedClaims
      .filter((key) => claims.has(key))
      .map((key) => ({
        path: [key],
        message: `Remit writes ${key} itself when it signs a token, so a draft cannot hold it. Remove it.`,
        fix: { label: `Remove ${key}`, patch: [{ op: 'remove', path: [key] }] },
      }))
  },
}
