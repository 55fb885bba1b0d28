import { applyPatch, readJson } from '@/lib/json'
import { type DecisionChange, type UpgradeChoices, type UpgradeStep, upgradeOffers, upgradePolicy } from '@/lib/policy'
import { claimsOfDocument } from '@/lib/templates'

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
  const claims = claimsOfDocument(read.value)
  if (claims === null) return null
  const upgrade = upgradePolicy(claims, choices)
  if (!upgrade.ok || upgrade.value.from === 3) return null
  const { from, patch, steps, changes } = upgrade.value
  const draft = applyPatch(read.value, patch)
  return draft.ok ? { from, draftText: draft.value.text, steps, changes, offers: upgradeOffers(claims) } : null
}
