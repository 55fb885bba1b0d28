import { err, isJsonObject, type JsonObject, type JsonValue, ok, type Result } from '@/lib/base'
import {
  type JsonNode,
  nodeAt,
  outsideProfile,
  problemAt,
  type ReadProfile,
  type Span,
  type TextProblem,
  toValue,
} from '@/lib/json'
import type { Target } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import {
  type LeftOut,
  leaveOut,
  putInQuotes,
  type ReadTargets,
  type Reason,
  removeLabel,
  type TargetFix,
} from './left-out'
import { type ReadRows, readRows, type UnreadRow } from './read-rows'
import { viewOf } from './view-of'

/** How many pasted targets are looked at. */
export const mostTargets = 1_000

/** Others made these, and there are many. */
const profile: ReadProfile = { ...outsideProfile, bytes: 2_000_000, members: 60_000, items: 60_000, numbers: 'any' }

/**
 * Reads one device or session, a list of them, or an object with `devices` and `sessions`, as the REST API answers them.
 * What does not tell its kind itself is of the given one. Refuses what is none, with line and column. What is wrong with one
 * of a list leaves out that one alone; a number that cannot be held exactly does, too, and is never rounded.
 */
export function readJsonTargets(text: string, kind: TargetView['kind']): Result<ReadTargets, TextProblem> {
  const read = readRows(text, profile, mostTargets)
  if (!read.ok) return read
  const { root, unread, problem } = read.value
  const items = itemsOf(root, kind)
  const extra = items[mostTargets]
  if (extra) return err(problemAt(text, extra.node, `There are more than ${mostTargets} targets.`))
  // A list that holds no targets, as of a single device, is no list of rows.
  const starts = new Set(items.map(({ node }) => node.from))
  if (problem && [...unread.keys()].some((from) => !starts.has(from))) return err(problem)
  const rows = { text, items, unread }
  const each = items.map((item, index) => readItem(rows, item, index))
  const targets = each.flatMap((one) => ('view' in one ? [one.view] : []))
  const leftOut = each.flatMap((one) => ('out' in one ? [one.out] : []))
  const [first] = leftOut
  const isHopeless = leftOut.every(({ fix }) => fix.label === removeLabel)
  return first && targets.length === 0 && isHopeless ? err(first) : ok({ targets, leftOut })
}

type Rows = {
  readonly text: string
  readonly items: readonly Item[]
  readonly unread: ReadRows['unread']
}

function readItem(rows: Rows, item: Item, index: number): { readonly view: TargetView } | { readonly out: LeftOut } {
  const value = toValue(item.node)
  const reason = unreadReason(rows, index) ?? shapeReason(rows, value, index)
  if (reason || !isJsonObject(value)) {
    const other = { span: item.node, why: notAnObject, fix: removal(rows, index) }
    return { out: leaveOut(rows.text, `Row ${index + 1}`, reason ?? other) }
  }
  const view = { ...viewOf(targetOf(value), kindOf(value, item), index), ...takerOf(value) }
  const rounded = roundedIn(nodeAt(item.node, ['custom_data']))
  return rounded.length === 0 ? { view } : { out: leaveOut(rows.text, view.name, roundedReason(rows.text, rounded)) }
}

/** Why a row could not be read. */
function unreadReason(rows: Rows, index: number): Reason | null {
  const { problem } = unreadAt(rows, index) ?? {}
  return problem ? { span: problem, why: problem.message, fix: problem.mend ?? removal(rows, index) } : null
}

function unreadAt({ items, unread }: Rows, index: number): UnreadRow | undefined {
  return unread.get(items[index]?.node.from ?? -1)
}

/** Takes a row out of its list, with the comma that parts it from the next, or from the one before. */
function removal(rows: Rows, index: number): TargetFix {
  const { text, items } = rows
  const from = items[index]?.node.from ?? 0
  const to = unreadAt(rows, index)?.to ?? items[index]?.node.to ?? 0
  const next = /^\s*,\s*/.exec(text.slice(to))?.[0]
  if (next !== undefined) return { label: removeLabel, edits: [{ from, to: to + next.length, insert: '' }] }
  const before = text.slice(0, from).trimEnd()
  return { label: removeLabel, edits: [{ from: before.endsWith(',') ? before.length - 1 : from, to, insert: '' }] }
}

type Rounded = Span & { readonly key: string }

/** The numbers of custom data whose digits no number holds. */
function roundedIn(node: JsonNode | undefined, key = 'custom_data'): readonly Rounded[] {
  if (node?.kind === 'object') return node.members.flatMap((one) => roundedIn(one.value, `${key}.${one.key}`))
  if (node?.kind === 'array') return node.items.flatMap((item) => roundedIn(item, key))
  return node?.kind === 'number' && node.isRounded ? [{ key, from: node.from, to: node.to }] : []
}

function roundedReason(text: string, rounded: readonly Rounded[]): Reason {
  const [first = { key: '', from: 0, to: 0 }] = rounded
  const digits = text.slice(first.from, first.to)
  const shown = digits.length > 40 ? `${digits.slice(0, 39)}…` : digits
  const why = `${first.key} is ${shown}, and most programs read this number as another one, so no answer would be sure. If the device carries it as a text, put it in quotes.`
  return { span: first, why, fix: putInQuotes(text, rounded) }
}

const notAnObject = 'A device or session is an object with id and custom_data.'

type Item = { readonly node: JsonNode; readonly kind: TargetView['kind']; readonly isSure: boolean }

function itemsOf(root: JsonNode, kind: TargetView['kind']): readonly Item[] {
  if (root.kind === 'array') return root.items.map((node) => ({ node, kind, isSure: false }))
  if (root.kind !== 'object') return [{ node: root, kind, isSure: false }]
  const lists = root.members.filter(({ key, value }) => listed(key) !== null && value.kind === 'array')
  if (lists.length === 0) return [{ node: root, kind, isSure: false }]
  return lists.flatMap(({ key, value }) =>
    value.kind === 'array' ? value.items.map((node) => ({ node, kind: listed(key) ?? kind, isSure: true })) : [],
  )
}

function listed(key: string): TargetView['kind'] | null {
  if (key === 'devices') return 'device'
  return key === 'sessions' ? 'session' : null
}

/** Sessions have a state, devices tell whether they can be connected to (semantics 5). */
function kindOf(value: JsonObject, { kind, isSure }: Item): TargetView['kind'] {
  if (isSure) return kind
  if (Object.hasOwn(value, 'state') || Object.hasOwn(value, 'code')) return 'session'
  return Object.hasOwn(value, 'connectable') || Object.hasOwn(value, 'last_active') ? 'device' : kind
}

/** Why what was read is no target. Where a number stands for a text, quotes make it one. */
function shapeReason(rows: Rows, value: JsonValue, index: number): Reason | null {
  const found = whyNot(value)
  const node = rows.items[index]?.node
  if (found === null || node === undefined) return null
  const { why, key } = found
  const wrong = key === null ? node : (nodeAt(node, [key]) ?? node)
  const fix = key !== 'custom_data' && wrong.kind === 'number' && wrong !== node
  return { span: wrong, why, fix: fix ? putInQuotes(rows.text, [wrong]) : removal(rows, index) }
}

type Wrong = { readonly why: string; readonly key: 'id' | 'custom_data' | 'agent' | null }

function whyNot(value: JsonValue): Wrong | null {
  if (!isJsonObject(value)) return { why: notAnObject, key: null }
  if (!['id', 'custom_data', 'agent'].some((key) => Object.hasOwn(value, key))) return { why: notAnObject, key: null }
  if (Object.hasOwn(value, 'id') && typeof value.id !== 'string')
    return { why: 'The id of a device or session is a text.', key: 'id' }
  if (Object.hasOwn(value, 'custom_data') && !isJsonObject(value.custom_data))
    return { why: 'custom_data is an object.', key: 'custom_data' }
  // A session whose agent was dropped would count as one that nobody has taken.
  const hasAgent = (value.agent ?? false) !== false
  const why = 'The agent of a session is a text, or an object with an id.'
  return hasAgent && agentOf(value.agent) === null ? { why, key: 'agent' } : null
}

function targetOf(value: JsonObject): Target {
  const agent = agentOf(value.agent)
  return {
    ...(typeof value.id === 'string' ? { id: value.id } : {}),
    ...(isJsonObject(value.custom_data) ? { custom_data: value.custom_data } : {}),
    ...(agent === null ? {} : { agent }),
  }
}

/** Who has taken a session, with the e-mail by which they are known elsewhere. */
function takerOf({ agent }: JsonObject): Pick<TargetView, 'takenBy'> {
  const id = agentOf(agent)
  if (id === null) return {}
  const email = isJsonObject(agent) && typeof agent.email === 'string' ? { email: agent.email } : {}
  return { takenBy: { id, ...email } }
}

/** The REST API answers an agent as an object, and null or false where there is none; a policy compares its id. */
function agentOf(agent: JsonValue | undefined): string | null {
  if (typeof agent === 'string') return agent
  return isJsonObject(agent) && typeof agent.id === 'string' ? agent.id : null
}
