'use client'

import { CircleHelp, LogOut, Search, UserRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { Menu } from '@/components/ui/menu'
import { ConnectionBadge } from './connection-badge'
import { useShell } from './shell-context'
import { ThemeSwitch } from './theme/theme-switch'

/** The right end of the top bar: command menu, theme, person; on a phone the connection too, as the rail is not there. */
export const TopBarControls = memo(function TopBarControls() {
  const { connection, openCommandMenu } = useShell()
  return (
    <div className="flex shrink-0 items-center gap-1">
      <ConnectionBadge connection={connection} className="mr-1 h-8! sm:hidden" />
      <button
        type="button"
        onClick={openCommandMenu}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 items-center gap-2 rounded-control px-2 text-13 text-ink-faint transition-colors hover:bg-hover hover:text-ink max-xl:hidden"
      >
        <Search aria-hidden />
        Find
        <Kbd>Ctrl K</Kbd>
      </button>
      <IconButton label="Find" icon={<Search aria-hidden />} onClick={openCommandMenu} className="xl:hidden" />
      <ThemeSwitch className="max-sm:hidden" />
      <PersonMenu />
    </div>
  )
})

function PersonMenu() {
  const { person, signOut } = useShell()
  const router = useRouter()
  return (
    <Menu
      label="You"
      trigger={
        <button
          type="button"
          aria-label={`Signed in as ${person.name}`}
          className="grid size-8 place-items-center rounded-control transition-colors hover:bg-hover pointer-coarse:size-10"
        >
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-full bg-accent-tint text-12 font-medium text-accent"
          >
            {person.name.trim().slice(0, 1).toUpperCase()}
          </span>
        </button>
      }
      header={
        <div className="mb-1 grid border-b border-line px-2 pt-1 pb-2 text-13">
          <span className="truncate font-medium">{person.name}</span>
          <span className="truncate text-ink-muted">{person.email}</span>
        </div>
      }
      items={[
        { label: 'Your account', icon: <UserRound aria-hidden />, onSelect: () => router.push('/account') },
        { label: 'Help', icon: <CircleHelp aria-hidden />, onSelect: () => router.push('/help/guide') },
        { label: 'Sign out', icon: <LogOut aria-hidden />, onSelect: signOut },
      ]}
    />
  )
}
