import type { JsonNode } from '@/lib/json'
import type { Fix } from '../rule'

/** The only audience Cobrowse takes, for its EU and self-hosted instances too. */
export const audience = 'https://cobrowse.io'

/** Tells whether a node is a list that names the right audience among others. */
export function listsAudience(node: JsonNode): boolean {
  return node.kind === 'array' && node.items.some((item) => item.kind === 'string' && item.value === audience)
}

/** Writes the one audience. */
export const setAudience: Fix = {
  label: `Write ${audience}`,
  patch: [{ op: 'replace', path: ['aud'], value: audience }],
}
