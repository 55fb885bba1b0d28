import type { LintRule } from '../rule'

/** Finds a token that does not say when it was issued or when it expires. */
export const timeMissing: LintRule = {
  code: 'time-missing',
  severity: 'error',
  title: 'A token says when it was issued (iat) and when it expires (exp).',
  reference: 'Cobrowse JWT docs: iat and exp are required',
  check({ context, root, claims }) {
    if (context.kind === 'draft' || root.kind !== 'object') return []
    const missing = ['iat', 'exp'].filter((key) => !claims.has(key))
    if (missing.length === 0) return []
    const message = `This token has no ${missing.join(' and no ')}, which Cobrowse requires. Add the time in whole seconds since 1970; exp at most one day after iat.`
    return [{ path: [], message }]
  },
}
