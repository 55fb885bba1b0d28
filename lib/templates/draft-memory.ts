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
 * Switches a resource to another state. Matching brings back remembered conditions, or starts with one that nothing
 * matches, so that a half-made rule never opens anything. No state forgets what another had.
 */
export function changeState(change: {
  document: JsonDocument
  resource: string
  to: RuleState
  memory: RuleMemory
}): StateChange {
  const { document, resource, to } = change
  const path = rulePath(resource)
  const node = nodeAt(document.root, path)
  const current = node === undefined ? undefined : toValue(node)
  const remembered = change.memory[resource] ?? {}
  const memory = remember(change.memory, resource, current)
  const write = (value: JsonObject): JsonPatch => [...policyFor(document), { op: 'add', path, value }]
  if (to === 'unnamed') return { patch: current === undefined ? [] : [{ op: 'remove', path }], memory }
  if (to === 'none') return { patch: isClosed(resource, current) ? [] : write({ permissions: [] }), memory }
  if (!isJsonObject(current) || isClosed(resource, current)) {
    const value = to === 'matching' ? whole(resource, remembered) : open(resource, remembered)
    const others = isJsonObject(current) ? pick(current, (key) => key !== 'permissions') : {}
    return { patch: write({ ...others, ...value }), memory }
  }
  return { patch: to === 'everything' ? opened(resource, current) : narrowed(resource, current, remembered), memory }
}

/** Whether a rule allows no action, and says nothing of which targets it does not allow them on. */
function isClosed(resource: string, rule: JsonValue | undefined): boolean {
  return isJsonObject(rule) && hasNoAction(rule) && !hasConditions(resource, rule)
}

function hasNoAction({ permissions }: JsonObject): boolean {
  return Array.isArray(permissions) && permissions.length === 0
}

/** A rule without its conditions, and open: an empty list of actions would close it. */
function open(resource: string, rule: JsonObject): JsonObject {
  return pick(rule, (key) => !isCondition(resource, key) && !(key === 'permissions' && hasNoAction(rule)))
}

function opened(resource: string, current: JsonObject): JsonPatch {
  const left = open(resource, current)
  const keys = Object.keys(current).filter((key) => !Object.hasOwn(left, key))
  return keys.map<JsonPatchOperation>((key) => ({ op: 'remove', path: rulePath(resource, key) }))
}

function narrowed(resource: string, current: JsonObject, remembered: JsonObject): JsonPatch {
  if (hasConditions(resource, current)) return []
  // An empty list of actions was taken away to open the resource, so it comes back with the conditions.
  const shut = hasNoAction(remembered) && !Object.hasOwn(current, 'permissions') ? { permissions: [] } : {}
  const back: JsonObject = { ...conditionsFor(resource, remembered), ...shut }
  return Object.entries(back).map<JsonPatchOperation>(([key, value]) => ({
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
  if (!isJsonObject(current) || isClosed(resource, current)) return memory
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
