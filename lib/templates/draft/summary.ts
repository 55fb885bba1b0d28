import type { TokenFrame } from '@/lib/claims'
import type { Guardrail } from '@/lib/guardrails'
import { reachOf, type Severity } from '@/lib/policy'
import type { DraftParts } from './read-content'
import { type DraftAnalysis, readDraft } from './read-draft'

/** What the list says of a draft: its reach in one sentence and how many findings of each severity it has. */
export type DraftSummary = { readonly reach: string; readonly findings: Readonly<Record<Severity, number>> }

/** Sums a draft up inside a guardrail, with the findings that the editor shows. */
export function summariseDraft(parts: DraftParts, guardrail: Guardrail, frame?: TokenFrame): DraftSummary {
  const { read, findings } = readDraft(parts, guardrail, frame)
  const counts = { error: 0, security: 0, warning: 0, suggestion: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return { reach: reachSentence(read), findings: counts }
}

/** The reach of a draft in one sentence, or why it has none. */
export function reachSentence(read: DraftAnalysis['read']): string {
  if (read === null) return 'This draft cannot be read.'
  return read.claims === null ? 'This draft is not a JSON object.' : reachOf(read.claims).summary
}
