import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds headers with a type other than JWT. */
export const headerTyp: LintRule = {
  code: 'header-typ',
  severity: 'error',
  title: 'The type of a token is JWT.',
  reference: 'Cobrowse JWT docs, header {"alg":"RS256","typ":"JWT"}; RFC 8725 section 3.11',
  check({ claims }) {
    const node = claims.get('typ')?.value
    if (node === undefined || (node.kind === 'string' && node.value.toUpperCase() === 'JWT')) return []
    return [
      {
        path: ['typ'],
        message: `typ is ${show(node)}: a token of another kind, which a strict verifier refuses ("jwt malformed"). Every example of Cobrowse has "JWT". Write "JWT", or leave typ out.`,
      },
    ]
  },
}
