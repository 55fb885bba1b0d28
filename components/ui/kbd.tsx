import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A key to press. */
export function Kbd({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return (
    <kbd
      data-slot="kbd"
      className={clsx(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-chip border border-line bg-surface px-1 font-sans text-12 text-ink-faint',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
