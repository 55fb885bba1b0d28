import { trimChars } from '@/lib/base'
import type { JsonNode } from '@/lib/json'
import type { LintRule } from '../rule'
import { show } from '../words'
import { audience, listsAudience, setAudience } from './audience'

/** Finds tokens that are for somebody else than Cobrowse. */
export const audienceWrong: LintRule = {
  code: 'audience-wrong',
  severity: 'error',
  title: `aud is exactly ${audience}, for EU and self-hosted instances too.`,
  reference: 'Cobrowse JWT docs and SCIM docs: aud is always https://cobrowse.io',
  check({ context, claims }) {
    const node = claims.get('aud')?.value
    if (context.kind === 'draft' || node === undefined || listsAudience(node)) return []
    if (node.kind === 'string' && node.value === audience) return []
    const message = `${why(node)} Cobrowse answers "jwt audience invalid". Write exactly ${audience}.`
    return [{ path: ['aud'], message, fix: setAudience }]
  },
}

function why(node: JsonNode): string {
  if (node.kind !== 'string') return `aud is ${show(node)}, which does not name Cobrowse.`
  if (trimChars(node.value, '/', 'end') === audience) return `aud ends with a slash, and the text is compared exactly.`
  if (node.value.trim().toLowerCase() === audience) return `aud is ${show(node)}; upper case and spaces count.`
  if (/^(https?:\/\/)?[\w-]+(\.[\w-]+)+/.test(node.value)) {
    return `aud is ${show(node)}, an address; the audience stays the same for every instance.`
  }
  return `aud is ${show(node)}, which is not Cobrowse.`
}
