'use client'

import { lazy, Suspense, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { LearnMore } from '@/components/help/learn-more'
import type { WaitingWork } from '@/components/members/sign-in-again'
import { useShell } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { EpochMs } from '@/lib/base'
import type { Extended, GrantProblem } from '@/lib/grants'
import { joinWords } from '@/lib/policy'
import type { CardFacts } from '../card-facts'
import { ClockTime } from '../clock-time'
import type { ExtendAction } from '../grant-actions'
import { TokenCard } from '../token-card'
import type { Held, useGiving } from './asking/use-giving'
import type { Judged } from './issue-form'

const SignInAgain = lazy(() =>
  import('@/components/members/sign-in-again').then((module) => ({ default: module.SignInAgain })),
)
const ExtendDialog = lazy(() => import('../extend-dialog').then((module) => ({ default: module.ExtendDialog })))

type VerdictProps = {
  readonly facts: CardFacts
  readonly now: EpochMs
  readonly judged: Judged
  readonly giving: ReturnType<typeof useGiving>
  readonly mayGive: boolean
  readonly deciders: readonly string[]
  /** Null for whoever may not extend. */
  readonly extend: ExtendAction | null
  readonly onFix: (problem: GrantProblem) => void
  readonly onGiveTwice: () => void
  readonly onExtended: (extended: Extended) => void
  readonly onNewVersion: () => void
}

/** What the form amounts to: the card in plain words, what is missing or refused and what would make it work, and the button. */
export function Verdict(props: VerdictProps) {
  const { facts, now, judged, giving, mayGive, deciders, onFix, onNewVersion } = props
  const { problems, missing, outline } = judged
  const { failure, held, isPending } = giving
  const waits = outline.approvals > 0
  const submit = waits ? 'Ask for access' : 'Give access'
  return (
    <aside aria-label="What is given" className="grid min-w-0 gap-3 lg:sticky lg:top-18">
      <TokenCard facts={facts} now={now} label="What would be given" />
      <p className="text-12 text-ink-muted">
        {waits ? 'What you ask for' : 'What you give'} is a grant, which makes{' '}
        {outline.delivery === 'link' ? 'short tokens' : 'one token for the whole time'}.{' '}
        <LearnMore about="grants-and-tokens" />
      </p>
      {problems.length > 0 && <Refused problems={problems} onFix={onFix} />}
      {missing.length > 0 && (
        <p className="text-13 text-pretty text-ink-muted">
          Still needed: {joinWords(missing.map(({ label }) => label))}.
        </p>
      )}
      {waits && <WhoAgrees approvals={outline.approvals} deciders={deciders} mayGive={mayGive} />}
      {held !== null && <AlreadyHeld {...props} held={held} />}
      {failure !== null && (
        <Failed failure={failure} submit={submit} onBack={giving.again} onNewVersion={onNewVersion} />
      )}
      {held === null && (
        <Button type="submit" form="issue-form" variant="primary" pending={isPending} className="h-10! w-full text-14!">
          {submit}
        </Button>
      )}
    </aside>
  )
}

type RefusedProps = { readonly problems: readonly GrantProblem[]; readonly onFix: (problem: GrantProblem) => void }

function Refused({ problems, onFix }: RefusedProps) {
  return (
    <Banner tone="caution" title="This would be refused" live>
      <ul className="grid gap-2 pt-1">
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`} className="grid justify-items-start gap-1">
            <span className="text-pretty">{problem.message}</span>
            {problem.fix && (
              <Button size="sm" onClick={() => onFix(problem)}>
                {problem.fix.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

type WhoAgreesProps = { readonly approvals: number; readonly deciders: readonly string[]; readonly mayGive: boolean }

function WhoAgrees({ approvals, deciders, mayGive }: WhoAgreesProps) {
  if (deciders.length < approvals) {
    const found = deciders.length === 0 ? 'Nobody can' : `Only ${joinWords(deciders)} can`
    return (
      <Banner tone="caution" title={`${found} agree to this yet`}>
        It needs {approvals === 1 ? 'one other person' : `${approvals} others`} with the role lead or owner. An owner
        can invite one under Members.
      </Banner>
    )
  }
  const needed = approvals === 1 ? 'Someone else has to agree' : `${approvals} others have to agree`
  return (
    <p className="text-13 text-pretty text-ink-muted">
      {mayGive ? needed : `You may ask; ${needed.toLowerCase()}`}: {deciders.join(', ')} can.
    </p>
  )
}

function AlreadyHeld(props: VerdictProps & { readonly held: Held }) {
  const { held, facts, mayGive, extend, giving, onGiveTwice, onExtended } = props
  const [isExtending, setExtending] = useState(false)
  const { known, message } = held
  const grant = known?.grant ?? null
  const title =
    grant !== null && grant.endsAt !== null ? (
      <>
        {grant.agent.name} has this already until <ClockTime at={grant.endsAt} />
      </>
    ) : (
      `${facts.agent.name} has this already`
    )
  const canExtend = grant !== null && extend !== null && grant.delivery === 'link'
  return (
    <>
      <Banner tone="caution" live title={title}>
        {known === null ? message : [...known.differs, aboutExtending(canExtend)].join(' ')}{' '}
        <LearnMore about="longer-not-twice" />
      </Banner>
      <div className="grid gap-2">
        {canExtend && (
          <Button variant="primary" className="h-10! w-full text-14!" onClick={() => setExtending(true)}>
            {mayGive ? 'Extend it' : 'Ask for more time'}
          </Button>
        )}
        <Button className="h-10! w-full" pending={giving.isPending} onClick={onGiveTwice}>
          {mayGive ? 'Give it a second time' : 'Ask for it a second time'}
        </Button>
      </div>
      {isExtending && canExtend && (
        <Suspense fallback={null}>
          <ExtendDialog
            grant={grant}
            extend={extend}
            until={(facts.renewable ?? facts.usable).at}
            onDone={onExtended}
            onClose={() => setExtending(false)}
          />
        </Suspense>
      )}
    </>
  )
}

function aboutExtending(isPossible: boolean): string {
  return isPossible
    ? 'Extending keeps the link and what it reaches. A second one lives its own time beside it.'
    : 'A second one lives its own time beside it.'
}

type FailedProps = {
  readonly failure: NonNullable<VerdictProps['giving']['failure']>
  readonly submit: string
  readonly onBack: () => void
  readonly onNewVersion: () => void
}

function Failed({ failure, submit, onBack, onNewVersion }: FailedProps) {
  const { email } = useShell().person
  if (failure.code === 'unauthenticated') {
    return (
      <Suspense fallback={<FailureNote failure={failure} />}>
        <SignInAgain email={email} work={formOf(email, submit)} onBack={onBack} />
      </Suspense>
    )
  }
  return (
    <>
      <FailureNote failure={failure} />
      {failure.field === 'version' && <Button onClick={onNewVersion}>Look at the new version</Button>}
    </>
  )
}

function formOf(email: string, submit: string): WaitingWork {
  return {
    kept: 'Nothing is lost: what you filled in is kept in this tab and sent when you sign in.',
    description: 'Your sign-in has ended. What you filled in stays on screen and is sent as soon as you are back.',
    submit: `Sign in and ${submit.toLowerCase()}`,
    isOfOne: `What is filled in is of ${email}, and is sent for nobody else.`,
    isForOwner: `What ${email} filled in was not sent. It is kept in this tab for them, until they sign in here.`,
    leave: { label: 'Start with an empty form', path: '/issue' },
  }
}
