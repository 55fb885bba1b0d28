import { isJsonObject, type JsonValue } from '@/lib/base'
import { actions } from '../types'
import type { Binding } from './relation'
import { domainOf, leavesIn, type ParameterDomains, symbolOf } from './symbols'
import { permissionsOf } from './worlds'

/** The rules that answer for one resource on the two sides, as they are written; null where the policy has none. */
export type RulePair = readonly [before: JsonValue | null, after: JsonValue | null]

/**
 * The cases to tell apart on one resource: parameters in its lists of actions have each action, one parameter at a time,
 * as a request asks for one action and listing it once is enough. Parameters that stand in the same of the two lists and
 * nowhere else in the rules decide the same, so the first of them stands for all. Bounded by the conditions of the two
 * rules, and not by the length of a list: four actions times (three, and one for each condition).
 */
export function actionCasesOf(pair: RulePair, world: Binding, domains: ParameterDomains): readonly Binding[] {
  const lists = pair.map((rule) => new Set(permissionsOf(rule ?? undefined).map(symbolOf)))
  const conditions = new Set(pair.flatMap(conditionsOf).map(symbolOf))
  const chosen = new Map<string, string>()
  for (const name of lists.flatMap((list) => [...list])) {
    if (name === null || Object.hasOwn(world, name) || domainOf(name, domains).kind !== 'string') continue
    const key = conditions.has(name) ? `condition ${name}` : lists.map((list) => list.has(name)).join(' ')
    if (!chosen.has(key)) chosen.set(key, name)
  }
  return [...chosen.values()].flatMap((name) => actions.map((action) => ({ [name]: action })))
}

function conditionsOf(rule: JsonValue | null): readonly (string | number | boolean)[] {
  if (!isJsonObject(rule)) return []
  return Object.entries(rule).flatMap(([key, value]) => (key === 'permissions' ? [] : leavesIn(value)))
}
