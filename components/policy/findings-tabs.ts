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

/** The tab to show first: the gravest that has something in it. */
export function firstTab(findings: readonly Finding[]): Severity {
  const filled = findingsTabs.find((tab) => findings.some((finding) => finding.severity === tab.value))
  return filled?.value ?? 'error'
}
