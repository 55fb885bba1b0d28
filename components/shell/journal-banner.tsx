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
