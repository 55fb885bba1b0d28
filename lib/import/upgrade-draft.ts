import { isJsonObject } from '@/lib/base'
import { applyPatch, readJson, toValue } from '@/lib/json'
import {
  type AccessClaims,
  type DecisionChange,
  type UpgradeChoices,
  type UpgradeStep,
  upgradePolicy,
} from '@/lib/policy'

/** A draft brought to version 3, with what was done and every kind of request it answers anew. */
export type UpgradedDraft = {
  readonly from: 1 | 2
  readonly draftText: string
  readonly steps: readonly UpgradeStep[]
  readonly changes: readonly DecisionChange[]
  /** The choices that make a difference to this draft. */
  readonly offers: readonly (keyof UpgradeChoices)[]
}

/** Offers a draft of version 1 or 2 as version 3, touching only what the upgrade is about; null when there is none to do. */
export function upgradeDraft(draftText: string, choices: UpgradeChoices = {}): UpgradedDraft | null {
  const read = readJson(draftText)
  if (!read.ok) return null
  const claims = toValue(read.value.root)
  if (!isJsonObject(claims)) return null
  const upgrade = upgradePolicy(claims, choices)
  if (!upgrade.ok || upgrade.value.from === 3) return null
  const { from, patch, steps, changes } = upgrade.value
  const draft = applyPatch(read.value, patch)
  if (!draft.ok) return null
  const plain = stepsOf(claims, {})
  const offers = allChoices.filter((choice) => stepsOf(claims, { [choice]: true }) !== plain)
  return { from, draftText: draft.value.text, steps, changes, offers }
}

const allChoices = ['keepPlayback', 'keepRole'] as const satisfies readonly (keyof UpgradeChoices)[]

function stepsOf(claims: AccessClaims, choices: UpgradeChoices): string {
  const upgrade = upgradePolicy(claims, choices)
  return upgrade.ok ? JSON.stringify(upgrade.value.steps) : ''
}
