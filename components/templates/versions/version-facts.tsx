import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import type { TemplateVersion } from '@/lib/templates'

/** What is on record about a version, the reasons for its security findings included. */
export function VersionFacts({ version }: { readonly version: TemplateVersion }) {
  const { note, publishedAt, publishedBy, approvedBy, hash, reasons } = version
  return (
    <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-13 [&>dt]:text-ink-muted">
      <dt>Note</dt>
      <dd className="max-w-[72ch] text-pretty">{note}</dd>
      <dt>Published</dt>
      <dd>
        <Time at={publishedAt} /> by {publishedBy}
      </dd>
      {approvedBy !== null && (
        <>
          <dt>Agreed by</dt>
          <dd>{approvedBy}</dd>
        </>
      )}
      {reasons.map(({ code, path, reason }) => (
        <div key={`${code} ${path}`} className="col-span-2 grid grid-cols-subgrid">
          <dt className="font-mono text-12 text-ink-muted">{code}</dt>
          <dd className="max-w-[72ch] text-pretty">{reason}</dd>
        </div>
      ))}
      <dt className="self-center">Content hash</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate text-12">{hash}</code>
        <CopyButton label="Copy the hash" value={hash} iconOnly />
      </dd>
    </dl>
  )
}
