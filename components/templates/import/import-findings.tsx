import { CircleX, Info, Lightbulb, ShieldAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import type { Finding, Severity } from '@/lib/policy'

/** How many are shown before the rest is folded. */
const shownAtOnce = 5

const icons: Readonly<Record<Severity, { readonly label: string; readonly icon: ReactNode }>> = {
  error: { label: 'Error', icon: <CircleX aria-hidden className="text-deny" /> },
  security: { label: 'Security', icon: <ShieldAlert aria-hidden className="text-caution" /> },
  warning: { label: 'Warning', icon: <TriangleAlert aria-hidden className="text-caution" /> },
  suggestion: { label: 'Suggestion', icon: <Lightbulb aria-hidden className="text-ink-faint" /> },
}

type ImportFindingsProps = { readonly title: string; readonly note: string; readonly findings: readonly Finding[] }

/** What is wrong, risky or unclear in something that is imported, the gravest first. */
export function ImportFindings({ title, note, findings }: ImportFindingsProps) {
  if (findings.length === 0) return null
  const rest = findings.slice(shownAtOnce)
  return (
    <section aria-label={title} className="grid min-w-0 gap-1.5">
      <h2 className="text-13 font-medium">
        {title} <span className="font-normal text-ink-muted tabular-nums">{findings.length}</span>
      </h2>
      <p className="flex gap-1.5 text-12 text-ink-muted">
        <Info aria-hidden className="mt-px size-3.5 shrink-0" />
        {note}
      </p>
      <FindingList label={title} findings={findings.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <Disclosure summary={`${rest.length} more`}>
          <FindingList label={`More: ${title}`} findings={rest} />
        </Disclosure>
      )}
    </section>
  )
}

function FindingList({ label, findings }: { readonly label: string; readonly findings: readonly Finding[] }) {
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-control border border-line text-13">
      {findings.map(({ code, path, severity, message }) => (
        <li key={`${code} ${JSON.stringify(path)}`} className="flex gap-2 px-3 py-1.5">
          <span className="mt-0.5">{icons[severity].icon}</span>
          <p className="min-w-0 text-pretty wrap-anywhere">
            <span className="sr-only">{icons[severity].label}: </span>
            {message} <code className="text-12 text-ink-muted">{code}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
