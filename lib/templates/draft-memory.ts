import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { type JsonDocument, type JsonPatch, type JsonPatchOperation, nodeAt, toValue } from '@/lib/json'
import { rulePath } from './draft-edit'
import type { RuleState } from './draft-view'

/** The last rule seen under each resource before its state was switched, so that switching back brings it back. */
export type RuleMemory = Readonly<Record<string, JsonObject>>

/** A change of state: the patch for the draft, and what to remember from now on. */
export type StateChange = { readonly patch: JsonPatch; readonly memory: RuleMemory }

const conditionKeys: readonly string[] = ['id', 'custom_data', 'agent']

/**
 * Switches a resource between no access, everything and matching only. Matching brings back remembered conditions, or
 * starts with one that nothing matches, so that a half-made rule never opens anything. No access and everything forget nothing.
 */
export function changeState(change: {
  document: JsonDocument
  resource: string
  to: RuleState
  memory: RuleMemory
}): StateChange {
  const { document, resource, to } = change
  const node = nodeAt(document.root, rulePath(resource))
  const current = node === undefined ? undefined : toValue(node)
  const remembered = change.memory[resource] ?? {}
  const memory = remember(change.memory, resource, current)
  if (to === 'none') return { patch: current === undefined ? [] : [{ op: 'remove', path: rulePath(resource) }], memory }
  if (!isJsonObject(current)) {
    const value =
      to === 'matching' ? whole(resource, remembered) : pick(remembered, (key) => !isCondition(resource, key))
    return { patch: [...policyFor(document), { op: 'add', path: rulePath(resource), value }], memory }
  }
  return { patch: to === 'everything' ? opened(resource, current) : narrowed(resource, current, remembered), memory }
}

function opened(resource: string, current: JsonObject): JsonPatch {
  const keys = Object.keys(current).filter((key) => isCondition(resource, key))
  return keys.map<JsonPatchOperation>((key) => ({ op: 'remove', path: rulePath(resource, key) }))
}

function narrowed(resource: string, current: JsonObject, remembered: JsonObject): JsonPatch {
  if (hasConditions(resource, current)) return []
  return Object.entries(conditionsFor(resource, remembered)).map<JsonPatchOperation>(([key, value]) => ({
    op: 'add',
    path: rulePath(resource, key),
    value,
  }))
}

function whole(resource: string, remembered: JsonObject): JsonObject {
  return hasConditions(resource, remembered) ? remembered : { ...conditionsFor(resource, remembered), ...remembered }
}

function conditionsFor(resource: string, remembered: JsonObject): JsonObject {
  if (hasConditions(resource, remembered)) return pick(remembered, (key) => isCondition(resource, key))
  return resource === 'features' || resource === 'members' ? { id: '' } : { custom_data: { user_id: '' } }
}

function hasConditions(resource: string, rule: JsonObject): boolean {
  return Object.keys(rule).some((key) => isCondition(resource, key))
}

function isCondition(resource: string, key: string): boolean {
  return conditionKeys.includes(key) && (key !== 'agent' || resource === 'sessions')
}

function remember(memory: RuleMemory, resource: string, current: JsonValue | undefined): RuleMemory {
  if (!isJsonObject(current)) return memory
  if (hasConditions(resource, current)) return { ...memory, [resource]: current }
  const conditions = pick(memory[resource] ?? {}, (key) => isCondition(resource, key))
  return { ...memory, [resource]: { ...current, ...conditions } }
}

function policyFor(document: JsonDocument): JsonPatch {
  return nodeAt(document.root, ['policy']) === undefined ? [{ op: 'add', path: ['policy'], value: { version: 3 } }] : []
}

function pick(object: JsonObject, isWanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => isWanted(key)))
}
