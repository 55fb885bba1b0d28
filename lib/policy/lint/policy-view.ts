import type { JsonPath } from '@/lib/base'
import type { JsonMember, JsonNode } from '@/lib/json'

/** One condition of a rule: its key, the value it wants and where it stands. */
export type ConditionView = {
  readonly kind: 'id' | 'agent' | 'custom_data'
  readonly resource: string
  readonly key: string
  readonly path: JsonPath
  readonly node: JsonNode
}

/** One resource of a policy with its rule. In the shape of version 1 every member is a custom_data condition. */
export type RuleView = {
  readonly resource: string
  readonly path: JsonPath
  readonly node: JsonNode
  /** The members of the rule by key; empty when the rule is not an object. */
  readonly members: ReadonlyMap<string, JsonMember>
  readonly conditions: readonly ConditionView[]
  /** The texts of `permissions`; null when the rule lists none, and so allows every action. */
  readonly actions: readonly string[] | null
  /** Keys that no version documents for a rule, always none in version 1. */
  readonly unknown: readonly JsonMember[]
}

/** A policy object, read as far as it can be read. `version` is null when it is not 1, 2 or 3. */
export type PolicyView = {
  readonly node: JsonNode
  readonly members: ReadonlyMap<string, JsonMember>
  readonly version: 1 | 2 | 3 | null
  readonly rules: readonly RuleView[]
  readonly conditions: readonly ConditionView[]
  rule(resource: string): RuleView | undefined
}

/** The keys a rule may have from version 2 on; `agent` is one where there is an agent to compare (A10). */
const ruleKeys = ['id', 'custom_data', 'permissions', 'agent']

type ObjectNode = JsonNode & { readonly kind: 'object' }

/** Reads a policy object into rules and conditions. A version that is missing means 1 (A7). */
export function buildPolicyView(node: ObjectNode): PolicyView {
  const members = new Map(node.members.map((member) => [member.key, member]))
  const version = readVersion(members.get('version')?.value)
  const read = version === 1 ? readFirstVersionRule : readRule
  const rules = node.members.filter((member) => member.key !== 'version').map(read)
  const named = new Map(rules.map((rule) => [rule.resource, rule]))
  const conditions = rules.flatMap((rule) => rule.conditions)
  return { node, members, version, rules, conditions, rule: (resource) => named.get(resource) }
}

function readVersion(node: JsonNode | undefined): PolicyView['version'] {
  if (node === undefined) return 1
  if (node.kind !== 'number') return null
  return node.value === 1 || node.value === 2 || node.value === 3 ? node.value : null
}

function readFirstVersionRule({ key: resource, value: node }: JsonMember): RuleView {
  const path = ['policy', resource]
  const members = node.kind === 'object' ? node.members : []
  const conditions = members.map((member) => conditionOf('custom_data', resource, member, path))
  return { resource, path, node, members: byKey(members), conditions, actions: null, unknown: [] }
}

function readRule({ key: resource, value: node }: JsonMember): RuleView {
  const path = ['policy', resource]
  const list = node.kind === 'object' ? node.members : []
  const members = byKey(list)
  const known = hasAgentCondition(resource) ? ruleKeys : ruleKeys.filter((key) => key !== 'agent')
  const unknown = list.filter((member) => !known.includes(member.key))
  const conditions = list.filter((member) => known.includes(member.key)).flatMap((m) => conditionsOf(resource, m, path))
  return { resource, path, node, members, conditions, actions: readActions(members.get('permissions')), unknown }
}

function conditionsOf(resource: string, member: JsonMember, path: JsonPath): ConditionView[] {
  if (member.key === 'id' || member.key === 'agent') return [conditionOf(member.key, resource, member, path)]
  if (member.key !== 'custom_data' || member.value.kind !== 'object') return []
  return member.value.members.map((entry) => conditionOf('custom_data', resource, entry, [...path, 'custom_data']))
}

function conditionOf(
  kind: ConditionView['kind'],
  resource: string,
  member: JsonMember,
  parent: JsonPath,
): ConditionView {
  return { kind, resource, key: member.key, path: [...parent, member.key], node: member.value }
}

function readActions(member: JsonMember | undefined): readonly string[] | null {
  if (member === undefined) return null
  if (member.value.kind !== 'array') return []
  return member.value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
}

function byKey(members: readonly JsonMember[]): ReadonlyMap<string, JsonMember> {
  return new Map(members.map((member) => [member.key, member]))
}

function hasAgentCondition(resource: string): boolean {
  return resource === 'sessions' || resource === 'recordings' || resource === '*'
}
