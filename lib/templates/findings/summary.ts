import type { Guardrail } from '@/lib/guardrails'
import { readJson } from '@/lib/json'
import { reachOf, type Severity } from '@/lib/policy'
import { claimsOfDocument } from '../draft-claims'
import { readEmbed } from '../embed/read-embed'
import { readParameters } from '../parameters/parameter-list'
import type { TemplateContent } from '../versions/content'
import { draftFindings } from './draft-findings'

/** What the list says of a draft: its reach in one sentence and how many findings of each severity it has. */
export type DraftSummary = { readonly reach: string; readonly findings: Readonly<Record<Severity, number>> }

/** Sums a draft up inside a guardrail, with the findings that the editor shows. Text that cannot be read counts as one error. */
export function summariseDraft(content: TemplateContent, guardrail: Guardrail): DraftSummary {
  const read = readJson(content.text)
  const findings = { error: 0, security: 0, warning: 0, suggestion: 0 }
  if (!read.ok) return { reach: 'This draft cannot be read.', findings: { ...findings, error: 1 } }
  const claims = claimsOfDocument(read.value)
  const parameters = readParameters(content.parameters)
  const embed = readEmbed(content.embed)
  const beside = { parameters: parameters.ok ? parameters.value : [], embed: embed.ok ? embed.value : null }
  for (const { severity } of draftFindings({ document: read.value, claims: claims ?? {}, ...beside, guardrail })) {
    findings[severity] += 1
  }
  return { reach: claims === null ? 'This draft is not a JSON object.' : reachOf(claims).summary, findings }
}
