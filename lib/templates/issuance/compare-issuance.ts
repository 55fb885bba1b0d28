import type { RuleText } from '@/lib/rules'
import { wordsOf } from './describe-issuance'
import type { IssuanceSettings, MinutesKey } from './issuance-settings'

/** One setting that changed, in a sentence; looser where access is given more easily or for longer than before. */
export type SettingChange = {
  readonly key: keyof IssuanceSettings
  readonly isLooser: boolean
  readonly sentence: string
}

/** Finds every setting that changed and means something on one of the sides. Law: equal settings have no changes. */
export function compareIssuance(before: IssuanceSettings, after: IssuanceSettings): readonly SettingChange[] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  return keys.flatMap((key) => {
    const line = is[key] ?? was[key]
    if (line === null || JSON.stringify(before[key]) === JSON.stringify(after[key])) return []
    const comparison = comparisonOf(key, before, after)
    const sentence = sentenceOf(line.label, { was: was[key]?.value, is: is[key]?.value, comparison })
    return [{ key, isLooser: isLooser(key, before, after), sentence }]
  })
}

const keys = [
  'defaultMinutes',
  'maxMinutes',
  'deliveries',
  'tokenMinutes',
  'claimMinutes',
  'maxBareTokenMinutes',
  'approvals',
  'decideMinutes',
  'reason',
  'ticket',
  'rule',
] as const satisfies (keyof IssuanceSettings)[]

type Sides = { readonly was: string | undefined; readonly is: string | undefined; readonly comparison: string }

function sentenceOf(label: string, { was, is, comparison }: Sides): string {
  if (was === undefined) return `${label}: ${is}.`
  if (is === undefined) return `${label}: no longer, was ${was}.`
  return `${label}: ${is}, was ${was}${comparison === '' ? '' : `: ${comparison}`}.`
}

function comparisonOf(key: keyof IssuanceSettings, before: IssuanceSettings, after: IssuanceSettings): string {
  if (isLength(key)) return after[key] > before[key] ? 'longer' : 'shorter'
  if (key === 'approvals') return after.approvals > before.approvals ? 'more' : 'fewer'
  return ''
}

function isLooser(key: keyof IssuanceSettings, before: IssuanceSettings, after: IssuanceSettings): boolean {
  switch (key) {
    // How long a request waits gives nobody anything.
    case 'decideMinutes':
      return false
    case 'approvals':
      return after.approvals < before.approvals
    case 'deliveries':
      return after.deliveries.includes('token') && !before.deliveries.includes('token')
    case 'reason':
      return isFormLooser(before.reason.pattern, after.reason.pattern)
    case 'ticket':
      return (
        (before.ticket.required && !after.ticket.required) || isFormLooser(before.ticket.pattern, after.ticket.pattern)
      )
    case 'rule':
      return isRuleLooser(before.rule, after.rule)
    default:
      return after[key] > before[key] && isGiven(key, after)
  }
}

/** A length of a delivery counts only where that delivery is allowed. */
function isGiven(key: MinutesKey, { deliveries }: IssuanceSettings): boolean {
  if (key === 'maxBareTokenMinutes') return deliveries.includes('token')
  return deliveries.includes('link') || (key !== 'tokenMinutes' && key !== 'claimMinutes')
}

/** Another form may take what the first refused, so it counts as looser, except where there was none. */
function isFormLooser(before: string | null, after: string | null): boolean {
  return before !== null && before !== after
}

/** Another condition may let in whom the first kept out, so it counts as looser, except where the first kept out nobody. */
function isRuleLooser(before: RuleText, after: RuleText): boolean {
  const parts = (['ask', 'give', 'approve'] as const).some(
    (part) => before[part] !== 'true' && before[part] !== after[part],
  )
  const isLengthLooser = before.lengths.length > 0 && JSON.stringify(before.lengths) !== JSON.stringify(after.lengths)
  return parts || isLengthLooser
}

function isLength(key: keyof IssuanceSettings): key is MinutesKey {
  return key.endsWith('Minutes')
}
