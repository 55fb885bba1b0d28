import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { findRule } from '../rules'
import { ownClaim, resourceKeys, standingOf } from '../standing'
import type { AccessClaims } from '../types'
import { joinWords } from '../words'

/** A value to put at a place of the claims. */
export type Assignment = { readonly path: readonly [string, ...string[]]; readonly value: JsonValue }

/** One thing an upgrade does, in a sentence that says why. */
export type UpgradeStep = { readonly sentence: string; readonly assignments: readonly Assignment[] }

/** What only the author knows about a token: whether it plays recordings, and whether its role is meant to count. */
export type UpgradeChoices = { readonly keepPlayback?: boolean; readonly keepRole?: boolean }

/** Every choice there is. */
export const upgradeChoices = ['keepPlayback', 'keepRole'] as const satisfies readonly (keyof UpgradeChoices)[]

/** Version 1 to 2 (POL2, upgrade note): conditions move into custom_data, and starting sessions is written down. */
export function toVersion2(before: AccessClaims): readonly UpgradeStep[] {
  const policy = rulesOf(before)
  return [setVersion(2), ...wrapConditions(policy), ...keepStarting(before, policy)]
}

/**
 * Version 2 to 3: the closed world is written as `role: null`, and what followed another resource is named. `before` is
 * what stood there before any step: version 1 leaves to a role what version 2 takes from other rules (A4, A5, A6, A7).
 */
export function toVersion3(
  claims: AccessClaims,
  { before, choices }: { readonly before: AccessClaims; readonly choices: UpgradeChoices },
): readonly UpgradeStep[] {
  const rules = rulesOf(claims)
  return [
    setVersion(3),
    ...setRole(before, choices.keepRole ?? false),
    ...(isGiven(before, 'push') ? namePush(rules) : []),
    ...(isGiven(before, 'recordings') ? nameRecordings(rules, choices.keepPlayback ?? false) : []),
  ]
}

function rulesOf(claims: AccessClaims): JsonObject {
  const policy = ownClaim(claims, 'policy')
  return isJsonObject(policy) ? policy : {}
}

/** The resources that a version 1 policy leaves to its role; none for another version (A7). */
function leftToRole(before: AccessClaims): readonly string[] {
  const standing = standingOf(before)
  if (standing.kind === 'closed' || standing.version !== 1) return []
  return [...Object.keys(standing.base), 'push', 'recordings', 'sessions'].filter(
    (name) => findRule(standing, name)?.from === 'role',
  )
}

/** Tells whether a resource that is not named was given all the same: by a role in version 1, by another rule in 2. */
function isGiven(before: AccessClaims, resource: string): boolean {
  const standing = standingOf(before)
  return standing.kind === 'open' && (standing.version !== 1 || leftToRole(before).includes(resource))
}

function setVersion(version: 2 | 3): UpgradeStep {
  return { sentence: `Set the version to ${version}.`, assignments: [{ path: ['policy', 'version'], value: version }] }
}

function wrapConditions(policy: JsonObject): readonly UpgradeStep[] {
  const keys = resourceKeys(policy)
  const assignments = keys.flatMap((key): readonly Assignment[] => {
    const rule = policy[key]
    return isJsonObject(rule) && !isWrapped(rule) ? [{ path: ['policy', key], value: { custom_data: rule } }] : []
  })
  const kept = keys.filter((key) => isWrapped(policy[key]))
  const names = joinWords(assignments.map(({ path }) => path[1] ?? ''))
  return [
    ...(assignments.length === 0
      ? []
      : [
          { sentence: `Put the conditions of ${names} into custom_data, where version 2 looks for them.`, assignments },
        ]),
    ...(kept.length === 0 ? [] : [keptStep(kept)]),
  ]
}

/** A version 1 rule with an object under custom_data can match nothing, so it was meant as version 2 (A7). */
function isWrapped(rule: JsonValue | undefined): boolean {
  return isJsonObject(rule) && Object.hasOwn(rule, 'custom_data') && isJsonObject(rule.custom_data)
}

function keptStep(names: readonly string[]): UpgradeStep {
  const sentence = `Keep ${joinWords(names)} as written: it has the shape of version 2 and only lacked the version, so it matched nothing until now.`
  return { sentence, assignments: [] }
}

function keepStarting(before: AccessClaims, policy: JsonObject): readonly UpgradeStep[] {
  if (!Object.hasOwn(policy, 'devices') || !leftToRole(before).includes('sessions')) return []
  const sentence =
    'Add sessions without conditions, because version 1 let such a token start sessions. Give it the filter of devices to tighten it.'
  return [{ sentence, assignments: [{ path: ['policy', 'sessions'], value: {} }] }]
}

function setRole(before: AccessClaims, isKept: boolean): readonly UpgradeStep[] {
  const role = ownClaim(before, 'role')
  if (role === null || (isKept && role !== undefined)) return []
  return [{ sentence: roleSentence(before, role), assignments: [{ path: ['role'], value: null }] }]
}

function roleSentence(before: AccessClaims, role: JsonValue | undefined): string {
  const deed = role === undefined ? 'Set the role to null' : `Replace the role ${JSON.stringify(role)} by null`
  if (leftToRole(before).length > 0) {
    const given = role === undefined ? 'the agent role, as none was named' : 'this role'
    return `${deed}, so that only the policy counts. Version 1 left what the policy does not name to ${given}; what no rule gives is refused now, as the changes say.`
  }
  const isIgnored = role !== undefined && rulesOf(before).version === 2
  return isIgnored
    ? `${deed}: version 2 ignored it, and version 3 would add all that it may do.`
    : `${deed}, so that only the policy counts, as before.`
}

function namePush(rules: JsonObject): readonly UpgradeStep[] {
  const hasBoth = Object.hasOwn(rules, 'devices') && Object.hasOwn(rules, 'sessions')
  if (!hasBoth || Object.hasOwn(rules, 'push')) return []
  const sentence = 'Add push with the rule of devices, so that the token can still invite the devices it sees.'
  return [{ sentence, assignments: [{ path: ['policy', 'push'], value: rules.devices ?? null }] }]
}

function nameRecordings(rules: JsonObject, isPlayed: boolean): readonly UpgradeStep[] {
  if (!isPlayed || !Object.hasOwn(rules, 'sessions') || Object.hasOwn(rules, 'recordings')) return []
  const sentence = 'Add recordings with the rule of sessions, so that the token can still play them.'
  return [{ sentence, assignments: [{ path: ['policy', 'recordings'], value: rules.sessions ?? null }] }]
}
