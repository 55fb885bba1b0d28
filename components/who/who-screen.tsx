'use client'

import { Eye } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type FormEvent, useState } from 'react'
import { useTargets } from '@/components/sandbox/use-targets'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { chosenFrom, TargetField, type TypedTarget } from './asking/target-field'
import { TimeField, type TypedTime } from './asking/time-field'
import { useAskedTime } from './asking/use-asked-time'
import { useWho } from './use-who'
import type { AskedTime, WhoActions } from './who-actions'

// Drawn once somebody asks.
const WhoResults = dynamic(() => import('./answer/who-results').then((module) => module.WhoResults), {
  ssr: false,
  loading: () => <p className="px-4 py-5 text-13 text-ink-muted sm:px-6">Looking…</p>,
})

const nothing: TypedTarget = { source: 'pairs', pairs: '', json: '', chosen: '' }

/** A target and a time, and every agent whose token could reach it then, with the line that let them. */
export function WhoScreen({ actions }: { readonly actions: WhoActions }) {
  const [target, setTarget] = useState(nothing)
  const [time, setTime] = useAskedTime()
  const [problem, setProblem] = useState<{ readonly target: string | null; readonly time: string | null }>(noProblem)
  const targets = useTargets()
  const { answer, ask, stop } = useWho(actions)
  async function submit(event: FormEvent) {
    event.preventDefault()
    // What reads a pasted target is large, and is needed once somebody asks.
    const reading = await import('./asking/read-target').catch(() => null)
    if (reading === null) return setProblem({ target: unreachable, time: null })
    const whom = reading.readTarget(target, chosenFrom(targets))
    const when = readTime(time)
    setProblem({ target: whom.ok ? null : whom.error, time: typeof when === 'string' ? when : null })
    if (whom.ok && typeof when !== 'string') void ask({ ...whom.value, ...when })
  }
  return (
    <>
      <form onSubmit={submit} noValidate className="grid max-w-5xl gap-x-10 gap-y-6 px-4 py-5 sm:px-6 lg:grid-cols-2">
        <TargetField
          target={target}
          onTarget={(next) => {
            setTarget(next)
            setProblem((before) => ({ ...before, target: null }))
          }}
          targets={targets}
          error={problem.target}
        />
        <TimeField time={time} onTime={setTime} error={problem.time}>
          <Button
            type="submit"
            variant="primary"
            pending={answer !== null && !answer.isDone}
            className="h-10! px-5 text-14! max-sm:w-full sm:ml-auto"
          >
            Find out
          </Button>
        </TimeField>
      </form>
      {answer === null ? (
        <div className="border-t border-line">
          <EmptyState icon={<Eye aria-hidden />} title="Who could see a customer, and when">
            Say what the customer’s device carries and a time. Every grant whose token was valid then is decided about,
            by the claims that were signed.
          </EmptyState>
        </div>
      ) : (
        <WhoResults answer={answer} onStop={stop} openValues={actions.openValues} />
      )}
    </>
  )
}

const unreachable = 'Remit could not be reached. What you typed is still here; try again in a moment.'
const noProblem = { target: null, time: null }

const minute = 60_000

/** A minute that was chosen is meant whole: what was valid at any instant of it counts. */
function readTime({ kind, from, to }: TypedTime): AskedTime | string {
  const start = new Date(from).getTime()
  const end = kind === 'span' ? new Date(to).getTime() : start
  if (Number.isNaN(start) || Number.isNaN(end)) return 'Choose a date and a time.'
  return end < start ? 'The end lies before the beginning.' : { from: start, to: end + minute - 1 }
}
