'use client'

import Link from 'next/link'
import type { DecideActions } from '@/components/grants/grant-actions'
import { StateBadge } from '@/components/grants/state-badge'
import { AboutValues } from '@/components/ledger/sheet/about-values'
import { Disclosure } from '@/components/ui/disclosure'
import { Time } from '@/components/ui/time'
import { type CouldSee, formatReach } from '@/lib/grants'

type FoundGrantProps = { readonly one: CouldSee } & Pick<DecideActions, 'openValues'>

/** One grant by which the target could be seen: who, on what, by which line, from which version, agreed to by whom, when. */
export function FoundGrant({ one: { grant, on, valid }, openValues }: FoundGrantProps) {
  const { agent, template } = grant
  return (
    <li className="grid gap-3 rounded-card border border-line bg-raised p-4 text-13">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="text-14">
          <span className="font-medium">{agent.name}</span> <span className="text-ink-muted">{agent.email}</span>
        </p>
        <StateBadge state={grant.state} />
      </div>
      <ul className="grid gap-1">
        {on.map(({ resource, actions, path, sentence }) => (
          <li key={resource} className="text-pretty">
            <span className="font-medium">{resource}</span>: {actions.join(', ')}.{' '}
            <span className="text-ink-muted">{sentence}</span>{' '}
            {path !== null && <code className="text-ink-muted">{path.join(' › ')}</code>}
          </li>
        ))}
      </ul>
      <dl className="grid gap-x-3 gap-y-1 text-ink-muted grid-cols-[6rem_minmax(0,1fr)] sm:grid-cols-[7rem_minmax(0,1fr)]">
        <dt>Token valid</dt>
        <dd className="text-ink tabular-nums">
          {valid.map(({ from, to }) => (
            <span key={from} className="block">
              <Time at={from} zone show="local" />
              {to > from && (
                <>
                  {' to '}
                  <Time at={to} zone show="local" />
                </>
              )}
            </span>
          ))}
        </dd>
        <dt>Template</dt>
        <dd className="text-ink">
          {template.name}, version {template.version}
        </dd>
        <dt>Reach</dt>
        <dd className="text-pretty text-ink">{formatReach(grant.reach)}</dd>
        <dt>Agreed to</dt>
        <dd className="text-ink">{agreedWords(grant)}</dd>
        <dt>Why</dt>
        <dd className="break-words text-ink">
          {grant.reason}
          {grant.ticket !== '' && ` (${grant.ticket})`}
        </dd>
      </dl>
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <Disclosure summary="The line that let them">
          <AboutValues
            id={grant.id}
            openValues={openValues}
            paths={on.flatMap(({ path }) => (path === null ? [] : [path]))}
          />
        </Disclosure>
        <Link
          href={`/ledger?grant=${grant.id}`}
          className="justify-self-start py-1.5 text-13 text-accent hover:underline"
        >
          In the ledger
        </Link>
      </div>
    </li>
  )
}

function agreedWords({ decisions, given, asked }: CouldSee['grant']): string {
  const approved = decisions.filter(({ kind }) => kind === 'approved').map(({ by }) => by)
  const by = given?.by ?? asked.by
  return approved.length === 0 ? `Given by ${by}, without another’s approval` : `Approved by ${approved.join(' and ')}`
}
