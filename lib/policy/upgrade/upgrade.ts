import { err, isJsonObject, type JsonObject, type JsonPath, type JsonValue, ok, type Result } from '@/lib/base'
import type { JsonPatch } from '@/lib/json'
import { ownClaim, standingOf, versionOf } from '../standing'
import type { AccessClaims } from '../types'
import { type DecisionChange, decisionChanges } from './changes'
import { type Assignment, toVersion2, toVersion3, type UpgradeChoices, type UpgradeStep, upgradeChoices } from './steps'

/** A claims set brought to version 3, what was done to it, and where its answers differ now. */
export type Upgrade = {
  readonly from: 1 | 2 | 3
  readonly claims: AccessClaims
  /** What was done, in order; empty when it was version 3 already. */
  readonly steps: readonly UpgradeStep[]
  /** The same change for a document that holds the claims at its root. */
  readonly patch: JsonPatch
  readonly changes: readonly DecisionChange[]
}

/** Why a claims set cannot be upgraded: it means nothing that could be kept. */
export type UpgradeProblem = {
  readonly code: 'no-policy' | 'malformed-policy' | 'bad-role'
  readonly message: string
}

/** Brings a policy of version 1 or 2 to version 3 (semantics 3) and lists every kind of request it answers anew. */
export function upgradePolicy(claims: AccessClaims, choices: UpgradeChoices = {}): Result<Upgrade, UpgradeProblem> {
  const policy = ownClaim(claims, 'policy')
  if (policy === undefined) return err({ code: 'no-policy', message: 'There is no policy to upgrade.' })
  const from = isJsonObject(policy) ? versionOf(policy) : null
  if (!isJsonObject(policy) || from === null) {
    return err({ code: 'malformed-policy', message: 'Only a policy of version 1 or 2 can be upgraded.' })
  }
  const standing = standingOf(claims)
  if (standing.kind === 'closed' && standing.reason === 'bad-role') {
    return err({ code: 'bad-role', message: 'Choose a role Cobrowse has first; until then nothing is allowed.' })
  }
  return ok(upgraded(claims, { from, choices }))
}

/** The choices that make a difference to how these claims are upgraded; none where they cannot be. */
export function upgradeOffers(claims: AccessClaims): readonly (keyof UpgradeChoices)[] {
  const policy = ownClaim(claims, 'policy')
  const from = isJsonObject(policy) ? versionOf(policy) : null
  if (!isJsonObject(policy) || from === null) return []
  const stepsFor = (choices: UpgradeChoices) => JSON.stringify(stepsOf(claims, { from, choices }))
  const plain = stepsFor({})
  return upgradeChoices.filter((choice) => stepsFor({ [choice]: true }) !== plain)
}

type Task = { readonly from: 1 | 2 | 3; readonly choices: UpgradeChoices }

function stepsOf(claims: AccessClaims, { from, choices }: Task): readonly UpgradeStep[] {
  const first = from === 1 ? toVersion2(claims) : []
  return [...first, ...(from === 3 ? [] : toVersion3(applied(claims, first), { before: claims, choices }))]
}

function upgraded(claims: AccessClaims, task: Task): Upgrade {
  const { from } = task
  const steps = stepsOf(claims, task)
  const after = applied(claims, steps)
  const patch = assignmentsOf(steps).map(({ path, value }) => ({ op: 'add' as const, path, value }))
  return { from, claims: after, steps, patch, changes: steps.length === 0 ? [] : decisionChanges(claims, after) }
}

/** Of several values for one place only the last is written. */
function assignmentsOf(steps: readonly UpgradeStep[]): readonly Assignment[] {
  const all = steps.flatMap((step) => step.assignments)
  return [...new Map(all.map((assignment) => [assignment.path.join('/'), assignment])).values()]
}

function applied(claims: AccessClaims, steps: readonly UpgradeStep[]): AccessClaims {
  let object: JsonObject = { ...claims }
  for (const { path, value } of steps.flatMap((step) => step.assignments)) object = assigned(object, path, value)
  return object
}

function assigned(object: JsonObject, path: JsonPath, value: JsonValue): JsonObject {
  const [key, ...rest] = path
  if (key === undefined) return object
  if (rest.length === 0) return { ...object, [key]: value }
  const inner = object[key]
  return { ...object, [key]: assigned(isJsonObject(inner) ? inner : {}, rest, value) }
}
