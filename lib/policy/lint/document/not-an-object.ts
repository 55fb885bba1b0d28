import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds claims that are not one JSON object. */
export const notAnObject: LintRule = {
  code: 'not-an-object',
  severity: 'error',
  title: 'The claims of a token are one JSON object.',
  reference: 'RFC 7519 section 7.2; Cobrowse JWT docs',
  check({ root }) {
    if (root.kind === 'object') return []
    const message = `A token carries one JSON object, and this is ${show(root)}. Start with { and } and put role and policy inside.`
    return [{ path: [], message }]
  },
}
