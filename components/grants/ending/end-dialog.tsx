'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { useOperation } from '@/components/form/use-operation'
import { LearnMore } from '@/components/help/learn-more'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { EpochMs, Failure } from '@/lib/base'
import { type EndedAtAccount, type EndedGrant, formatReach, type GrantView } from '@/lib/grants'
import { ClockTime } from '../clock-time'
import type { EndActions, EndedAll } from '../grant-actions'
import { EndForecast } from './end-forecast'
import { accountWords, sessionsWords, sharedWords, sumOf } from './ended-sessions'

type EndDialogProps = {
  readonly grant: Pick<GrantView, 'id' | 'agent' | 'delivery' | 'template' | 'lastTokenEndsAt' | 'endsAt'>
  readonly actions: EndActions
  /** Called when something was ended, while the dialog still says what is valid until when. */
  readonly onEnded: () => void
  readonly onClose: () => void
}

type Ended = Pick<EndedGrant, 'validUntil' | 'others' | 'sessionsEnded'> & { readonly ids: readonly GrantView['id'][] }

/** Ends access now, says until when what is out stays valid and what was ended, and names what the agent holds besides. */
export function EndDialog({ grant, actions, onEnded, onClose }: EndDialogProps) {
  const [ended, setEnded] = useState<Ended | null>(null)
  const { isPending, failure, run } = useOperation()
  const account = useAccountSessions(actions.endSessions)
  const { agent } = grant
  function show(done: Ended) {
    setEnded(done)
    onEnded()
    if (done.sessionsEnded === null) account.end(done.ids)
  }
  const endOne = () => run(() => actions.end({ id: grant.id }), { onDone: (one) => show({ ...one, ids: [grant.id] }) })
  const endAll = (before: Ended) =>
    run(() => actions.endAll({ email: agent.email }), { onDone: (all) => show(endedBesides(before, all)) })
  if (ended !== null) {
    return (
      <EndedDialog
        name={agent.name}
        ended={ended}
        account={account}
        failure={failure}
        isPending={isPending}
        onEndAll={() => endAll(ended)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`End what ${agent.name} has now?`}
      description={grant.template.name}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" pending={isPending} onClick={endOne}>
            End now
          </Button>
        </>
      }
    >
      <p className="text-13 text-pretty">
        <EndForecast grant={grant} /> <LearnMore about="ending" />
      </p>
      <FailureNote failure={failure} />
    </Dialog>
  )
}

/** What ending everything else did, together with what ending the first one did. */
function endedBesides(before: Ended, { ended, sessionsEnded }: EndedAll): Ended {
  const latest = Math.max(...[before.validUntil, ...ended.map(({ validUntil }) => validUntil)].map((at) => at ?? 0))
  return {
    validUntil: latest === 0 ? null : latest,
    others: [],
    sessionsEnded: sumOf(before.sessionsEnded, sessionsEnded),
    ids: [...before.ids, ...ended.map(({ id }) => id)],
  }
}

/** Ends what runs in an account after access has ended, and what came of it. */
function useAccountSessions(endSessions: EndActions['endSessions']) {
  const [ended, setEnded] = useState<EndedAtAccount | null>(null)
  const { isPending, failure, run } = useOperation()
  const end = (ids: readonly GrantView['id'][]) => {
    setEnded(null)
    run(() => endSessions({ ids: [...ids] }), { onDone: setEnded })
  }
  return { ended, isPending, failure, end }
}

type AccountSessions = ReturnType<typeof useAccountSessions>

type EndedDialogProps = {
  readonly name: string
  readonly ended: Ended
  readonly account: AccountSessions
  readonly failure: Failure | null
  readonly isPending: boolean
  readonly onEndAll: () => void
  readonly onClose: () => void
}

function EndedDialog({
  name,
  ended: { validUntil, others, ids, sessionsEnded },
  account,
  failure,
  isPending,
  onEndAll,
  onClose,
}: EndedDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={ids.length === 1 ? 'No more tokens are given out' : `${ids.length} grants ended`}
      footer={
        <>
          {others.length > 0 && (
            <Button variant="danger" pending={isPending || account.isPending} onClick={onEndAll}>
              {others.length === 1 ? 'End that as well' : `End these ${others.length} as well`}
            </Button>
          )}
          <Button onClick={onClose}>Done</Button>
        </>
      }
    >
      <Banner tone={validUntil === null ? 'allow' : 'caution'} live title={<ValidUntil at={validUntil} />}>
        {sessionsEnded === null ? <AtAccount {...account} /> : sessionsWords(sessionsEnded)}
      </Banner>
      {account.failure !== null && (
        <div className="grid justify-items-start gap-2">
          <FailureNote failure={account.failure} />
          <Button pending={account.isPending} onClick={() => account.end(ids)}>
            End the sessions again
          </Button>
        </div>
      )}
      {others.length > 0 && <Others name={name} others={others} />}
      <FailureNote failure={failure} />
    </Dialog>
  )
}

function AtAccount({ ended, failure }: AccountSessions) {
  if (ended !== null) return accountWords(ended)
  return failure === null
    ? 'The sessions that run in the account are being ended.'
    : 'Sessions in the account may run on.'
}

function ValidUntil({ at }: { readonly at: EpochMs | null }) {
  if (at === null) return 'Ended. No token of it is valid.'
  return (
    <>
      Ending: valid until <ClockTime at={at} /> at the latest.
    </>
  )
}

function Others({ name, others }: { readonly name: string; readonly others: EndedGrant['others'] }) {
  return (
    <div className="grid gap-1 text-13">
      <p>{name} still has:</p>
      <ul className="grid list-disc gap-1 pl-5 marker:text-ink-faint">
        {others.map(({ id, reach, values, endsAt }) => (
          <li key={id} className="text-pretty">
            {formatReach(reach)}
            {values !== null && ` ${sharedWords[values]}`}
            {endsAt !== null && (
              <>
                {' '}
                Until <ClockTime at={endsAt} />.
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
