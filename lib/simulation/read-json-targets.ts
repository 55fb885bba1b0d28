import { err, isJsonObject, type JsonObject, type JsonValue, ok, type Result } from '@/lib/base'
import {
  type JsonNode,
  nodeAt,
  outsideProfile,
  problemAt,
  type ReadProfile,
  readJson,
  type Span,
  type TextEdit,
  type TextProblem,
  toValue,
} from '@/lib/json'
import type { Target } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { viewOf } from './view-of'

/** How many pasted targets are looked at. */
export const mostTargets = 1_000

/** Others made these, and there are many. */
const profile: ReadProfile = { ...outsideProfile, bytes: 2_000_000, members: 60_000, items: 60_000, numbers: 'any' }

/** Targets as they were pasted. */
export type ReadTargets = {
  readonly targets: readonly TargetView[]
  /** Those of which no value can be told for sure, which nothing is asked about. */
  readonly leftOut: readonly LeftOut[]
}

/** A target that is not asked about: why, where, and the edits that would take it in. */
export type LeftOut = TextProblem & { readonly name: string; readonly fix: readonly TextEdit[] }

/**
 * Reads one device or session, a list of them, or an object with `devices` and `sessions`, as the REST API answers them.
 * What does not tell its kind itself is of the given one. Refuses what is none, with line and column. A number that cannot be
 * held exactly leaves out its own target alone, and is never rounded.
 */
export function readJsonTargets(text: string, kind: TargetView['kind']): Result<ReadTargets, TextProblem> {
  const read = readJson(text, profile)
  if (!read.ok) return read
  const items = itemsOf(read.value.root, kind)
  const extra = items[mostTargets]
  if (extra) return err(problemAt(text, extra.node, `There are more than ${mostTargets} targets.`))
  const targets: TargetView[] = []
  const leftOut: LeftOut[] = []
  for (const [index, item] of items.entries()) {
    const value = toValue(item.node)
    const why = whyNot(value)
    if (why !== null || !isJsonObject(value)) return err(problemAt(text, item.node, why ?? notAnObject))
    const view = viewOf(targetOf(value), kindOf(value, item), index)
    const rounded = roundedIn(nodeAt(item.node, ['custom_data']))
    if (rounded.length > 0) leftOut.push(leaveOut(text, view.name, rounded))
    else targets.push(view)
  }
  return ok({ targets, leftOut })
}

type Rounded = Span & { readonly key: string }

/** The numbers of custom data whose digits no number holds. */
function roundedIn(node: JsonNode | undefined, key = 'custom_data'): readonly Rounded[] {
  if (node?.kind === 'object') return node.members.flatMap((one) => roundedIn(one.value, `${key}.${one.key}`))
  if (node?.kind === 'array') return node.items.flatMap((item) => roundedIn(item, key))
  return node?.kind === 'number' && node.isRounded ? [{ key, from: node.from, to: node.to }] : []
}

function leaveOut(text: string, name: string, rounded: readonly Rounded[]): LeftOut {
  const [first = { key: '', from: 0, to: 0 }] = rounded
  const digits = text.slice(first.from, first.to)
  const shown = digits.length > 40 ? `${digits.slice(0, 39)}…` : digits
  const why = `${name} is left out: ${first.key} is ${shown}, and most programs read this number as another one, so no answer would be sure. If the device carries it as a text, put it in quotes.`
  const fix = rounded.map(({ from, to }) => ({ from, to, insert: `"${text.slice(from, to)}"` }))
  return { ...problemAt(text, first, why), name, fix }
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

function whyNot(value: JsonValue): string | null {
  if (!isJsonObject(value)) return notAnObject
  if (!['id', 'custom_data', 'agent'].some((key) => Object.hasOwn(value, key))) return notAnObject
  if (Object.hasOwn(value, 'id') && typeof value.id !== 'string') return 'The id of a device or session is a text.'
  if (Object.hasOwn(value, 'custom_data') && !isJsonObject(value.custom_data)) return 'custom_data is an object.'
  // A session whose agent was dropped would count as one that nobody has taken.
  const hasAgent = (value.agent ?? false) !== false
  return hasAgent && agentOf(value.agent) === null ? 'The agent of a session is a text, or an object with an id.' : null
}

function targetOf(value: JsonObject): Target {
  const agent = agentOf(value.agent)
  return {
    ...(typeof value.id === 'string' ? { id: value.id } : {}),
    ...(isJsonObject(value.custom_data) ? { custom_data: value.custom_data } : {}),
    ...(agent === null ? {} : { agent }),
  }
}

/** The REST API answers an agent as an object, and null or false where there is none; a policy compares its id. */
function agentOf(agent: JsonValue | undefined): string | null {
  if (typeof agent === 'string') return agent
  return isJsonObject(agent) && typeof agent.id === 'string' ? agent.id : null
}
