'use client'

import clsx from 'clsx'
import { CircleHelp, Ellipsis, PanelLeft } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useWaiting } from '@/components/approvals/use-waiting'
import { useWaitingCount } from '@/components/grants/requests/use-requests'
import { Menu } from '@/components/ui/menu'
import { ConnectionBadge } from './connection-badge'
import { Mark } from './mark'
import { barFor, groupsFor, isWithin, type Place, standsFor } from './navigation'
import { useShell } from './shell-context'

/** The left rail: 220 px, or icons where the window is narrow or the person wants it so. */
export function Rail({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle: () => void }) {
  const { connection, person } = useShell()
  const label = clsx('truncate max-lg:sr-only', isCollapsed && 'sr-only')
  return (
    <header
      data-slot="rail"
      className={clsx(
        'sticky top-0 flex h-dvh w-13 flex-col border-r border-line bg-canvas px-2 pb-2 max-sm:hidden',
        !isCollapsed && 'lg:w-55',
      )}
    >
      <Link href="/" className="flex h-12 items-center gap-2 rounded-control px-2 font-medium">
        <Mark className="size-5 shrink-0" />
        <span className={label}>Remit</span>
      </Link>
      <ConnectionBadge connection={connection} className="mx-0.5 mb-3" labelClassName={label} />
      <nav aria-label="Main" className="grid gap-3">
        {groupsFor(person.roles).map((group) => (
          <ul key={group[0]?.href} className="grid gap-px border-line not-first:border-t not-first:pt-3">
            {group.map((place) => (
              <RailLink key={place.href} place={place} labelClassName={label} />
            ))}
          </ul>
        ))}
      </nav>
      <HelpLink labelClassName={label} />
      <button
        type="button"
        onClick={onToggle}
        aria-expanded={!isCollapsed}
        title={isCollapsed ? 'Expand the navigation' : 'Collapse the navigation'}
        className="flex h-8 items-center gap-2.5 rounded-control px-2.5 text-13 text-ink-faint transition-colors hover:bg-hover hover:text-ink max-lg:hidden"
      >
        <PanelLeft aria-hidden />
        <span className={label}>Collapse</span>
      </button>
    </header>
  )
}

function HelpLink({ labelClassName }: { labelClassName: string }) {
  const isHere = usePathname().startsWith('/help')
  return (
    <Link
      href="/help/guide"
      title="Help"
      aria-current={isHere ? 'page' : undefined}
      className="mt-auto flex h-8 items-center gap-2.5 rounded-control px-2.5 text-13 text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
    >
      <CircleHelp aria-hidden />
      <span className={labelClassName}>Help</span>
    </Link>
  )
}

function RailLink({ place, labelClassName }: { place: Place; labelClassName: string }) {
  const isHere = isWithin(place, usePathname())
  const { icon: Icon } = place
  const waiting = useWaitingAt()[place.href] ?? 0
  return (
    <li>
      <Link
        href={place.href}
        title={waiting > 0 ? `${place.label} (${waiting})` : place.label}
        aria-current={isHere ? 'page' : undefined}
        className="relative flex h-8 items-center gap-2.5 rounded-control px-2.5 text-13 text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
      >
        <Icon aria-hidden />
        <span className={labelClassName}>{place.label}</span>
        {waiting > 0 && <WaitingCount count={waiting} />}
      </Link>
    </li>
  )
}

type WaitingCountProps = { readonly count: number; readonly words?: string; readonly className?: string }

/** How many requests wait: beside the name where there is one, on the icon where there is none. */
function WaitingCount({ count, words = '', className }: WaitingCountProps) {
  return (
    <span
      data-slot="waiting-count"
      className={clsx(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-12 font-medium text-accent-ink tabular-nums',
        className ?? 'ml-auto max-lg:absolute max-lg:top-0.5 max-lg:right-0.5',
      )}
    >
      <span aria-hidden>{count}</span>
      <span className="sr-only">
        ({count}
        {words && ` ${words}`})
      </span>
    </span>
  )
}

/** How many requests wait at which place: to publish, and for access. */
function useWaitingAt(): Readonly<Partial<Record<Place['href'], number>>> {
  return { '/approvals': useWaiting().length, '/requests': useWaitingCount() }
}

/** The same places as a bar at the bottom, on a phone; what does not fit is behind "More". */
export function BottomBar() {
  const pathname = usePathname()
  const router = useRouter()
  const waiting = useWaitingAt()
  const { shown, more } = barFor(useShell().person.roles)
  const isHere = (place: Place) => standsFor(place).some((one) => isWithin(one, pathname))
  return (
    <nav
      aria-label="Main"
      data-slot="bottom-bar"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="flex *:flex-auto">
        {shown.map((place) => (
          <li key={place.href}>
            <Link href={place.href} aria-current={isHere(place) ? 'page' : undefined} className={barClass}>
              <place.icon aria-hidden />
              {place.label}
              <BarCount place={place} waiting={waiting} />
            </Link>
          </li>
        ))}
        {more.length > 0 && (
          <li>
            <Menu
              label="More places"
              trigger={
                <button
                  type="button"
                  aria-current={more.some(isHere) ? 'page' : undefined}
                  className={clsx(barClass, 'w-full')}
                >
                  <Ellipsis aria-hidden />
                  More
                </button>
              }
              items={more.map((place) => ({
                label: place.label,
                icon: <place.icon aria-hidden />,
                onSelect: () => router.push(place.href),
              }))}
            />
          </li>
        )}
      </ul>
    </nav>
  )
}

const barClass =
  'relative grid h-14 place-content-center justify-items-center gap-1 px-1 text-12 whitespace-nowrap text-ink-muted focus-visible:-outline-offset-2 aria-[current]:font-medium aria-[current]:text-accent'

type BarCountProps = { readonly place: Place; readonly waiting: ReturnType<typeof useWaitingAt> }

function BarCount({ place, waiting }: BarCountProps) {
  const count = standsFor(place).reduce((sum, { href }) => sum + (waiting[href] ?? 0), 0)
  if (count === 0) return null
  return <WaitingCount count={count} className="absolute top-1.5 left-1/2 ml-2" words="that wait for you" />
}
