import type { Guardrail } from '@/lib/guardrails'
import { reachOf, type Severity } from '@/lib/policy'
import type { TemplateContent } from '../versions/content'
import { readContent } from '../versions/read-content'
import { draftFindings } from './draft-findings'

/** What the list says of a draft: its reach in one sentence and how many findings of each severity it has. */
export type DraftSummary = { readonly reach: string; readonly findings: Readonly<Record<Severity, number>> }

/** Sums a draft up inside a guardrail, with the findings that the editor shows. Text that cannot be read counts as one error. */
export function summariseDraft(content: TemplateContent, guardrail: Guardrail): DraftSummary {
  const read = readContent(content)
  const findings = { error: 0, security: 0, warning: 0, suggestion: 0 }
  if (!read.ok) return { reach: 'This draft cannot be read.', findings: { ...findings, error: 1 } }
  const { claims } = read.value
  for (const { severity } of draftFindings({ ...read.value, guardrail })) findings[severity] += 1
  return { reach: claims === null ? 'This draft is not a JSON object.' : reachOf(claims).summary, findings }
}
