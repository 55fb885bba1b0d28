import type { JsonNode } from '@/lib/json'
import type { LintRule } from '../rule'
import { show } from '../words'

/** Tells whether a value is a text with something to see in it. */
export function isReadableName(node: JsonNode | undefined): boolean {
  return node?.kind === 'string' && node.value.trim() !== ''
}

/** Finds a displayName that is not a text people can read. */
export const displayName: LintRule = {
  code: 'display-name',
  severity: 'error',
  title: 'displayName is a text with at least one visible character.',
  reference: 'Cobrowse JWT docs, displayName',
  check({ context, claims }) {
    const node = claims.get('displayName')?.value
    if (node === undefined || isReadableName(node)) return []
    const what = node.kind === 'string' ? 'empty' : show(node)
    const instead = context.kind === 'draft' ? 'the name of the person who signs is used' : 'Cobrowse shows none'
    const message = `displayName is shown to customers and in the audit trail, and here it is ${what}. Write a name, or leave it out: then ${instead}.`
    return [
      {
        path: ['displayName'],
        message,
        fix: { label: 'Remove displayName', patch: [{ op: 'remove', path: ['displayName'] }] },
      },
    ]
  },
}
