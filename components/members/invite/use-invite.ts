import { useEffect, useState } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import type { Failure } from '@/lib/base'
import type { ShownInvite } from '@/lib/members'

const slot = 'remit.invite'

type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly token: string; readonly invite: ShownInvite }

/**
 * The invite whose link was opened. Its token is taken out of the address bar and the history at once, and kept in this tab
 * until the invite is accepted or has ended.
 */
export function useInvite(read: ServerAction<{ token: string }, ShownInvite>): {
  readonly state: State
  readonly forget: () => void
} {
  const [state, setState] = useState<State>({ kind: 'reading' })
  useEffect(() => {
    let isCurrent = true
    const token = takeToken()
    void attempt(() => read({ token })).then((outcome) => {
      if (!isCurrent) return
      if (outcome.ok) return setState({ kind: 'open', token, invite: outcome.value })
      if (outcome.failure.code !== 'unavailable') forget()
      setState({ kind: 'refused', failure: outcome.failure })
    })
    return () => {
      isCurrent = false
    }
  }, [read])
  return { state, forget }
}

function takeToken(): string {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (given !== null) {
    sessionStorage.setItem(slot, given)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  return given ?? sessionStorage.getItem(slot) ?? ''
}

function forget(): void {
  sessionStorage.removeItem(slot)
}
