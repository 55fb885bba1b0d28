import type { Effect } from '@/lib/policy'
import { type BindProblem, runTemplateTests, type TemplateTest } from '@/lib/templates'
import type { Reading } from '../sitting/reading'

/** What a draft answers to a case: an effect, or in sentences why no token can be made that could be asked. */
export type Today =
  | { readonly kind: 'answer'; readonly effect: Effect }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** Asks the draft what it says to a case today, whatever the case expects. */
export function todayOf(
  { document, parameters, usedInEmbed }: Pick<Reading, 'document' | 'parameters' | 'usedInEmbed'>,
  test: TemplateTest,
): Today {
  const [result] = runTemplateTests({ document, parameters, usedElsewhere: usedInEmbed, tests: [test] })
  if (result === undefined) return { kind: 'refused', reasons: [] }
  if (result.outcome === 'refused') return { kind: 'refused', reasons: result.problems.map(sentenceOf) }
  return { kind: 'answer', effect: result.decision.effect }
}

function sentenceOf({ parameter, message }: BindProblem): string {
  return parameter === null || message.includes(parameter) ? message : `${parameter}: ${message}`
}
