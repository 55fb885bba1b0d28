import type { Tone } from '@/components/ui/badge'
import type { Finding, Severity } from '@/lib/policy'

/** One tab of findings: its name, the colour of its count, and what an empty one tells. */
export type FindingsTab = {
  readonly value: Severity
  readonly label: string
  readonly tone: Tone
  readonly empty: string
}

/** The four severities as tabs, gravest first. */
export const findingsTabs: readonly FindingsTab[] = [
  {
    value: 'error',
    label: 'Errors',
    tone: 'deny',
    empty: 'No errors, so this draft can be signed. What Cobrowse would refuse or misread shows here.',
  },
  {
    value: 'security',
    label: 'Security',
    tone: 'caution',
    empty: 'Nothing reaches further than it says. A rule that opens more than its author may expect shows here.',
  },
  {
    value: 'warning',
    label: 'Warnings',
    tone: 'caution',
    empty: 'No warnings. What works today but often surprises people shows here.',
  },
  {
    value: 'suggestion',
    label: 'Suggestions',
    tone: 'accent',
    empty: 'No suggestions. Shorter or clearer ways to say the same show here.',
  },
]

/** The gravest severity that has something in it; null where there is nothing. */
export function worstOf(findings: readonly Finding[]): Severity | null {
  return findingsTabs.find((tab) => findings.some((finding) => finding.severity === tab.value))?.value ?? null
}

/** Tells whether one severity is graver than another; none is graver than any. */
export function isGraver(a: Severity | null, b: Severity | null): boolean {
  const rank = (severity: Severity | null) => {
    return severity === null ? findingsTabs.length : findingsTabs.findIndex(({ value }) => value === severity)
  }
  return rank(a) < rank(b)
}
