'use client'

import { type FormEvent, useEffect, useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { attempt } from '@/components/form/outcome'
import { useOperation } from '@/components/form/use-operation'
import { LearnMore } from '@/components/help/learn-more'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { Failure } from '@/lib/base'
import { formatReach, type GrantView, type HandedOver, runningStates } from '@/lib/grants'
import { warningOfAgent } from '@/lib/guardrails'
import { ClockTime } from './clock-time'
import { Delivered } from './delivered'
import type { DeliveryActions, HandOverActions } from './grant-actions'
import { LinkOnce } from './link-once'
import { keyFor, type SentKey } from './request-key'

type Person = GrantView['agent']

type HandOverDialogProps = {
  readonly actions: HandOverActions & DeliveryActions
  /** Agents to offer, the last used first. */
  readonly agents: readonly Person[]
  /** Whose shift ends, where that is known. */
  readonly from?: Person | undefined
  readonly onDone?: () => void
  readonly onClose: () => void
}

/** Hands what one agent holds to another at the end of a shift: who, what they hold, to whom, and then the new links. */
export function HandOverDialog({ actions, agents, from, onDone, onClose }: HandOverDialogProps) {
  const [email, setEmail] = useState(from?.email ?? '')
  const [to, setTo] = useState<Person>({ email: '', name: '' })
  const { isPending, failure, run } = useOperation()
  const [sent, setSent] = useState<SentKey | null>(null)
  const [handed, setHanded] = useState<readonly HandedOver[] | null>(null)
  const { held, hasMore, failure: lookUpFailure, again } = useHeld(actions, email)
  const formId = useId()
  const movable = held?.filter(canMove) ?? []
  if (handed !== null)
    return <HandedDialog actions={actions} to={to} handed={handed} grants={held ?? []} onClose={onClose} />
  function handOver(isBesides: boolean) {
    if (movable.length === 0) return
    const content = { from: email.trim().toLowerCase(), to, ids: movable.map(({ id }) => id), isBesides }
    const key = keyFor(sent, content)
    setSent(key)
    run(() => actions.handOver({ ...content, requestKey: key.key }), {
      onDone: (value) => {
        setHanded(value)
        onDone?.()
      },
      onRefused: ({ code, field }) => code === 'conflict' && field !== 'isBesides' && again(),
    })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    handOver(false)
  }
  const errors = fieldErrors(failure)
  const isPlaced = 'to.email' in errors || 'to.name' in errors
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Hand over a shift"
      description={
        <>
          What one agent holds by link ends, and the other gets links to the same, with the same ends.{' '}
          <LearnMore about="shift-hand-over" />
        </>
      }
      className="max-w-lg"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending} disabled={movable.length === 0}>
            {movable.length > 1 ? `Hand over all ${movable.length}` : 'Hand over'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <TextField
          label="Whose shift ends (e-mail)"
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          list={`${formId}-agents`}
          autoComplete="off"
        />
        <datalist id={`${formId}-agents`}>
          {agents.map((agent) => (
            <option key={agent.email} value={agent.email}>
              {agent.name}
            </option>
          ))}
        </datalist>
        {held !== null && <HeldList held={held} />}
        {hasMore && (
          <p className="text-13 text-pretty text-ink-muted">
            These are the {held?.length} newest. Hand them over first, and then the others.
          </p>
        )}
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <TextField
            label="To (e-mail)"
            type="email"
            value={to.email}
            onChange={({ target: { value } }) => {
              const known = agents.find((agent) => agent.email === value.trim().toLowerCase())
              setTo({ email: value, name: known?.name ?? to.name })
            }}
            list={`${formId}-agents`}
            hint={warningOfAgent(to.email) ?? undefined}
            error={errors['to.email']}
            autoComplete="off"
          />
          <TextField
            label="Their name"
            value={to.name}
            onChange={(event) => setTo({ ...to, name: event.target.value })}
            error={errors['to.name']}
            autoComplete="off"
          />
        </div>
      </form>
      {!isPlaced && <FailureNote failure={failure ?? lookUpFailure} />}
      {failure?.field === 'isBesides' && (
        <Button pending={isPending} onClick={() => handOver(true)} className="justify-self-start">
          Hand it over all the same
        </Button>
      )}
    </Dialog>
  )
}

type Found = { readonly email: string; readonly rows: readonly GrantView[]; readonly hasMore: boolean }

/** What an agent holds now, looked up once the address looks like one, and again when it turned out to have changed. */
function useHeld({ findHeld }: HandOverActions, email: string) {
  const [found, setFound] = useState<Found | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [round, setRound] = useState(0)
  const agent = email.trim().toLowerCase()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(agent)) return
    let isCurrent = true
    const timer = window.setTimeout(async () => {
      const outcome = await attempt(() => findHeld({ agent, state: [...runningStates] }))
      if (!isCurrent) return
      setFailure(outcome.ok ? null : outcome.failure)
      if (!outcome.ok) return
      const rows = outcome.value.rows.filter((row) => row.agent.email === agent)
      setFound({ email: agent, rows, hasMore: outcome.value.next !== null })
    }, 300)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
  }, [agent, findHeld, round])
  const own = found?.email === agent ? found : null
  return { held: own?.rows ?? null, hasMore: own?.hasMore === true, failure, again: () => setRound((now) => now + 1) }
}

/** What was given by link and without an approval can be handed over. */
function canMove({ delivery, approvals }: GrantView): boolean {
  return delivery === 'link' && approvals === 0
}

function HeldList({ held }: { readonly held: readonly GrantView[] }) {
  if (held.length === 0) return <p className="text-13 text-ink-muted">This agent holds nothing now.</p>
  return (
    <ul aria-label="What they hold" className="divide-y divide-line rounded-control border border-line">
      {held.map((grant) => (
        <li key={grant.id} className="grid gap-0.5 px-3 py-2 text-13">
          <span className="font-medium">{grant.template.name}</span>
          <span className="text-12 text-pretty text-ink-muted">{formatReach(grant.reach)}</span>
          <span className="text-12 text-ink-muted">
            {grant.endsAt !== null && (
              <>
                until <ClockTime at={grant.endsAt} />
              </>
            )}
            {!canMove(grant) && (
              <span className="text-caution">
                {grant.delivery === 'token'
                  ? ' · a bare token is not handed over'
                  : ' · needs approvals, so ask for it again'}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

type HandedDialogProps = {
  readonly actions: DeliveryActions
  readonly to: Person
  readonly handed: readonly HandedOver[]
  readonly grants: readonly GrantView[]
  readonly onClose: () => void
}

function HandedDialog({ actions, to, handed, grants, onClose }: HandedDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Send ${handed.length === 1 ? 'this link' : `these ${handed.length} links`} to ${to.name}`}
      description="What was handed over has ended for the first agent; the last tokens of it stay valid for the life of one token."
      className="max-w-lg"
      footer={<Button onClick={onClose}>Done</Button>}
    >
      {handed.map(({ id, from, code, claimBy }) => {
        const label = grants.find((grant) => grant.id === from)?.template.name ?? 'Hand-over link'
        if (code !== null) return <LinkOnce key={id} code={code} claimBy={claimBy} label={label} />
        // It was handed over by a try whose answer was lost, and the link with it.
        return (
          <section key={id} aria-label={label} className="grid gap-2">
            <h3 className="text-13 font-medium">{label}</h3>
            <Delivered id={id} delivery="link" code={null} actions={actions} />
          </section>
        )
      })}
    </Dialog>
  )
}
