import type { JsonMember, JsonNode } from '@/lib/json'
import type { ActionsView, Condition, ConditionsView, Kept, RuleView, TextView } from './draft-view'

const absent = { kind: 'absent' } as const
const ownKeys: readonly string[] = ['id', 'custom_data', 'permissions']

/** A resource that the policy does not name. */
export function absentRule(resource: string): RuleView {
  return {
    resource,
    state: 'unnamed',
    id: absent,
    agent: absent,
    conditions: absent,
    actions: { kind: 'all' },
    kept: [],
    json: '',
  }
}

/** Reads what stands under one resource. `agent` counts as a condition only under `sessions` (semantics A10). */
export function readRule({ resource, node, text }: { resource: string; node: JsonNode; text: string }): RuleView {
  const json = text.slice(node.from, node.to)
  if (node.kind !== 'object') return { ...absentRule(resource), state: 'kept', json }
  const known = resource === 'sessions' ? [...ownKeys, 'agent'] : ownKeys
  const members = new Map(node.members.map((member) => [member.key, member.value]))
  const id = readText(members.get('id'), text)
  const agent = resource === 'sessions' ? readText(members.get('agent'), text) : absent
  const conditions = readConditions(members.get('custom_data'), text)
  const isOpen = id.kind === 'absent' && agent.kind === 'absent' && conditions.kind === 'absent'
  const actions = readActions(members.get('permissions'), text)
  const isClosed = actions.kind === 'listed' && actions.actions.length === 0
  return {
    resource,
    state: isOpen ? (isClosed ? 'none' : 'everything') : 'matching',
    id,
    agent,
    conditions,
    actions,
    kept: node.members
      .filter((member) => !known.includes(member.key))
      .map((member) => keep({ resource, member, text })),
    json: '',
  }
}

function readConditions(node: JsonNode | undefined, text: string): ConditionsView {
  if (node === undefined) return absent
  if (node.kind !== 'object') return { kind: 'kept', json: text.slice(node.from, node.to) }
  return { kind: 'rows', rows: node.members.map((member) => readCondition(member, text)) }
}

function readCondition({ key, value }: JsonMember, text: string): Condition {
  if (value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean') {
    return { key, kind: 'scalar', value: value.value }
  }
  return { key, kind: 'kept', json: text.slice(value.from, value.to) }
}

function readActions(node: JsonNode | undefined, text: string): ActionsView {
  if (node === undefined) return { kind: 'all' }
  const kept = { kind: 'kept', json: text.slice(node.from, node.to) } as const
  if (node.kind !== 'array') return kept
  const actions = node.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
  return actions.length === node.items.length ? { kind: 'listed', actions } : kept
}

/** Reads a member that should hold a text. */
export function readText(node: JsonNode | undefined, text: string): TextView {
  if (node === undefined) return absent
  if (node.kind === 'string') return { kind: 'text', value: node.value }
  return { kind: 'kept', json: text.slice(node.from, node.to) }
}

function keep({ resource, member, text }: { resource: string; member: JsonMember; text: string }): Kept {
  const json = text.slice(member.value.from, member.value.to)
  return { key: member.key, path: ['policy', resource, member.key], json, why: 'unknown' }
}
