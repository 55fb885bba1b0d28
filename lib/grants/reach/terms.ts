import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { type AccessClaims, resolveRules } from '@/lib/policy'
import type { AskedTarget, Scalar } from './asked'

/**
 * A condition that every target has to meet which a claims set reaches on one resource: the grant is found by it. `key` is
 * null where nothing can be named that all of them meet, so that the grant has to be looked at for every target.
 */
export type ReachTerm =
  | { readonly resource: string; readonly key: null }
  | { readonly resource: string; readonly key: string; readonly value: Scalar }

/** The resources whose targets have somebody's screen behind them: what "who could see" asks about. */
export const seenResources = ['devices', 'sessions', 'push', 'recordings'] as const
export type SeenResource = (typeof seenResources)[number]

/**
 * What a grant is filed under: at most one term for each resource it could reach. Law: whatever `evaluatePolicy` allows on a
 * target is found by one of `termsOfTarget`, so looking terms up loses nothing.
 */
export function termsOfClaims(claims: AccessClaims): readonly ReachTerm[] {
  return seenResources.flatMap((resource): readonly ReachTerm[] => {
    const rule = ruleOf(claims, resource)
    return rule === null ? [] : [termOf(resource, rule)]
  })
}

/** The rule by which a claims set reaches a resource; null where it allows nothing there. */
export function ruleOf(claims: AccessClaims, resource: SeenResource): JsonObject | null {
  const resolved = resolveRules(claims)
  const rule = Object.hasOwn(resolved, resource) ? resolved[resource] : resolved['*']
  return isJsonObject(rule) && !allowsNothing(rule) ? rule : null
}

/** Every term under which a grant may be filed that reaches one of these targets on a resource. */
export function termsOfTarget(
  resource: SeenResource,
  { id, custom_data: data }: Pick<AskedTarget, 'id' | 'custom_data'>,
): readonly ReachTerm[] {
  const own: ReachTerm[] = id === undefined ? [] : [{ resource, key: 'id', value: id }]
  const ofData = Object.entries(data).flatMap(([key, values]) =>
    values.map((value): ReachTerm => ({ resource, key: dataKey(key), value })),
  )
  return [{ resource, key: null }, ...own, ...ofData]
}

/** A term as one text, for a keyed hash. Two terms have the same text only if they are the same. */
export function printTerm(term: ReachTerm): string {
  return JSON.stringify(term.key === null ? [term.resource] : [term.resource, term.key, term.value])
}

/** The condition that tells targets apart best: the object's own id, else the first of its data that one value can meet. */
function termOf(resource: string, rule: JsonObject): ReachTerm {
  if (typeof rule.id === 'string') return { resource, key: 'id', value: rule.id }
  const data = isJsonObject(rule.custom_data) ? Object.entries(rule.custom_data) : []
  for (const [key, value] of data) if (isScalar(value)) return { resource, key: dataKey(key), value }
  return { resource, key: null }
}

function allowsNothing({ permissions }: JsonObject): boolean {
  return Array.isArray(permissions) && permissions.length === 0
}

/** Kept apart from `id`, which a condition on custom data may also be called. */
function dataKey(key: string): string {
  return `custom_data.${key}`
}

function isScalar(value: JsonValue | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
