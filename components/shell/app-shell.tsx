'use client'

import clsx from 'clsx'
import { useSelectedLayoutSegments } from 'next/navigation'
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { noteServerTime } from '@/components/ui/server-clock'
import { Toaster, toast } from '@/components/ui/toast'
import { keepChoice } from './keep-choice'
import { QueryProvider } from './query-provider'
import { BottomBar, Rail } from './rail'
import { railCookie } from './rail-choice'
import { type Shell, ShellProvider } from './shell-context'
import { SignOutDialog, useSignOut } from './sign-out'
import { TopBarControls } from './top-bar-controls'

// Most visits never open it, so it is not part of the first load.
const CommandMenu = lazy(() => import('./command/command-menu').then((module) => ({ default: module.CommandMenu })))

/** Where the editor of a draft stands. It fills the window and never makes it scroll, whatever banner is above it. */
const draftSegment = '(draft)'

type AppShellProps = Omit<Shell, 'openCommandMenu' | 'signOut' | 'controls'> & {
  isRailCollapsed: boolean
  /** The server's time when this was drawn, in ms. */
  serverTime: number
  children: ReactNode
}

/**
 * The frame of the console. Another person who has signed in in this browser gets a frame of their own: nothing that the
 * first one typed is on screen, or saved, under the name of the second.
 */
export function AppShell(props: AppShellProps) {
  const { email } = props.person
  const { serverTime } = props
  useEffect(() => noteServerTime(serverTime), [serverTime])
  const last = useRef(email)
  useEffect(() => {
    if (last.current !== email) {
      toast({
        title: `You are signed in as ${email}`,
        description: `What ${last.current} left unsaved is kept in this browser for them.`,
      })
    }
    last.current = email
  }, [email])
  return <OwnShell key={email} {...props} />
}

/** The frame of one person: skip link, rail or bottom bar, the page, the command menu (Ctrl or Cmd K) and toasts. */
function OwnShell({ person, connection, findTemplates, isRailCollapsed, children }: AppShellProps) {
  const [isCollapsed, setCollapsed] = useState(isRailCollapsed)
  const [isCommandOpen, setCommandOpen] = useState(false)
  useCommandKey(useCallback(() => setCommandOpen((isOpen) => !isOpen), []))
  const leaving = useSignOut(person.email)
  const { signOut } = leaving
  const isEditor = useSelectedLayoutSegments().includes(draftSegment)
  const shell = useMemo(
    () => ({
      person,
      connection,
      findTemplates,
      openCommandMenu: () => setCommandOpen(true),
      signOut,
      controls: <TopBarControls />,
    }),
    [person, connection, findTemplates, signOut],
  )
  function toggleRail() {
    keepChoice(railCookie, isCollapsed ? 'open' : 'collapsed')
    setCollapsed(!isCollapsed)
  }
  return (
    <ShellProvider shell={shell}>
      <QueryProvider>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
        >
          Skip to content
        </a>
        <div className="grid min-h-dvh sm:grid-cols-[auto_minmax(0,1fr)]">
          <Rail isCollapsed={isCollapsed} onToggle={toggleRail} />
          <main
            id="main"
            tabIndex={-1}
            className={clsx('flex min-w-0 flex-col bg-surface outline-none max-sm:pb-14', isEditor && 'max-h-dvh')}
          >
            {children}
          </main>
        </div>
        <BottomBar />
        {isCommandOpen && (
          <Suspense fallback={null}>
            <CommandMenu onClose={() => setCommandOpen(false)} />
          </Suspense>
        )}
        {leaving.unsaved && <SignOutDialog unsaved={leaving.unsaved} email={person.email} onStay={leaving.stay} />}
        <Toaster />
      </QueryProvider>
    </ShellProvider>
  )
}

function useCommandKey(toggle: () => void): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [toggle])
}
