'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import type { DecideActions } from '@/components/grants/grant-actions'
import { StateBadge } from '@/components/grants/state-badge'
import { GrantProblem } from '@/components/grants/token-card'
import { AboutValues } from '@/components/ledger/sheet/about-values'
import { Disclosure } from '@/components/ui/disclosure'
import { type CouldSee, formatReach, type SeenOn } from '@/lib/grants'
import type { AskedTime } from '../who-actions'
import { groupBy } from './group-by'
import { TimeRange } from './time-range'
import { ValidBar } from './valid-bar'
import { elsewhereWords, takenByWords } from './who-words'

type FoundGrantProps = { readonly one: CouldSee; readonly asked: AskedTime } & Pick<DecideActions, 'openValues'>

/** One grant by which the target could be seen: when, on what, by which line, from which version, agreed to by whom. */
export function FoundGrant({ one: { grant, on, valid, elsewhere }, asked, openValues }: FoundGrantProps) {
  const { template } = grant
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3 text-13">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <ul aria-label="When a token was valid" className="grid gap-0.5 font-medium tabular-nums">
          {valid.map(({ from, to }) => (
            <li key={from}>
              <TimeRange from={from} to={to} />
            </li>
          ))}
        </ul>
        <div className="flex items-center gap-3">
          <Link href={`/ledger?grant=${grant.id}`} className="py-0.5 text-13 text-accent hover:underline">
            In the ledger
          </Link>
          <StateBadge state={grant.state} />
        </div>
      </div>
      <ValidBar asked={asked} valid={valid} />
      {elsewhere !== 'none' && <p className="text-pretty">{elsewhereWords[elsewhere]}</p>}
      {on === null && grant.problem !== null && <GrantProblem problem={grant.problem} />}
      {on !== null && (
        <ul className="grid gap-1">
          {alike(on).map((line) => (
            <SeenLine key={line.resources.join()} line={line} />
          ))}
        </ul>
      )}
      <dl className="grid gap-x-3 gap-y-1 grid-cols-[5.5rem_minmax(0,1fr)] sm:grid-cols-[7rem_minmax(0,1fr)]">
        <Fact name="Template">
          {template.name}, version {template.version}
        </Fact>
        <Fact name="Reach">{formatReach(grant.reach)}</Fact>
        <Fact name="Agreed to">{agreedWords(grant)}</Fact>
        <Fact name="Why">
          {grant.reason}
          {grant.ticket !== '' && ` (${grant.ticket})`}
        </Fact>
      </dl>
      {on !== null && (
        <Disclosure summary="The line that let them" className="min-w-0">
          <AboutValues
            id={grant.id}
            openValues={openValues}
            paths={on.flatMap(({ path }) => (path === null ? [] : [path]))}
          />
        </Disclosure>
      )}
    </li>
  )
}

type Line = Omit<SeenOn, 'resource' | 'path'> & {
  readonly resources: readonly string[]
  readonly paths: readonly string[]
}

function SeenLine({ line: { resources, actions, sentence, takenBy, paths } }: { readonly line: Line }) {
  return (
    <li className="text-pretty">
      <span className="font-medium">{resources.join(', ')}</span>: {actions.join(', ')}.{' '}
      <span className="text-ink-muted">
        {sentence} {takenBy !== null && takenByWords(takenBy)}
      </span>{' '}
      {paths.map((path) => (
        <code key={path} className="mr-2 text-12 whitespace-nowrap text-ink-muted">
          {path}
        </code>
      ))}
    </li>
  )
}

/** Resources that were reached in the same way, as one line. */
function alike(on: readonly SeenOn[]): readonly Line[] {
  const lines = groupBy(on, ({ actions, sentence, takenBy }) => JSON.stringify([actions, sentence, takenBy]))
  return [...lines.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const paths = same.flatMap(({ path }) => (path === null ? [] : [path.join(' › ')]))
    return [{ ...first, resources: same.map(({ resource }) => resource), paths }]
  })
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 text-pretty break-words">{children}</dd>
    </>
  )
}

function agreedWords({ decisions, given, asked }: CouldSee['grant']): string {
  const approved = decisions.filter(({ kind }) => kind === 'approved').map(({ by }) => by)
  const by = given?.by ?? asked.by
  return approved.length === 0 ? `Given by ${by}, without another’s approval` : `Approved by ${approved.join(' and ')}`
}
