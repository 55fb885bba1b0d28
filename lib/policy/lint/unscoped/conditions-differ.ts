import type { JsonValue } from '@/lib/base'
import { toValue } from '@/lib/json'
import { parameterIn } from '../../placeholder'
import { holderOf } from '../../scope'
import { capitalised, joinWords, printValue } from '../../words'
import { isPlainText } from '../plain'
import type { ConditionView, PolicyView } from '../policy-view'
import type { Fix, Flaw, LintRule } from '../rule'
import { answeringKey, isReached, lacksQuotes } from '../scope'
import type { View } from '../view'
import { show } from '../words'

/** Finds one key with different values on resources that go together, so that they are of different customers. */
export const conditionsDiffer: LintRule = {
  code: 'conditions-differ',
  severity: 'security',
  title: 'Devices, sessions, push and recordings ask for the same value of a key.',
  reference:
    'Each resource is decided by its own conditions alone; semantics 2.5 and 6, readings A5 and A6, security T2',
  check(view) {
    const { policy } = view
    return policy === null
      ? []
      : [...groups.flatMap((group) => flawsOf(view, policy, group)), ...fixedIds(view, policy)]
  },
}

/** Resources on which a condition of these kinds asks about the same thing. */
type Group = { readonly kinds: readonly ConditionView['kind'][]; readonly resources: readonly string[] }

const idGroups: readonly Group[] = [
  { kinds: ['id'], resources: ['devices', 'push'] },
  { kinds: ['id', 'agent'], resources: ['sessions', 'recordings'] },
]
const groups: readonly Group[] = [
  { kinds: ['custom_data'], resources: ['devices', 'sessions', 'push', 'recordings'] },
  ...idGroups,
]

/**
 * An id or an agent that is filled in on one side, devices or sessions, beside one on the other side that is always the same:
 * nothing can be copied between the two. Custom data on that side is compared, or found missing, as such.
 */
function fixedIds(view: View, policy: PolicyView): readonly Flaw[] {
  const sides = idGroups.map((group) => placesOf(view, policy, group))
  const model = sides.flat().find(isParameter)
  const other = sides.find((places) => model !== undefined && !places.includes(model)) ?? []
  const fixed = other.filter((place) => isAlone(policy, place))
  const [first] = fixed
  if (model === undefined || first === undefined || other.some(isParameter)) return []
  const reached = joinWords(byValue(fixed).map(([value]) => value))
  const message = `${capitalised(asking(model.resources))} ${model.condition.key} = ${show(model.condition.node)}, and ${asking(fixed.flatMap(({ resources }) => resources))} ${reached}, always the same. So a token for any other value still reaches ${reached} there. Make it a parameter too, or ask for the same custom data on both.`
  return [{ path: first.condition.path, message }]
}

/** Whether no custom data stands beside a condition that could tell whose it is. */
function isAlone(policy: PolicyView, { rule }: Place): boolean {
  return policy.rule(rule)?.conditions.every(({ kind }) => kind !== 'custom_data') === true
}

/** A condition, the rule it stands in, and the resources it decides about. */
type Place = { readonly condition: ConditionView; readonly rule: string; readonly resources: readonly string[] }

function flawsOf(view: View, policy: PolicyView, group: Group): readonly Flaw[] {
  // Gathered in one pass: a draft has hundreds of conditions, and this runs at every keystroke.
  const named = new Map<string, Place[]>()
  for (const place of placesOf(view, policy, group)) {
    const name = nameOf(place.condition)
    const alike = named.get(name)
    if (alike === undefined) named.set(name, [place])
    else alike.push(place)
  }
  return [...named.values()].flatMap(flawOf)
}

function placesOf(view: View, policy: PolicyView, { kinds, resources }: Group): readonly Place[] {
  const standing = view.intended()
  const reached = resources.filter((resource) => isReached(standing, resource))
  const keys = new Set(reached.flatMap((resource) => answeringKey(standing, resource) ?? []))
  return [...keys].flatMap((key) => {
    const conditions = policy.rule(key)?.conditions ?? []
    const answered = reached.filter((resource) => answeringKey(standing, resource) === key)
    // An id under `*` is of everything else, so it is not meant for one of these.
    const compared = conditions.filter(({ kind }) => kinds.includes(kind) && (kind === 'custom_data' || key !== '*'))
    return compared.map((condition) => ({ condition, rule: key, resources: answered }))
  })
}

// Spaces at the ends and a missing pair of quotes are slips with findings of their own, and no other customer.
function nameOf({ kind, key }: ConditionView): string {
  return `${kind} ${key.trim()}`
}

function isSame(one: Place, other: Place): boolean {
  return String(wantedBy(one)).trim() === String(wantedBy(other)).trim()
}

function flawOf(places: readonly Place[]): readonly Flaw[] {
  const model = modelOf(places)
  const others = places.filter((place) => model !== undefined && place.rule !== model.rule && !isSame(place, model))
  const [first] = others
  if (model === undefined || first === undefined) return []
  const fix = fixOf(model, others)
  return [{ path: first.condition.path, message: messageOf(model, others), ...(fix && { fix }) }]
}

/** The place the others should follow: the first with a parameter, else with a text, else with a value that says something. */
function modelOf(places: readonly Place[]): Place | undefined {
  const saying = places.filter((place) => wantedBy(place) !== '')
  return (
    places.find(isParameter) ?? saying.find((place) => typeof wantedBy(place) === 'string') ?? saying[0] ?? places[0]
  )
}

function wantedBy({ condition: { node } }: Place): JsonValue {
  return toValue(node)
}

function isParameter(place: Place): boolean {
  const value = wantedBy(place)
  return typeof value === 'string' && parameterIn(value) !== undefined
}

function messageOf(model: Place, others: readonly Place[]): string {
  const { key } = model.condition
  const wants = byValue(others).map(
    ([value, places]) => `${asking(places.flatMap(({ resources }) => resources))} ${value}`,
  )
  const start = `${capitalised(asking(model.resources))} ${key} = ${show(model.condition.node)}, and ${joinWords(wants)}.`
  return `${start} ${outcomeOf(model, others)} Ask for the same on all of them.`
}

/** The places that want the same, by what they want. */
function byValue(places: readonly Place[]): readonly (readonly [string, readonly Place[]])[] {
  const values = [...new Set(places.map(({ condition }) => show(condition.node)))]
  return values.map((value) => [value, places.filter(({ condition }) => show(condition.node) === value)] as const)
}

function asking(resources: readonly string[]): string {
  return `${joinWords(resources)} ${resources.join() === 'push' ? 'asks' : 'ask'} for`
}

function outcomeOf(model: Place, others: readonly Place[]): string {
  const { key } = model.condition
  const holder = holderOf(key)
  if (!isParameter(model))
    return `${whenOf(others)} one token reaches ${holder ? `two ${holder}s` : 'what does not go together'}.`
  if (others.every(isParameter))
    return 'The two parameters can be filled in differently, and Remit cannot tell that they must not.'
  const stays = joinWords(byValue(others.filter((place) => !isParameter(place))).map(([value]) => value))
  return `So a token for any other ${holder ?? 'value'} still reaches ${stays} there.`
}

/** An id or agent without quotes matches nothing as it stands. */
function whenOf(places: readonly Place[]): string {
  const isClosed = places.some((place) => place.condition.kind !== 'custom_data' && lacksQuotes(wantedBy(place)))
  return isClosed ? 'Once it has its quotes,' : 'So'
}

function fixOf(model: Place, others: readonly Place[]): Fix | undefined {
  const value = wantedBy(model)
  if (typeof value === 'string' && !isPlainText(value)) return undefined
  const label = `Use ${model.condition.key} = ${printValue(value)} on ${joinWords(others.flatMap(({ resources }) => resources))} too`
  return { label, patch: others.map(({ condition: { path } }) => ({ op: 'replace', path, value })) }
}
