import type { LintRule } from '../rule'

/** Finds key ids, which Cobrowse does not look at. */
export const headerKid: LintRule = {
  code: 'header-kid',
  severity: 'suggestion',
  title: 'Cobrowse does not use kid.',
  reference: 'No doc, example or integration has a kid; semantics 1',
  check({ claims }) {
    if (!claims.has('kid')) return []
    const message =
      'Cobrowse finds the key by iss and does not use kid. It does no harm, but it does not choose a key: changing the key of an account is a cut-over.'
    return [{ path: ['kid'], message }]
  },
}
