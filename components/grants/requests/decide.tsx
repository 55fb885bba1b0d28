'use client'

import { type FormEvent, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/text-area'
import type { Failure } from '@/lib/base'
import type { GrantView } from '@/lib/grants'
import type { DecideActions } from '../grant-actions'

type DecideProps = {
  /** To agree or decline, to decline what one may not agree to, or to take one's own back. */
  readonly kind: 'decide' | 'decline' | 'take-back'
  readonly id: GrantView['id']
  readonly actions: DecideActions
  readonly onDecided: () => void
}

const why = {
  decide: 'Why you agree or decline',
  decline: 'Why you decline',
  'take-back': 'Why you take it back',
} as const

/** Decides a request: agreeing may say why, declining and taking back have to. */
export function Decide({ kind, id, actions, onDecided }: DecideProps) {
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [pending, setPending] = useState<'approve' | 'decline' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isOwn = kind === 'take-back'
  async function decide(how: 'approve' | 'decline') {
    if (pending !== null) return
    if (how === 'decline' && reason.trim() === '') return setAsked(true)
    setPending(how)
    setFailure(null)
    const outcome = await attempt(() => actions[how]({ id, reason: reason.trim() }))
    setPending(null)
    if (!outcome.ok) setFailure(outcome.failure)
    // A refusal may mean that somebody else was first; what is shown is read again either way.
    onDecided()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    void decide(kind === 'decide' ? 'approve' : 'decline')
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-2">
      <TextArea
        label={why[kind]}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={isAsked && reason.trim() === '' ? 'Say why, so that the person who asked knows what to do.' : undefined}
        hint={isOwn ? undefined : 'Needed to decline; the one who asked reads it.'}
      />
      <FailureNote failure={failure} />
      <div className="flex flex-wrap gap-2">
        {kind === 'decide' && (
          <Button type="submit" variant="primary" pending={pending === 'approve'} className="max-sm:flex-1">
            Agree
          </Button>
        )}
        <Button pending={pending === 'decline'} onClick={() => void decide('decline')} className="max-sm:flex-1">
          {isOwn ? 'Take it back' : 'Decline'}
        </Button>
      </div>
    </form>
  )
}
