import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import { type AccessClaims, explainDecision, type Resource, resolveRules, resources } from '@/lib/policy'
import { rowOf } from './guardrail'
import { resourceWord } from './words'

/** What a token can really do with one resource, and which rule lets it. */
export type Access = {
  readonly resource: string
  /** The row of the guardrail that speaks for it. */
  readonly row: Resource
  readonly rule: JsonObject
  /** The actions the rule lists; null when it lists none and so allows every one. */
  readonly actions: readonly string[] | null
  /** Where the rule stands: under the resource's own name, under another one, or with the role. */
  readonly origin: 'own' | 'other' | 'role'
  /** A place that exists in the claims. */
  readonly path: JsonPath
}

/**
 * Everything a claims set allows, one entry for each resource with a rule of its own and one (`*`) for all others: role,
 * version and `*` are resolved as evaluation resolves them. What allows nothing is left out.
 */
export function accessOf(claims: AccessClaims): readonly Access[] {
  const resolved = resolveRules(claims)
  const names = new Set<string>([...resources, ...Object.keys(resolved)])
  return [...names].flatMap((resource) => {
    const rule = Object.hasOwn(resolved, resource) ? resolved[resource] : resolved['*']
    if (!isJsonObject(rule)) return []
    const actions = listed(rule)
    if (actions?.length === 0) return []
    return [{ resource, row: rowOf(resource), rule, actions, ...sourceOf(claims, resource) }]
  })
}

function listed(rule: JsonObject): readonly string[] | null {
  if (!Object.hasOwn(rule, 'permissions')) return null
  const list: readonly JsonValue[] = Array.isArray(rule.permissions) ? rule.permissions : []
  return [...new Set(list.filter((action) => typeof action === 'string'))]
}

function sourceOf(claims: AccessClaims, resource: string): Pick<Access, 'origin' | 'path'> {
  const { rule } = explainDecision(claims, { resource, action: 'read', target: {} })
  const path = rule?.path ?? null
  if (rule === null || path === null) return { origin: 'role', path: rolePlace(claims) }
  return { origin: rule.key === resource ? 'own' : 'other', path }
}

/** Where a claims set says its role, or the nearest place there is. */
export function rolePlace(claims: AccessClaims): JsonPath {
  if (claimOf(claims, 'role') !== undefined) return ['role']
  return claimOf(claims, 'policy') === undefined ? [] : ['policy']
}

/** One claim, undefined when it is absent or the claims are no object. */
export function claimOf(claims: AccessClaims, key: 'role' | 'policy'): JsonValue | undefined {
  return isClaims(claims) && Object.hasOwn(claims, key) ? claims[key] : undefined
}

/** Tells whether what was given as claims is an object at all. */
export function isClaims(given: unknown): given is AccessClaims {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** Says which rule lets a token do something, at the start of a sentence. */
export function sourceWords({ origin, path }: Access, claims: AccessClaims): string {
  if (origin === 'own') return 'this rule'
  if (origin === 'other') return `the rule for ${path.at(-1) === '*' ? '*' : resourceWord(String(path.at(-1)))}`
  const role = claimOf(claims, 'role')
  return typeof role === 'string' ? `the role ${role}` : 'the role agent, which a token without a role gets,'
}

/** Gathers what comes from one place, in the order of first appearance. */
export function byPlace(access: readonly Access[]): readonly (readonly [Access, ...Access[]])[] {
  const places = new Map<string, [Access, ...Access[]]>()
  for (const entry of access) {
    const place = JSON.stringify(entry.path)
    const gathered = places.get(place)
    if (gathered) gathered.push(entry)
    else places.set(place, [entry])
  }
  return [...places.values()]
}

/** The version a policy is read as, null when there is no policy to read. */
export function versionOf(claims: AccessClaims): JsonValue {
  const policy = claimOf(claims, 'policy')
  if (!isJsonObject(policy)) return null
  return Object.hasOwn(policy, 'version') ? (policy.version ?? null) : 1
}

/** Tells whether a rule pins a key to a value or a parameter. `id` means the object's own id; an empty text pins nothing. */
export function fixes(rule: JsonObject, key: string): boolean {
  if (key === 'id') return Object.hasOwn(rule, 'id') && isSomething(rule.id)
  const data = Object.hasOwn(rule, 'custom_data') ? rule.custom_data : undefined
  return isJsonObject(data) && Object.hasOwn(data, key) && isSomething(data[key])
}

function isSomething(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return /[\p{L}\p{N}\p{P}\p{S}]/u.test(value)
  return typeof value === 'number' || typeof value === 'boolean'
}
