import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { type ContentComparison, describeIssuance, type IssuanceSettings, summariseIssuance } from '@/lib/templates'

type IssuanceReportProps = {
  /** Null where they cannot be read, which is an error finding. */
  readonly settings: IssuanceSettings | null
  readonly comparison: ContentComparison | null
}

/** How access will be given from a content, in words, with every setting that changed. */
export function IssuanceReport({ settings, comparison }: IssuanceReportProps) {
  const changes = comparison?.issuance ?? []
  if (settings === null) return null
  return (
    <section aria-label="Issuing" className="grid gap-2">
      <p className="max-w-[72ch] text-13 text-pretty">
        <span className="text-ink-muted">Given by leads:</span> {summariseIssuance(settings)}
      </p>
      {changes.length > 0 && (
        <ul aria-label="Change of issuing" className="grid rounded-card border border-line">
          {changes.map(({ key, isLooser, sentence }) => (
            <li
              key={key}
              className="flex flex-wrap items-baseline gap-2 border-b border-line px-3 py-2.5 text-13 last:border-b-0"
            >
              <Badge tone={isLooser ? 'caution' : 'neutral'}>{isLooser ? 'looser' : 'changed'}</Badge>
              <span className="max-w-[72ch] min-w-0 text-pretty break-words">{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary="All issuance settings">
        <dl className="grid max-w-[72ch] grid-cols-[minmax(0,14rem)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-13">
          {describeIssuance(settings).map(({ label, value }) => (
            <div key={label} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  )
}
