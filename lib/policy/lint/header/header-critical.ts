import type { LintRule } from '../rule'

/** Finds headers that ask a verifier for more than it knows. */
export const headerCritical: LintRule = {
  code: 'header-critical',
  severity: 'error',
  title: 'A header asks for no extension (crit, b64).',
  reference: 'RFC 7515 section 4.1.11: who does not know a critical extension refuses the token; RFC 7797 section 7',
  check: ({ claims }) =>
    ['crit', 'b64']
      .filter((name) => claims.has(name))
      .map((name) => ({
        path: [name],
        message: `The header has ${name}, which asks for an extension of JWS. A verifier of Cobrowse tokens knows none and answers "jwt malformed". Sign with alg and typ alone.`,
      })),
}
