import { type JsonPatchOperation, toValue } from '@/lib/json'
import type { PolicyView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import type { View } from '../view'
import { shapeOf } from './rule-shape'

/** Finds policies without a version, which Cobrowse reads in the oldest way. */
export const v1: LintRule = {
  code: 'v1',
  severity: 'error',
  title: 'A policy names its version; without one, it is read as version 1.',
  reference: 'Cobrowse JWT docs of 2020 and the upgrade notes of 2022; reading A7',
  check(view) {
    const { policy } = view
    if (policy?.version !== 1) return []
    const path = policy.members.has('version') ? ['policy', 'version'] : ['policy']
    const fix = fixFor(view, policy)
    return [{ path, message: sentence(policy), ...(fix && { fix }) }]
  },
}

function sentence({ members, rules }: PolicyView): string {
  const opening = members.has('version')
    ? 'This policy is of version 1'
    : 'This policy names no version, so it is read as version 1'
  if (rules.length === 0)
    return `${opening}, and an empty one refuses everything. Write "version": 3 and name what should be allowed.`
  if (rules.some((rule) => shapeOf(rule) === 'nested')) {
    return `${opening}. There, custom_data and permissions are keys to look for on a device, not conditions, so nothing matches. Write "version": 3.`
  }
  return `${opening}: each key is compared with custom_data, and what it does not name is left to the role. Cobrowse has replaced it; write it as version 3.`
}

function fixFor(view: View, policy: PolicyView): Fix | undefined {
  const shapes = new Set(policy.rules.map(shapeOf))
  if (shapes.has('unclear') || (shapes.has('flat') && shapes.has('nested'))) return undefined
  if (policy.rules.length === 0 && (view.role === 'agent' || view.role === 'administrator')) return undefined
  if (policy.rules.length === 0 || shapes.has('nested'))
    return { label: 'Write "version": 3', patch: [setVersion(policy)] }
  return {
    label: 'Write it as version 3, to the same effect',
    patch: [setVersion(policy), ...wrapRules(policy), ...setRole(view)],
  }
}

function setVersion({ members }: PolicyView): JsonPatchOperation {
  return { op: members.has('version') ? 'replace' : 'add', path: ['policy', 'version'], value: 3 }
}

function wrapRules({ rules }: PolicyView): readonly JsonPatchOperation[] {
  return rules
    .filter((rule) => shapeOf(rule) === 'flat')
    .map(({ path, node }) => ({ op: 'replace', path, value: { custom_data: toValue(node) } }))
}

// Version 1 counts an absent role as agent (A7), version 3 as null (A1).
function setRole({ role }: View): readonly JsonPatchOperation[] {
  return role === 'absent' ? [{ op: 'add', path: ['role'], value: 'agent' }] : []
}
