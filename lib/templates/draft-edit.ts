import type { JsonPath } from '@/lib/base'
import { type JsonPatch, readJson } from '@/lib/json'
import { actions } from '@/lib/policy'
import type { ActionsView, ConditionValue, FormView, PolicyView, RoleChoice, RuleView, TextView } from './draft-view'

/** Where a resource's rule stands in a draft, or a part of it. */
export function rulePath(resource: string, ...rest: readonly (string | number)[]): JsonPath {
  return ['policy', resource, ...rest]
}

/** Sets the `role` claim; `absent` takes the key away. Touches no other key. */
export function setRole(form: FormView, choice: RoleChoice): JsonPatch {
  if (form.kind !== 'claims' || form.role.choice === choice) return []
  if (choice === 'absent') return [{ op: 'remove', path: ['role'] }]
  return [{ op: 'add', path: ['role'], value: choice === 'null' ? null : choice }]
}

/** Sets the text at `path`, or takes its key away for an empty text. */
export function setText({ view, path, text }: { view: TextView; path: JsonPath; text: string }): JsonPatch {
  if (text !== '') return view.kind === 'text' && view.value === text ? [] : [{ op: 'add', path, value: text }]
  return view.kind === 'absent' ? [] : [{ op: 'remove', path }]
}

/** Takes away whatever stands at `path`. */
export function removeAt(path: JsonPath): JsonPatch {
  return [{ op: 'remove', path }]
}

/** Starts a policy of version 3 that names nothing yet; a policy that is there stays. */
export function startPolicy(policy: PolicyView): JsonPatch {
  return policy.kind === 'absent' ? [{ op: 'insert', path: ['policy'], value: { version: 3 } }] : []
}

/** Sets the id or the agent that a rule asks for; an empty text stays, and matches nothing. */
export function setMatch(resource: string, { part, value }: { part: 'id' | 'agent'; value: string }): JsonPatch {
  return [{ op: 'add', path: rulePath(resource, part), value }]
}

/** Adds the id that a rule is to ask for, still empty. Refused where there is one. */
export function addMatch(resource: string, part: 'id' | 'agent'): JsonPatch {
  return [{ op: 'insert', path: rulePath(resource, part), value: '' }]
}

/** Adds a condition to `custom_data`, which is made when missing. Refused where the key is there. */
export function addCondition(rule: RuleView, { key, value }: { key: string; value: ConditionValue }): JsonPatch {
  if (rule.conditions.kind === 'rows')
    return [{ op: 'insert', path: rulePath(rule.resource, 'custom_data', key), value }]
  return [{ op: 'insert', path: rulePath(rule.resource, 'custom_data'), value: { [key]: value } }]
}

/** Gives a condition another key in its place. Refuse a key that is taken before asking for this. */
export function renameCondition(resource: string, { from, to }: { from: string; to: string }): JsonPatch {
  return from === to ? [] : [{ op: 'rename', path: rulePath(resource, 'custom_data', from), key: to }]
}

/** Gives a condition another value. */
export function setCondition(resource: string, { key, value }: { key: string; value: ConditionValue }): JsonPatch {
  return [{ op: 'replace', path: rulePath(resource, 'custom_data', key), value }]
}

/** Takes a condition away. The last one leaves `custom_data: {}` behind, which matches everything and has its own finding. */
export function removeCondition(resource: string, key: string): JsonPatch {
  return removeAt(rulePath(resource, 'custom_data', key))
}

/** Allows or disallows one action. From "all", disallowing one lists the other three. Unknown actions in the list stay. */
export function toggleAction(rule: RuleView, action: string): JsonPatch {
  if (rule.actions.kind === 'kept') return []
  const listed = listedActions(rule.actions)
  const next = listed.includes(action) ? listed.filter((other) => other !== action) : [...listed, action]
  return [{ op: 'add', path: rulePath(rule.resource, 'permissions'), value: next }]
}

/** Allows all actions, also those that Cobrowse may add later, by taking the list away; or lists the four known ones. */
export function setAllActions(rule: RuleView, isAll: boolean): JsonPatch {
  if (isAll) return rule.actions.kind === 'all' ? [] : removeAt(rulePath(rule.resource, 'permissions'))
  return rule.actions.kind === 'all'
    ? [{ op: 'add', path: rulePath(rule.resource, 'permissions'), value: [...actions] }]
    : []
}

/** The actions a rule lists; all four when it lists none. */
export function listedActions(view: ActionsView): readonly string[] {
  if (view.kind === 'listed') return view.actions
  return view.kind === 'all' ? actions : []
}

/** Why the strict reader would refuse this key, in a sentence; null when it is fine. */
export function problemOfKey(key: string): string | null {
  return problemOf(`{${JSON.stringify(key)}:0}`)
}

/** Why the strict reader would refuse this value, in a sentence; null when it is fine. */
export function problemOfValue(value: ConditionValue): string | null {
  return problemOf(JSON.stringify(value))
}

function problemOf(text: string): string | null {
  const reading = readJson(text)
  return reading.ok ? null : reading.error.message
}
