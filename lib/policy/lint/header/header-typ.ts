import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds headers with a type other than JWT. */
export const headerTyp: LintRule = {
  code: 'header-typ',
  severity: 'warning',
  title: 'The type of a token is JWT.',
  reference: 'Cobrowse JWT docs, header {"alg":"RS256","typ":"JWT"}',
  check({ claims }) {
    const node = claims.get('typ')?.value
    if (node === undefined || (node.kind === 'string' && node.value.toUpperCase() === 'JWT')) return []
    return [
      {
        path: ['typ'],
        message: `typ is ${show(node)}, and every example of Cobrowse has "JWT". Write "JWT", or leave typ out.`,
      },
    ]
  },
}
