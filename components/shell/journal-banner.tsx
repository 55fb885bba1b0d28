import { Banner } from '@/components/ui/banner'

/** Tells an owner on every page that the journal was changed outside Remit, what was found, and what to do. */
export function JournalBanner({ problems }: { problems: readonly string[] }) {
  const [first, ...others] = problems
  return (
    <Banner
      tone="deny"
      title="The journal was changed outside Remit, so nothing is signed"
      live
      className="mx-4 my-3 sm:mx-6"
    >
      <p>
        {first} {others.length > 0 && `And ${others.length} more, in the log of the server. `}
        Stop Remit, restore the database from a backup, and find out who wrote to it. Checked at the last start.
      </p>
    </Banner>
  )
}

type AcceptedProps = {
  readonly accepted: readonly { readonly seq: number; readonly at: number; readonly reason: string }[]
}

/** Tells an owner on every page, for good, that the journal was changed once and that this was accepted at the command line. */
export function AcceptedJournalBanner({ accepted }: AcceptedProps) {
  const last = accepted.at(-1)
  if (last === undefined) return null
  return (
    <Banner tone="caution" title="The journal was changed outside Remit once" className="mx-4 my-3 sm:mx-6">
      <p>
        Entries before {last.seq} cannot be relied on. This was accepted at the command line on{' '}
        {new Date(last.at).toISOString().slice(0, 10)}: “{last.reason}”.
        {accepted.length > 1 && ` It was accepted ${accepted.length} times.`} <code>npm run journal</code> tells what
        was found.
      </p>
    </Banner>
  )
}
