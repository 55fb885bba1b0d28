import type { LintRule } from '../rule'
import { audience, listsAudience, setAudience } from './audience'

/** Finds a right audience that is wrapped in a list. */
export const audienceList: LintRule = {
  code: 'audience-list',
  severity: 'warning',
  title: 'aud is a single text, not a list.',
  reference: 'Cobrowse JWT docs show a single value; the common library accepts a list; semantics 1',
  check({ context, claims }) {
    const node = claims.get('aud')?.value
    if (context.kind === 'draft' || node === undefined || !listsAudience(node)) return []
    const message = `aud is a list. Common libraries accept that, but Cobrowse documents a single text. Write ${audience} alone.`
    return [{ path: ['aud'], message, fix: setAudience }]
  },
}
