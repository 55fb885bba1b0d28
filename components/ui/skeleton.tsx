import clsx from 'clsx'

/** A block in the shape of what is on its way; shown only after 150 ms, so that quick answers do not flicker. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span data-slot="skeleton" aria-hidden className={clsx('block animate-late rounded-chip bg-hover', className)} />
  )
}
