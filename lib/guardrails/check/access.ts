import { isJsonObject, type JsonPath } from '@/lib/base'
import type { JsonPatchOperation } from '@/lib/json'
import { type AccessClaims, type Action, actions, type Finding, resolveRules } from '@/lib/policy'
import { type Access, byPlace, claimOf, sourceWords, versionOf } from '../access'
import { breach } from '../breach'
import type { Guardrail } from '../guardrail'
import { joinWords, quote, resourceWord } from '../words'

/** Finds resources that are reached although the guardrail closes them, and actions beyond those it allows. */
export function checkAccess(guardrail: Guardrail, claims: AccessClaims, access: readonly Access[]): readonly Finding[] {
  const isShut = ({ row }: Access): boolean => guardrail.access[row].length === 0
  const shut = byPlace(access.filter(isShut)).map(([first, ...rest]) => {
    const entries = [first, ...rest]
    const names = joinWords(entries.map(({ resource }) => resourceWord(resource)))
    const verb = entries.length === 1 ? 'it' : 'them'
    const message = `The guardrail does not allow ${names}; ${sourceWords(first, claims)} opens ${verb}. Close ${verb} with an empty list of permissions.`
    return breach({ code: 'guardrail-resource', path: first.path, message, fix: closeFix(claims, entries) })
  })
  const wide = byPlace(access.filter((entry) => !isShut(entry) && excessOf(guardrail, entry).length > 0))
  return [...shut, ...wide.map(([first, ...rest]) => actionFinding(guardrail, claims, [first, ...rest]))]
}

/** The actions a rule allows beyond the guardrail; four allowed ones allow any. */
function excessOf({ access }: Guardrail, { row, actions: granted }: Access): readonly string[] {
  const allowed: readonly string[] = access[row]
  if (allowed.length === actions.length) return []
  return (granted ?? actions).filter((action) => !allowed.includes(action))
}

function actionFinding(guardrail: Guardrail, claims: AccessClaims, entries: readonly [Access, ...Access[]]): Finding {
  const [first] = entries
  const limits = entries.map(({ row, resource }) => `${joinWords(guardrail.access[row])} on ${resourceWord(resource)}`)
  const excess = [...new Set(entries.flatMap((entry) => excessOf(guardrail, entry)))].map(actionWord)
  const message = `The guardrail allows only ${joinWords(limits)}; ${sourceWords(first, claims)} also allows ${joinWords(excess)}. List fewer permissions.`
  return breach({ code: 'guardrail-action', path: first.path, message, fix: listFix(guardrail, claims, entries) })
}

function actionWord(action: string): string {
  return actions.some((known) => known === action) ? action : quote(action)
}

/** Fixes are for policies that write permissions: version 1 has none, and without a policy there is no place for them. */
function canList(claims: AccessClaims): boolean {
  return isJsonObject(claimOf(claims, 'policy')) && versionOf(claims) !== 1
}

/** Closing `*` would close more than asked, so only resources with a name are closed. */
function closeFix(claims: AccessClaims, entries: readonly Access[]): Finding['fix'] {
  if (!canList(claims) || entries.some(({ resource }) => resource === '*')) return undefined
  const patch = entries.map((entry) => closing(claims, entry))
  return { label: `Close ${joinWords(entries.map(({ resource }) => resourceWord(resource)))}`, patch }
}

function closing(claims: AccessClaims, { origin, resource }: Access): JsonPatchOperation {
  const path: JsonPath = ['policy', resource]
  if (origin === 'own' && !opensWithout(claims, resource)) return { op: 'remove', path }
  return { op: 'add', path, value: { permissions: [] } }
}

/** Tells whether something stands behind the rule of a resource, or follows it, so that it must stay to keep it shut. */
function opensWithout(claims: AccessClaims, resource: string): boolean {
  const policy = claimOf(claims, 'policy')
  if (!isJsonObject(policy)) return true
  const rest = Object.fromEntries(Object.entries(policy).filter(([name]) => name !== resource))
  const { [resource]: own, '*': others } = resolveRules({ ...claims, policy: rest })
  const behind = own ?? others
  return !isJsonObject(behind) || !Array.isArray(behind.permissions) || behind.permissions.length > 0
}

function listFix(
  guardrail: Guardrail,
  claims: AccessClaims,
  [entry, ...more]: readonly [Access, ...Access[]],
): Finding['fix'] {
  if (!canList(claims) || more.length > 0 || entry.origin !== 'own' || entry.resource === '*') return undefined
  const allowed: readonly Action[] = guardrail.access[entry.row]
  const left = allowed.filter((action) => entry.actions === null || entry.actions.includes(action))
  const label = left.length === 0 ? `Close ${resourceWord(entry.resource)}` : `Allow ${joinWords(left)} only`
  return { label, patch: [{ op: 'add', path: [...entry.path, 'permissions'], value: left }] }
}
