import { err, isJsonObject, type JsonObject, type JsonValue, ok, type Result } from '@/lib/base'
import { applyPatch, type JsonDocument, type JsonPatchOperation, toValue } from '@/lib/json'
import { comparePolicies, resolveRules, resources } from '@/lib/policy'

/** What who asks takes less than the template gives. */
export type Narrowing = {
  /** Resources that are left out, by their names in the policy. */
  readonly without: readonly string[]
  /** Nothing may be started, invited, changed or deleted. */
  readonly isReadOnly: boolean
}

/** Takes nothing away. */
export const noNarrowing: Narrowing = { without: [], isReadOnly: false }

/** A resource that a grant reaches and that can be left out. */
export function narrowableResources(claims: JsonObject): readonly string[] {
  return namesOf(claims).filter((name) => allowsSomething(ruleFor(claims, name)))
}

/**
 * Narrows bound claims as asked, to the letter elsewhere. The result is compared with what it came from, and refused with a
 * sentence unless it allows the same or less: so no narrowing can widen, whatever the policy is.
 */
export function narrowClaims(
  bound: { readonly document: JsonDocument; readonly claims: JsonObject },
  narrowing: Narrowing,
): Result<{ readonly document: JsonDocument; readonly claims: JsonObject }, string> {
  const patch = patchFor(bound.claims, narrowing)
  if (patch.length === 0) return ok(bound)
  const { policy } = bound.claims
  if (!isJsonObject(policy) || policy.version !== 3) {
    return err('Only what a policy of version 3 gives can be narrowed here. Ask an author for a narrower template.')
  }
  const applied = applyPatch(bound.document, patch)
  if (!applied.ok) return err(cannot)
  const claims = toValue(applied.value.root)
  if (!isJsonObject(claims)) return err(cannot)
  const { relation } = comparePolicies(bound.claims, claims)
  return relation === 'equal' || relation === 'narrower' ? ok({ document: applied.value, claims }) : err(cannot)
}

const cannot = 'This cannot be narrowed here without giving more elsewhere. Ask an author for a narrower template.'

/** A rule that allows no action, whatever a role or `*` would allow. */
const closed: JsonObject = { permissions: [] }

function patchFor(claims: JsonObject, { without, isReadOnly }: Narrowing): readonly JsonPatchOperation[] {
  return namesOf(claims).flatMap((name): readonly JsonPatchOperation[] => {
    const rule = ruleFor(claims, name)
    if (!allowsSomething(rule)) return []
    if (without.includes(name)) return [{ op: 'add', path: ['policy', name], value: closed }]
    if (!isReadOnly) return []
    const kept = readingOf(name, rule)
    return kept === null ? [] : [writeActions(claims, { name, rule, kept })]
  })
}

/** The actions that reading leaves of a rule; null where it is no more than reading already. */
function readingOf(name: string, rule: JsonObject): readonly JsonValue[] | null {
  const listed = Array.isArray(rule.permissions) ? rule.permissions : null
  // An invitation is the one thing push is for, and it is no reading.
  const kept = name === 'push' || (listed !== null && !listed.includes('read')) ? [] : ['read']
  return listed?.every((action) => kept.includes(String(action))) ? null : kept
}

type Written = { readonly name: string; readonly rule: JsonObject; readonly kept: readonly JsonValue[] }

function writeActions(claims: JsonObject, { name, rule, kept }: Written): JsonPatchOperation {
  const own = isJsonObject(claims.policy) && Object.hasOwn(claims.policy, name)
  return own
    ? { op: 'add', path: ['policy', name, 'permissions'], value: kept }
    : { op: 'add', path: ['policy', name], value: { ...rule, permissions: kept } }
}

function namesOf(claims: JsonObject): readonly string[] {
  const resolved = Object.keys(resolveRules(claims))
  return [...new Set<string>([...resources.filter((name) => name !== '*'), ...resolved])]
}

function ruleFor(claims: JsonObject, name: string): JsonObject {
  const resolved = resolveRules(claims)
  const rule = Object.hasOwn(resolved, name) ? resolved[name] : resolved['*']
  return isJsonObject(rule) ? rule : closed
}

function allowsSomething(rule: JsonObject): boolean {
  return !Array.isArray(rule.permissions) || rule.permissions.length > 0
}
