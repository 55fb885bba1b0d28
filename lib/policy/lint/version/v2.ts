import type { JsonPatchOperation } from '@/lib/json'
import { toValue } from '@/lib/json'
import { isPlainRule } from '../plain'
import type { PolicyView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import type { View } from '../view'

/** Finds policies of version 2, for which Cobrowse has a successor. */
export const v2: LintRule = {
  code: 'v2',
  severity: 'suggestion',
  title: 'Version 3 is the current version of policies.',
  reference: 'Cobrowse JWT policies docs, version 3; semantics 3',
  check(view) {
    if (view.policy?.version !== 2) return []
    const message =
      'This policy is written in version 2. Version 3 says push and recordings in their own names instead of with devices and sessions, and roles count beside it. Upgrade when it suits you.'
    const fix = upgrade(view, view.policy)
    return [{ path: ['policy', 'version'], message, ...(fix && { fix }) }]
  },
}

/** The same policy in version 3: role null keeps it closed (A4), and what used to follow is named (A5, A6). */
function upgrade({ claims, role }: View, policy: PolicyView): Fix | undefined {
  if (role === 'unknown') return undefined
  const copies = [copyOf(policy, 'devices', 'push'), copyOf(policy, 'sessions', 'recordings')]
  if (copies.includes('not-plain')) return undefined
  const patch: JsonPatchOperation[] = [
    { op: 'replace', path: ['policy', 'version'], value: 3 },
    { op: claims.has('role') ? 'replace' : 'add', path: ['role'], value: null },
    ...copies.filter((copy) => typeof copy === 'object'),
  ]
  return { label: 'Write it as version 3, to the same effect', patch }
}

function copyOf(policy: PolicyView, from: string, to: string): JsonPatchOperation | 'not-plain' | undefined {
  const rule = policy.rule(from)
  if (rule === undefined || policy.rule(to)) return undefined
  return isPlainRule(rule) ? { op: 'add', path: ['policy', to], value: toValue(rule.node) } : 'not-plain'
}
