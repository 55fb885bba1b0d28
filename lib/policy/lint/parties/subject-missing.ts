import type { LintRule } from '../rule'

/** Finds a token that does not say who holds it. */
export const subjectMissing: LintRule = {
  code: 'subject-missing',
  severity: 'error',
  title: 'A token names the person who holds it (sub).',
  reference: 'Cobrowse JWT docs: sub is required',
  check({ context, root, claims }) {
    if (context.kind === 'draft' || root.kind !== 'object' || claims.has('sub')) return []
    return [
      {
        path: [],
        message: 'This token has no sub, and Cobrowse requires the e-mail address of the agent there. Add it.',
      },
    ]
  },
}
