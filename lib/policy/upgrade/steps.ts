import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { ownClaim, resourceKeys } from '../standing'
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
export function toVersion2(policy: JsonObject): readonly UpgradeStep[] {
  return [setVersion(2), ...wrapConditions(policy), ...keepStarting(policy)]
}

/** Version 2 to 3: the closed world is written as `role: null`, and what followed another resource is named. */
export function toVersion3(claims: AccessClaims, choices: UpgradeChoices): readonly UpgradeStep[] {
  const policy = ownClaim(claims, 'policy')
  const rules = isJsonObject(policy) ? policy : {}
  return [
    setVersion(3),
    ...setRole(ownClaim(claims, 'role'), choices.keepRole ?? false),
    ...namePush(rules),
    ...nameRecordings(rules, choices.keepPlayback ?? false),
  ]
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

function keepStarting(policy: JsonObject): readonly UpgradeStep[] {
  if (!Object.hasOwn(policy, 'devices') || Object.hasOwn(policy, 'sessions')) return []
  const sentence =
    'Add sessions without conditions, because version 1 let such a token start sessions. Give it the filter of devices to tighten it.'
  return [{ sentence, assignments: [{ path: ['policy', 'sessions'], value: {} }] }]
}

function setRole(role: JsonValue | undefined, isKept: boolean): readonly UpgradeStep[] {
  if (role === null || (isKept && role !== undefined)) return []
  const assignments: readonly Assignment[] = [{ path: ['role'], value: null }]
  if (role === undefined) {
    return [{ sentence: 'Set the role to null, so that only the policy counts, as before.', assignments }]
  }
  const sentence = `Replace the role ${JSON.stringify(role)} by null: version 2 ignored it, and version 3 would add all that it may do.`
  return [{ sentence, assignments }]
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
