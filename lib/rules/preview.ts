import type { RuleFacts } from './evaluate'
import { explainCondition } from './explain'
import type { RuleText } from './rule'

/** What a rule lets somebody do, as a browser can tell; the engine decides. */
export type RulePreview = {
  /** Why they may not ask, in sentences; empty where they may, and where only the engine can tell. */
  readonly reasons: readonly string[]
  readonly mayGive: boolean
  /** The longest that they may have, in minutes; null where the rule says nothing about lengths. */
  readonly maxMinutes: number | null
}

/** Previews a rule for who asks. It promises nothing that the engine would refuse, but for what only the engine can tell. */
export function previewRule({ ask, give, lengths }: RuleText, facts: RuleFacts): RulePreview {
  const asking = explainCondition(ask, facts)
  const met = lengths.map(({ maxMinutes, when }) => ({ maxMinutes, ...explainCondition(when, facts) }))
  const allowed = met.filter(({ verdict }) => verdict.met || verdict.isUnknown)
  const none = lengths.length > 0 && allowed.length === 0 ? (met[0]?.reasons ?? []) : []
  return {
    reasons: asking.verdict.isUnknown ? none : [...asking.reasons, ...none],
    mayGive: explainCondition(give, facts).verdict.met,
    maxMinutes: lengths.length === 0 ? null : Math.max(0, ...allowed.map(({ maxMinutes }) => maxMinutes)),
  }
}
