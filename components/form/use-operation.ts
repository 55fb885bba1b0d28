import { useRef, useState } from 'react'
import type { Failure } from '@/lib/base'
import { type ActionOutcome, attempt } from './outcome'

type Handlers<T> = {
  readonly onDone: (value: T) => void
  readonly onRefused?: (failure: Failure) => void
}

/**
 * Runs an operation at the press of a button: whether it is on its way, and why it was refused. A second press while the
 * first is on its way does nothing, however fast it comes.
 */
export function useOperation() {
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isBusy = useRef<boolean>(false)
  async function start<T>(act: () => Promise<ActionOutcome<T>>, { onDone, onRefused }: Handlers<T>): Promise<void> {
    if (isBusy.current) return
    isBusy.current = true
    setPending(true)
    setFailure(null)
    try {
      const outcome = await attempt(act)
      if (outcome.ok) return onDone(outcome.value)
      setFailure(outcome.failure)
      onRefused?.(outcome.failure)
    } finally {
      isBusy.current = false
      setPending(false)
    }
  }
  const run = <T>(act: () => Promise<ActionOutcome<T>>, handlers: Handlers<T>): void => void start(act, handlers)
  return { isPending, failure, run }
}
