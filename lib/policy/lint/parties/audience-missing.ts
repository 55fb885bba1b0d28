import type { LintRule } from '../rule'
import { audience } from './audience'

/** Finds a token that does not say whom it is for. */
export const audienceMissing: LintRule = {
  code: 'audience-missing',
  severity: 'error',
  title: 'A token names its audience (aud).',
  reference: 'Cobrowse JWT docs: aud is required',
  check({ context, root, claims }) {
    if (context.kind === 'draft' || root.kind !== 'object' || claims.has('aud')) return []
    const message = `This token has no aud, which Cobrowse requires to be ${audience}. Add it.`
    return [{ path: [], message, fix: { label: 'Add aud', patch: [{ op: 'add', path: ['aud'], value: audience }] } }]
  },
}
