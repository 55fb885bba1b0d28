import type { JsonPath, JsonValue } from '@/lib/base'
import { toValue } from '@/lib/json'
import { parameterIn } from '../../placeholder'
import { holderOf } from '../../scope'
import { actions } from '../../types'
import { capitalised, joinWords } from '../../words'
import { hasPlainConditions } from '../plain'
import type { ConditionView, PolicyView, RuleView } from '../policy-view'
import type { Fix, Flaw } from '../rule'
import { actionsOn, answeringKey, scopeOf, sourceOf } from '../scope'
import type { View } from '../view'
import { show } from '../words'

/** Two resources that go together, and why the second must be no wider than the first. */
export type Pair = {
  readonly narrow: string
  readonly wide: string
  /** The resource between the two, which is held against both: only where it is closed are they held against each other. */
  readonly between?: string
  /** The action that is wider than it should be. */
  readonly action: string
  /** The conditions that mean the same on both. */
  readonly shared: readonly ConditionView['kind'][]
  /** The wider one may be wider on purpose where it has custom data of its own: then only what tells one of many is missed. */
  readonly isLoose?: true
  /** What follows from it, as sentences. */
  readonly outcome: string
}

/** The conditions of one resource that another one lacks. */
type Missing = { readonly pair: Pair; readonly narrow: RuleView; readonly missing: readonly ConditionView[] }

/**
 * Finds conditions of one resource that another one lacks although it goes with it, and offers to copy them. Whichever
 * rule answers for the two counts, `*` and that of a role as well: what an agent has and what nobody has taken is of any
 * customer, and so may be what an id names. Another value of the same key is found by `conditions-differ`. All pairs have
 * the same wider one, so it is spoken of once.
 */
export function findUnshared(view: View, ...pairs: readonly Pair[]): readonly Flaw[] {
  const { policy } = view
  if (!policy) return []
  const found = pairs.flatMap((pair) => missingBetween(view, policy, pair))
  const [first] = found
  if (first === undefined) return []
  const { wide, outcome } = first.pair
  const narrowed = capitalised(joinWords(found.map(narrowedTo)))
  const own = ownByRole(view, policy, wide)
  const message = `${narrowed}, and ${wide} ${wide === 'push' ? 'is' : 'are'} not${own?.cause ?? ''}. ${outcome} ${own?.wayOut ?? `Put the same filter on ${wide}.`}`
  const isPlain = found.every(({ narrow }) => hasPlainConditions(narrow))
  const copy = isPlain ? copyTo(view, policy, wide, distinct(found.flatMap(({ missing }) => missing))) : undefined
  const fix = own?.fix ?? copy
  return [{ path: (policy.rule(wide) ?? first.narrow).path, message, ...(fix && { fix }) }]
}

function missingBetween(view: View, policy: PolicyView, pair: Pair): readonly Missing[] {
  const narrow = answeringRule(view, policy, pair.narrow)
  if (!narrow || scopeOf(view.intended(), pair.narrow, 'read') === 'everything') return []
  if (pair.between !== undefined && scopeOf(view.intended(), pair.between, 'read') !== 'nothing') return []
  const missing = missingOn(view, narrow, answeringRule(view, policy, pair.wide), pair)
  return missing.length === 0 ? [] : [{ pair, narrow, missing }]
}

function narrowedTo({ pair, missing }: Missing): string {
  const named = joinWords(missing.slice(0, 3).map(({ key, node }) => `${key} = ${show(node)}`))
  return `${pair.narrow} are narrowed to ${named}`
}

/** Each condition once; of one key with two values the first, as `conditions-differ` speaks of the other. */
function distinct(conditions: readonly ConditionView[]): readonly ConditionView[] {
  const named = new Map(conditions.toReversed().map((condition) => [`${condition.kind} ${condition.key}`, condition]))
  return [...named.values()].toReversed()
}

function answeringRule(view: View, policy: PolicyView, resource: string): RuleView | undefined {
  const key = answeringKey(view.intended(), resource)
  return key === null ? undefined : policy.rule(key)
}

function missingOn(view: View, narrow: RuleView, wide: RuleView | undefined, pair: Pair): readonly ConditionView[] {
  const wanted = narrow.conditions.filter(({ kind }) => pair.shared.includes(kind))
  const scope = scopeOf(view.intended(), pair.wide, pair.action)
  if (scope === 'nothing' || (wide !== undefined && wide === narrow)) return []
  if (scope === 'everything' || wide === undefined) return wanted
  const held = new Set(wide.conditions.map(nameOf))
  const missing = wanted.filter((condition) => !held.has(nameOf(condition)))
  const isOnPurpose = pair.isLoose && wide.conditions.some(({ kind }) => kind === 'custom_data')
  return isOnPurpose ? missing.filter(tellsOneOfMany) : missing
}

// A space at an end is a slip with a finding of its own, and no other key.
function nameOf({ kind, key }: ConditionView): string {
  return `${kind} ${key.trim()}`
}

/** Tells whether a condition names one customer or device, or is filled in for each token. */
function tellsOneOfMany({ key, node }: ConditionView): boolean {
  const value = toValue(node)
  return holderOf(key.trim()) !== undefined || (typeof value === 'string' && parameterIn(value) !== undefined)
}

type OfRole = { readonly cause: string; readonly wayOut: string; readonly fix?: Fix }

/** What a role gives of a resource where that is the agent's own: no policy can write it, so naming the resource lifts it. */
function ownByRole(view: View, policy: PolicyView, wide: string): OfRole | undefined {
  const standing = view.intended()
  if (!['sessions', 'recordings'].includes(wide) || sourceOf(standing, wide) !== 'role') return undefined
  if (scopeOf(standing, wide, 'read') !== 'matching') return undefined
  if (wide === 'sessions') {
    const cause = ': the role agent gives its own and every one that nobody has taken, of whichever customer'
    return { cause, wayOut: 'Put the same filter on sessions, which then holds for the sessions of every agent.' }
  }
  const cause = ': the role agent gives those of its own sessions, of whichever customer'
  const wayOut = 'Close recordings, or put the same filter on them, which then holds for those of every agent.'
  const patch = [{ op: 'add', path: ['policy', wide], value: { permissions: [] } }] as const
  return { cause, wayOut, ...(policy.version !== 1 && { fix: { label: 'Close recordings', patch } }) }
}

function copyTo(view: View, policy: PolicyView, name: string, missing: readonly ConditionView[]): Fix | undefined {
  const rule = policy.rule(name)
  if (policy.version === 1 || (rule === undefined && policy.rule('*'))) return undefined
  const label = `Put the same filter on ${name}`
  const value = filterOf(missing)
  if (rule === undefined) {
    // The rule takes the place of the role's, and must not allow more than that did.
    const allowed = actionsOn(view.intended(), name)
    const named = allowed.length < actions.length ? { ...value, permissions: allowed } : value
    return { label, patch: [{ op: 'add', path: ['policy', name], value: named }] }
  }
  const adding = Object.entries(value).flatMap(([key, part]) => {
    const path = [...rule.path, key]
    return key === 'custom_data' && rule.members.has(key)
      ? intoData(path, missing)
      : [{ op: 'add' as const, path, value: part }]
  })
  return { label, patch: adding }
}

function intoData(path: JsonPath, missing: readonly ConditionView[]) {
  const data = missing.filter(({ kind }) => kind === 'custom_data')
  return data.map(({ key, node }) => ({ op: 'add' as const, path: [...path, key], value: toValue(node) }))
}

/** The conditions as the members of a rule. */
function filterOf(conditions: readonly ConditionView[]): { readonly [key: string]: JsonValue } {
  const entries = conditions.map(({ kind, key, node }) => ({ kind, entry: [key, toValue(node)] as const }))
  const data = entries.filter(({ kind }) => kind === 'custom_data').map(({ entry }) => entry)
  const others = entries.filter(({ kind }) => kind !== 'custom_data').map(({ entry }) => entry)
  return { ...Object.fromEntries(others), ...(data.length > 0 && { custom_data: Object.fromEntries(data) }) }
}
