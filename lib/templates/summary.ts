import { readJson } from '@/lib/json'
import { lintPolicy, reachOf, type Severity } from '@/lib/policy'
import { claimsOfDocument } from './draft-claims'

/** What the list says of a draft: its reach in one sentence and how many findings of each severity it has. */
export type DraftSummary = { readonly reach: string; readonly findings: Readonly<Record<Severity, number>> }

/** Sums a draft up. Text that cannot be read counts as one error. */
export function summariseDraft(text: string): DraftSummary {
  const read = readJson(text)
  const findings = { error: 0, security: 0, warning: 0, suggestion: 0 }
  if (!read.ok) return { reach: 'This draft cannot be read.', findings: { ...findings, error: 1 } }
  for (const { severity } of lintPolicy(read.value, { kind: 'draft' })) findings[severity] += 1
  const claims = claimsOfDocument(read.value)
  return { reach: claims === null ? 'This draft is not a JSON object.' : reachOf(claims).summary, findings }
}
