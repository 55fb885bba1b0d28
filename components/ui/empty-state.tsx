import clsx from 'clsx'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon?: ReactNode
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string | undefined
}

/** What stands where a list will be: what will appear here, and the first step. */
export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      className={clsx('mx-auto grid max-w-[60ch] justify-items-center gap-2 px-6 py-16 text-center', className)}
    >
      {icon && (
        <span className="mb-1 grid size-9 place-items-center rounded-control border border-line bg-raised text-ink-faint">
          {icon}
        </span>
      )}
      <h2 className="text-14">{title}</h2>
      {children && <div className="text-13 text-pretty text-ink-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
