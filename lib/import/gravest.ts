import type { Guardrail } from '@/lib/guardrails'
import { type Finding, severityRank } from '@/lib/policy'
import { type FileTemplate, readDraft } from '@/lib/templates'

/** The gravest first, else in their order. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => severityRank(other.severity) - severityRank(one.severity))
}

/** What the editor will find in a template of a file, gravest first: one reading of it. Nothing of one that is not taken. */
export function findingsInFile({ content, problem }: FileTemplate, guardrail: Guardrail): readonly Finding[] {
  return problem === null ? gravestFirst(readDraft(content, guardrail).findings) : []
}

/** How many characters of templates are read in one go: as many as one draft may have. */
const atOnce = 65_536

/** The templates of a file from one on that are read in one go: at least one, and no more than a draft takes to read. */
export function sliceOf(templates: readonly FileTemplate[], from: number): readonly FileTemplate[] {
  let characters = 0
  const end = templates.findIndex(({ content }, at) => {
    if (at < from) return false
    characters += Object.values(content).reduce((sum, text) => sum + text.length, 0)
    return at > from && characters > atOnce
  })
  return templates.slice(from, end < 0 ? undefined : end)
}
