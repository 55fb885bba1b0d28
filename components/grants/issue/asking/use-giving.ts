import { useRef, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import type { Failure } from '@/lib/base'
import type { AskedGrant, HeldGrant } from '@/lib/grants'
import type { IssueActions, SentAsk } from '../../grant-actions'
import { keyFor, type SentKey } from '../../request-key'

/** Access that the agent has already; the grant is known to who may look it up, and to who asked for it. */
export type Held = { readonly message: string; readonly known: HeldGrant | null }

type Asked = Omit<SentAsk, 'requestKey'>

type Giving = {
  readonly actions: IssueActions
  readonly mayGive: boolean
  readonly onAsked: (asked: AskedGrant) => void
}

/** Sends what was filled in, once however often it is pressed, and says what stands in the way. */
export function useGiving({ actions, mayGive, onAsked }: Giving) {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [held, setHeld] = useState<Held | null>(null)
  const sent = useRef<SentKey | null>(null)
  const isBusy = useRef<boolean>(false)
  const last = useRef<Asked | null>(null)

  async function send(ask: Asked) {
    if (isBusy.current) return
    isBusy.current = true
    last.current = ask
    setPending(true)
    setFailure(null)
    sent.current = keyFor(sent.current, ask)
    const input = { ...ask, requestKey: sent.current.key }
    const outcome = await attempt(() => (mayGive ? actions.give(input) : actions.ask(input)))
    if (outcome.ok) onAsked(outcome.value)
    else if (outcome.failure.field === 'isBesides') setHeld(await findHeld(input, outcome.failure.message))
    else setFailure(outcome.failure)
    setPending(false)
    isBusy.current = false
  }

  async function findHeld(ask: SentAsk, message: string): Promise<Held> {
    const found = await attempt(() => actions.findSame(ask))
    return { message, known: found.ok ? found.value : null }
  }
  /** Sends once more what was sent last, as when its sign-in had ended. */
  function again() {
    if (last.current !== null) void send(last.current)
  }
  function forget() {
    setFailure(null)
    setHeld(null)
  }
  return { isPending, failure, held, send, again, forget }
}
