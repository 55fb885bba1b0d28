import { resources } from '../../types'
import type { View } from '../view'

/** The claims that Remit writes when it signs; a draft never holds them. */
export const stampedClaims: readonly string[] = ['iss', 'sub', 'aud', 'iat', 'exp']

/** The claims an author writes. */
const authoredClaims: readonly string[] = ['role', 'displayName', 'policy']

/**
 * What RFC 7519 registers besides: verifiers know them although Cobrowse's docs do not name them. They are of one token, so
 * a draft never holds them either.
 */
export const registeredClaims: readonly string[] = ['nbf', 'jti']

/** Tells whether a claim has a meaning to Cobrowse or to a verifier. */
export function isKnownClaim(key: string): boolean {
  return stampedClaims.includes(key) || authoredClaims.includes(key) || registeredClaims.includes(key)
}

/** These name a policy whatever they hold (semantics 1); other resources may be claims of something else. */
const policyWords: readonly string[] = ['version', 'devices', 'sessions']

/** The claims at the top level that belong into the policy: a version, devices, sessions, or a resource with its rule. */
export function policyFields({ claims }: View): readonly string[] {
  const names: readonly string[] = resources
  return [...claims.values()]
    .filter(({ key, value }) => policyWords.includes(key) || (names.includes(key) && value.kind === 'object'))
    .map((member) => member.key)
}
