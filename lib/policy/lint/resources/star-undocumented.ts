import type { LintRule } from '../rule'

/** Finds the resource that only the code of the SDK knows. */
export const starUndocumented: LintRule = {
  code: 'star-undocumented',
  severity: 'suggestion',
  title: 'The resource * is not documented.',
  reference: 'SDK 2.16.2, src/policies/Policy.js; reading A8',
  check({ policy }) {
    const rule = policy?.rule('*')
    if (!rule) return []
    const message =
      'The resource "*" appears in the code of the SDK and in no document. Remit reads it as the rule for everything without one of its own; the two are not merged. Naming each resource is surer.'
    return [{ path: rule.path, message }]
  },
}
