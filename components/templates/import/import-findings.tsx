import { CircleX, Info, Lightbulb, ShieldAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Sources } from '@/components/policy/sources'
import { Disclosure } from '@/components/ui/disclosure'
import type { Finding, Severity } from '@/lib/policy'

/** How many are shown before the rest is folded: fewer where more stands below. */
const shownAtOnce = { brief: 1, usual: 5 }

/** What each severity is called and looks like. */
export const severityIcons: Readonly<Record<Severity, { readonly label: string; readonly icon: ReactNode }>> = {
  error: { label: 'Error', icon: <CircleX aria-hidden className="text-deny" /> },
  security: { label: 'Security', icon: <ShieldAlert aria-hidden className="text-caution" /> },
  warning: { label: 'Warning', icon: <TriangleAlert aria-hidden className="text-caution" /> },
  suggestion: { label: 'Suggestion', icon: <Lightbulb aria-hidden className="text-ink-faint" /> },
}

type ImportFindingsProps = {
  readonly title: string
  readonly note: string
  readonly findings: readonly Finding[]
  /** Where something else stands below that a person must see too. */
  readonly isBrief?: boolean
}

/** What is wrong, risky or unclear in something that is imported, the gravest first. */
export function ImportFindings({ title, note, findings, isBrief = false }: ImportFindingsProps) {
  if (findings.length === 0) return null
  const shown = isBrief ? shownAtOnce.brief : shownAtOnce.usual
  const rest = findings.slice(shown)
  return (
    <section aria-label={title} className="grid min-w-0 gap-1.5">
      <h2 className="text-13 font-medium">
        {title} <span className="font-normal text-ink-muted tabular-nums">{findings.length}</span>
      </h2>
      <p className="flex gap-1.5 text-12 text-ink-muted">
        <Info aria-hidden className="mt-px size-3.5 shrink-0" />
        {note}
      </p>
      <FindingList label={title} findings={findings.slice(0, shown)} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more`}>
          <FindingList label={`More: ${title}`} findings={rest} />
        </Disclosure>
      )}
    </section>
  )
}

/** Findings as a list, each with what stands behind it. */
export function FindingList({ label, findings }: { readonly label: string; readonly findings: readonly Finding[] }) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-control border border-line text-13">
      {findings.map(({ code, path, severity, message, reference }) => (
        <li key={`${code} ${JSON.stringify(path)}`} className="flex gap-2 px-3 pt-1.5">
          <span className="mt-0.5">{severityIcons[severity].icon}</span>
          <div className="min-w-0">
            <p className="text-pretty wrap-anywhere">
              <span className="sr-only">{severityIcons[severity].label}: </span>
              {message} <code className="text-12 text-ink-muted">{code}</code>
            </p>
            <Disclosure summary={<span className="text-12 font-normal">Learn more</span>}>
              <p className="pb-2 text-pretty wrap-anywhere text-ink-muted">
                <Sources reference={reference} />
              </p>
            </Disclosure>
          </div>
        </li>
      ))}
    </ul>
  )
}
