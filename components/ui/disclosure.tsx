import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type DisclosureProps = {
  summary: ReactNode
  children: ReactNode
  defaultOpen?: boolean | undefined
  /** Said whenever it opens: for contents that are too much to draw before. */
  onOpen?: (() => void) | undefined
  className?: string | undefined
}

/** A line that opens to more: for what most people need not read. */
export function Disclosure({ summary, children, defaultOpen, onOpen, className }: DisclosureProps) {
  return (
    <details
      data-slot="disclosure"
      open={defaultOpen}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
      className={clsx('group/disclosure', className)}
    >
      <summary className="flex min-h-8 list-none items-center gap-1.5 rounded-control py-1 text-13 font-medium text-ink-muted transition-colors select-none hover:text-ink pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="text-ink-faint transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="pt-1 pl-5.5">{children}</div>
    </details>
  )
}
