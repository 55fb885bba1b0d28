import { type JsonPatchOperation, toValue } from '@/lib/json'
import { joinWords } from '../../words'
import type { Fix, LintRule } from '../rule'
import type { View } from '../view'
import { policyFields } from './claim-names'

/** Finds the parts of a policy that stand beside the policy claim, where Cobrowse does not look for them. */
export const policyAtTopLevel: LintRule = {
  code: 'policy-at-top-level',
  severity: 'error',
  title: 'Version and resources stand inside the policy claim, not beside it.',
  reference: 'Cobrowse JWT policies docs, version 2 examples without their wrapper; semantics 1',
  check(view) {
    const fields = policyFields(view)
    const [first] = fields
    if (first === undefined) return []
    const verb = fields.length === 1 ? 'stands' : 'stand'
    const message = `${joinWords(fields)} ${verb} beside the policy claim, where Cobrowse ignores ${fields.length === 1 ? 'it' : 'them'}: the token is not narrowed by ${fields.length === 1 ? 'it' : 'them'}. Move ${fields.length === 1 ? 'it' : 'them'} into policy.`
    const fix = moveInto(view, fields)
    return [{ path: [first], message, ...(fix && { fix }) }]
  },
}

function moveInto(view: View, fields: readonly string[]): Fix | undefined {
  const policy = view.claims.get('policy')?.value
  if (policy && (policy.kind !== 'object' || fields.some((key) => view.policy?.members.has(key)))) return undefined
  const moved = fields.flatMap((key) => {
    const member = view.claims.get(key)
    return member ? [{ key, value: toValue(member.value) }] : []
  })
  const removals: JsonPatchOperation[] = fields.map((key) => ({ op: 'remove', path: [key] }))
  const additions: JsonPatchOperation[] = policy
    ? moved.map(({ key, value }) => ({ op: 'add', path: ['policy', key], value }))
    : [{ op: 'add', path: ['policy'], value: Object.fromEntries(moved.map(({ key, value }) => [key, value])) }]
  return { label: `Move ${joinWords(fields)} into policy`, patch: [...removals, ...additions] }
}
