import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds subjects that are not a text. */
export const subjectNotText: LintRule = {
  code: 'subject-not-text',
  severity: 'error',
  title: 'sub is a text and not empty.',
  reference: 'RFC 7519 section 4.1.2; Cobrowse JWT docs',
  check({ context, claims }) {
    const node = claims.get('sub')?.value
    if (context.kind === 'draft' || node === undefined || (node.kind === 'string' && node.value.trim() !== ''))
      return []
    const what = node.kind === 'string' ? 'empty' : show(node)
    return [
      {
        path: ['sub'],
        message: `sub is ${what}. Cobrowse makes a user from it, so write the e-mail address of the agent.`,
      },
    ]
  },
}
