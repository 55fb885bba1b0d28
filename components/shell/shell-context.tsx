'use client'

import { createContext, type ReactNode, use } from 'react'
import type { ServerAction } from '@/components/form/outcome'
import { type Deed, mayDo, type Role } from '@/lib/authz'
import type { TemplateName } from '@/lib/templates'
import type { ShownConnection } from './connection-badge'

/** What every part of the shell may need: who is here, where tokens are for, and the command menu. */
export type Shell = {
  readonly person: { readonly name: string; readonly email: string; readonly roles: readonly Role[] }
  readonly connection: ShownConnection
  /** Asked when the command menu opens. */
  readonly findTemplates: ServerAction<Record<string, never>, readonly TemplateName[]>
  readonly openCommandMenu: () => void
  /** Ends this sign-in, after saying what is unsaved. */
  readonly signOut: () => void
  /** What the top bar of each page ends with. */
  readonly controls: ReactNode
}

const ShellContext = createContext<Shell | null>(null)

/** Hands the shell to the parts inside it. */
export function ShellProvider({ shell, children }: { shell: Shell; children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>
}

/** The shell around this component. Throws outside of one. */
export function useShell(): Shell {
  const shell = use(ShellContext)
  if (!shell) throw new Error('This part of the shell stands outside of AppShell.')
  return shell
}

/**
 * The right end of the top bar. It comes from the frame, which every page has: where a page brings it, a page that is drawn on
 * the server and in the browser loads it twice.
 */
export function ShellControls() {
  return useShell().controls
}

/** Tells what the person may do, so that nothing is offered that would be refused. The server decides all the same. */
export function useMay(): (deed: Deed) => boolean {
  const { roles } = useShell().person
  return (deed) => mayDo(deed, roles)
}
