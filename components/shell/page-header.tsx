import { ArrowLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Id } from '@/lib/base'
import { ShellControls } from './shell-context'

type Parent = { readonly href: '/settings' | '/requests' | `/templates/${Id<'tpl'>}`; readonly name: string }

type PageHeaderProps = {
  /** The name of the page, its first heading. A node lets a name be edited in place; give `titleText` then. */
  title: ReactNode
  description?: ReactNode
  /** The steps on the way here, each a `Crumb`. */
  breadcrumb?: ReactNode
  /** What this page is a part of: the last step of the way, and on a phone the way up and a second line. */
  parent?: Parent | undefined
  /** What can be done here: the main deed last. */
  actions?: ReactNode
  /** Beside the title: a state such as "Draft saved". */
  status?: ReactNode
}

/** The top bar of a page, 48 px: where one is, what can be done, and the controls of the frame. One line below says why. */
export function PageHeader({ title, description, breadcrumb, parent, actions, status }: PageHeaderProps) {
  return (
    <>
      <header
        data-slot="page-header"
        className="sticky top-0 z-10 flex min-h-12 shrink-0 items-center gap-x-3 border-b border-line bg-surface pr-2 pl-4 max-sm:flex-wrap sm:h-12 sm:pr-3 sm:pl-6"
      >
        <div className="flex min-h-12 min-w-0 flex-1 items-center gap-1.5 text-14 sm:min-h-0">
          {breadcrumb}
          {parent && <ParentLink {...parent} />}
          <div className="min-w-0">
            <h1 className="truncate">{title}</h1>
            {parent && <p className="truncate text-12 text-ink-muted sm:hidden">{parent.name}</p>}
          </div>
          {status}
        </div>
        {actions && (
          <div className="flex shrink-0 items-center gap-2 max-sm:order-last max-sm:w-full max-sm:pr-2 max-sm:pb-2 max-sm:*:flex-1">
            {actions}
          </div>
        )}
        <ShellControls />
      </header>
      {description && (
        <p className="max-w-[72ch] px-4 pt-4 text-13 text-pretty text-ink-muted sm:px-6">{description}</p>
      )}
    </>
  )
}

function ParentLink({ href, name }: Parent) {
  return (
    <>
      <Crumb href={href}>{name}</Crumb>
      <Link
        href={href}
        aria-label={`Back to ${name}`}
        className="-ml-3 grid size-10 shrink-0 place-items-center rounded-control text-ink-muted transition-colors hover:text-ink sm:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Link>
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
