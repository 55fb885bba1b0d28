import { problemAt, type Span, type TextEdit, type TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'

/** Targets as they were pasted. */
export type ReadTargets = {
  readonly targets: readonly TargetView[]
  /** Those that nothing is asked about: what is wrong with one concerns no other. */
  readonly leftOut: readonly LeftOut[]
}

/** A target that is not asked about: why, where, and the edits that would take it in, or out of the text. */
export type LeftOut = TextProblem & { readonly name: string; readonly fix: TargetFix }

export type TargetFix = { readonly label: string; readonly edits: readonly TextEdit[] }

/** The label of the fix that makes texts of numbers, the only one that is offered for all at once. */
export const quoteLabel = 'Put it in quotes'

/** The label of the fix where nothing better is known. */
export const removeLabel = 'Remove it'

export type Reason = { readonly span: Span; readonly why: string; readonly fix: TargetFix }

/** Says of a target that nothing is asked about it. */
export function leaveOut(text: string, name: string, { span, why, fix }: Reason): LeftOut {
  return { ...problemAt(text, span, why), name, fix }
}

/** Makes texts of what stands at these places. */
export function putInQuotes(text: string, spans: readonly Span[]): TargetFix {
  const edits = spans.map(({ from, to }) => ({ from, to, insert: `"${text.slice(from, to)}"` }))
  return { label: quoteLabel, edits }
}
