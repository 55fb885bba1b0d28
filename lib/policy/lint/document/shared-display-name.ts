import { parameterIn } from '../../placeholder'
import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds a draft that gives everybody who signs with it the same name. */
export const sharedDisplayName: LintRule = {
  code: 'shared-display-name',
  severity: 'warning',
  title: 'A displayName in a draft is the same for everyone who signs with it.',
  reference: 'Cobrowse JWT docs: do not share sub or displayName between people',
  check({ context, claims }) {
    const node = claims.get('displayName')?.value
    if (context.kind !== 'draft' || node?.kind !== 'string' || node.value.trim() === '') return []
    // A parameter is filled for each token, so it is nobody's name yet.
    if (parameterIn(node.value) !== undefined) return []
    const message = `Everyone who signs with this draft appears as ${show(node)}, so customers and the audit trail cannot tell them apart. Leave displayName out to use the name of the person who signs.`
    return [
      {
        path: ['displayName'],
        message,
        fix: { label: 'Remove displayName', patch: [{ op: 'remove', path: ['displayName'] }] },
      },
    ]
  },
}
