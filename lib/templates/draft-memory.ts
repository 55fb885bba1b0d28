import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import {
  type JsonDocument,
  type JsonPatch,
  type JsonPatchOperation,
  membersOf,
  nodeAt,
  objectOf,
  toValue,
} from '@/lib/json'
import { rulePath } from './draft-edit'
import type { RuleState } from './draft-view'

/**
 * The last rule seen under each resource before its state was switched, so that switching back brings it back: what it held,
 * in the order of its author, and its place among the others.
 */
export type RuleMemory = Readonly<Record<string, Remembered>>

type Remembered = { readonly rule: JsonObject; readonly at: number }

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
  const seen = change.memory[resource]
  const remembered = seen?.rule ?? {}
  const memory = remember(change.memory, { document, resource, current })
  const write = (value: JsonObject): JsonPatch => [...policyFor(document), { op: 'add', path, value }]
  if (to === 'unnamed') return { patch: current === undefined ? [] : [{ op: 'remove', path }], memory }
  if (to === 'none') return { patch: isClosed(resource, current) ? [] : write({ permissions: [] }), memory }
  if (!isJsonObject(current) || isClosed(resource, current)) {
    const value = to === 'matching' ? whole(resource, remembered) : open(resource, remembered)
    const others = isJsonObject(current) ? pick(current, (key) => key !== 'permissions') : {}
    const rule = inOrderOf(remembered, joined(others, value))
    // Replaced as a whole, as what is written over a rule keeps the order of that rule.
    const at = node === undefined ? seen?.at : rankOf(document, resource)
    const away: JsonPatch = node === undefined ? [] : [{ op: 'remove', path }]
    const back = { op: 'insert', path, value: rule, ...(at === undefined ? {} : { at }) } as const
    return { patch: [...policyFor(document), ...away, back], memory }
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
  const back = joined(conditionsFor(resource, remembered), shut)
  const keys = membersOf(inOrderOf(remembered, joined(current, back))).map(([key]) => key)
  // What stands before a member is there when its turn comes.
  return keys.flatMap((key, at): JsonPatch => {
    const value = back[key]
    return value === undefined ? [] : [{ op: 'insert', path: rulePath(resource, key), value, at }]
  })
}

function whole(resource: string, remembered: JsonObject): JsonObject {
  return hasConditions(resource, remembered) ? remembered : joined(conditionsFor(resource, remembered), remembered)
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

type Seen = { readonly document: JsonDocument; readonly resource: string; readonly current: JsonValue | undefined }

function remember(memory: RuleMemory, { document, resource, current }: Seen): RuleMemory {
  if (!isJsonObject(current) || isClosed(resource, current)) return memory
  const at = rankOf(document, resource)
  if (hasConditions(resource, current)) return { ...memory, [resource]: { rule: current, at } }
  const seen = memory[resource]?.rule ?? {}
  const conditions = pick(seen, (key) => isCondition(resource, key))
  return { ...memory, [resource]: { rule: inOrderOf(seen, joined(current, conditions)), at } }
}

/** The place of a resource among the members of the policy; after all of them where it is not one. */
function rankOf({ root }: JsonDocument, resource: string): number {
  const policy = nodeAt(root, ['policy'])
  if (policy?.kind !== 'object') return 0
  const at = policy.members.findIndex(({ key }) => key === resource)
  return at < 0 ? policy.members.length : at
}

/** The members of both, those of the first one first; what both have is that of the second. */
function joined(first: JsonObject, second: JsonObject): JsonObject {
  return objectOf([...membersOf(first), ...membersOf(second)])
}

/** An object with its members as far as possible in the order of another one. */
function inOrderOf(model: JsonObject, object: JsonObject): JsonObject {
  const ranks = new Map(membersOf(model).map(([key], rank) => [key, rank]))
  const rank = (key: string): number => ranks.get(key) ?? ranks.size
  return objectOf(membersOf(object).toSorted(([one], [other]) => rank(one) - rank(other)))
}

function policyFor(document: JsonDocument): JsonPatch {
  return nodeAt(document.root, ['policy']) === undefined ? [{ op: 'add', path: ['policy'], value: { version: 3 } }] : []
}

function pick(object: JsonObject, isWanted: (key: string) => boolean): JsonObject {
  return objectOf(membersOf(object).filter(([key]) => isWanted(key)))
}
