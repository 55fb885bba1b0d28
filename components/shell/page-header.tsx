import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { TopBarControls } from './top-bar-controls'

type PageHeaderProps = {
  /** The name of the page, its first heading. A node lets a name be edited in place; give `titleText` then. */
  title: ReactNode
  description?: ReactNode
  /** The steps on the way here, each a `Crumb`. */
  breadcrumb?: ReactNode
  /** What can be done here: the main deed last. */
  actions?: ReactNode
  /** Beside the title: a state such as "Draft saved". */
  status?: ReactNode
}

/** The top bar of a page, 48 px: where one is, what can be done, and the controls of the frame. One line below says why. */
export function PageHeader({ title, description, breadcrumb, actions, status }: PageHeaderProps) {
  return (
    <>
      <header
        data-slot="page-header"
        className="sticky top-0 z-10 flex min-h-12 shrink-0 items-center gap-x-3 border-b border-line bg-surface pr-2 pl-4 max-sm:flex-wrap sm:h-12 sm:pr-3 sm:pl-6"
      >
        <div className="flex min-h-12 min-w-0 flex-1 items-center gap-1.5 text-14 sm:min-h-0">
          {breadcrumb}
          <h1 className="min-w-0 truncate">{title}</h1>
          {status}
        </div>
        {actions && (
          <div className="flex shrink-0 items-center gap-2 max-sm:order-last max-sm:w-full max-sm:pr-2 max-sm:pb-2 max-sm:*:flex-1">
            {actions}
          </div>
        )}
        <TopBarControls />
      </header>
      {description && (
        <p className="max-w-[72ch] px-4 pt-4 text-13 text-pretty text-ink-muted sm:px-6">{description}</p>
      )}
    </>
  )
}

type CrumbProps<T> = Pick<Parameters<typeof Link<T>>[0], 'href' | 'children'>

/** A step on the way to a page. */
export function Crumb<T>({ href, children }: CrumbProps<T>) {
  return (
    <span className="flex min-w-0 shrink-0 items-center gap-1.5 max-sm:hidden">
      <Link href={href} className="max-w-56 truncate rounded-chip text-ink-muted transition-colors hover:text-ink">
        {children}
      </Link>
      <ChevronRight aria-hidden className="size-3.5 text-ink-faint" />
    </span>
  )
}
