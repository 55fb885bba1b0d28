'use client'

import { Download } from 'lucide-react'
import Link from 'next/link'
import { FailureNote } from '@/components/form/failure-note'
import { saveFile } from '@/components/form/save-file'
import type { DecideActions } from '@/components/grants/grant-actions'
import { LearnMore } from '@/components/help/learn-more'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { CouldGiveTemplate } from '@/lib/grants'
import { csvOfWho } from './csv-of-who'
import { FoundGrant } from './found-grant'
import { SignedList } from './signed-list'
import type { WhoAnswer } from './use-who'
import type { AskedTarget, AskedTime } from './who-actions'

type WhoResultsProps = { readonly answer: WhoAnswer } & Pick<DecideActions, 'openValues'>

/** Everybody who could see the target, what could be given still, and what this cannot know. */
export function WhoResults({ answer, openValues }: WhoResultsProps) {
  const { asked, found, templates, signed, isDone, failure } = answer
  return (
    <div className="grid gap-6 px-4 py-5 sm:px-6">
      <section aria-labelledby="who-found" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div role="status" className="grid gap-0.5">
            <h2 id="who-found" className="text-16">
              {headline(answer)}
            </h2>
            <p className="text-13 break-words text-ink-muted tabular-nums">
              {wordsOf(asked)}, <AskedWhen from={asked.from} to={asked.to} />.{' '}
              {answer.looked === 1 ? '1 grant was' : `${answer.looked} grants were`} checked by the claims that were
              signed.
            </p>
          </div>
          {(found.length > 0 || signed.count > 0) && isDone && (
            <Button
              icon={<Download aria-hidden />}
              onClick={() => saveFile('who-could-see.csv', 'text/csv', csvOfWho(found, signed.tokens))}
            >
              Export CSV
            </Button>
          )}
        </div>
        <FailureNote failure={failure} />
        {found.length > 0 && (
          <ul aria-label="Agents who could see it" className="grid gap-3">
            {found.map((one) => (
              <FoundGrant key={one.grant.id} one={one} openValues={openValues} />
            ))}
          </ul>
        )}
      </section>
      {isDone && failure === null && <SignedList signed={signed} />}
      {isDone && failure === null && <CouldBeGiven templates={templates} />}
      <CannotKnow />
    </div>
  )
}

function headline({ found, isDone, failure }: WhoAnswer): string {
  const agents = new Set(found.map(({ grant }) => grant.agent.email)).size
  if (failure !== null) return agents === 0 ? 'The answer is not whole' : `At least ${agents} could see it`
  if (!isDone) return agents === 0 ? 'Looking…' : `${agents} so far`
  if (agents === 0) return 'Nobody could see it then'
  return agents === 1 ? '1 agent could see it' : `${agents} agents could see it`
}

type CouldBeGivenProps = { readonly templates: readonly CouldGiveTemplate[] }

function CouldBeGiven({ templates }: CouldBeGivenProps) {
  return (
    <section aria-labelledby="who-more" className="grid gap-1">
      <h2 id="who-more" className="text-14">
        Live templates that could give more
      </h2>
      <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">
        {templates.length === 0
          ? 'None: no live version can be filled in so that it reaches this target.'
          : 'Filled in with what this target carries, each would reach it from the moment it is given.'}
      </p>
      <ul className="mt-1 grid divide-y divide-line border-y border-line empty:hidden">
        {templates.map(({ id, name, version, on }) => (
          <li key={id} className="grid gap-x-4 gap-y-0.5 py-2 text-13 sm:grid-cols-[16rem_minmax(0,1fr)]">
            <p>
              <Link href={`/templates/${id}`} className="font-medium hover:underline">
                {name}
              </Link>
              <span className="text-ink-muted"> v{version}</span>
            </p>
            <ul className="text-pretty text-ink-muted">
              {alike(on).map(({ resources, actions, values }) => (
                <li key={resources.join()}>
                  {resources.join(', ')}: {actions.join(', ')}
                  {values.length > 0 && <>, with {values.join(', ')} of this target</>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Alike = {
  readonly resources: readonly string[]
  readonly actions: readonly string[]
  readonly values: readonly string[]
}

/** Resources that would be given in the same way, as one line. */
function alike(on: CouldGiveTemplate['on']): readonly Alike[] {
  const lines = new Map<string, Alike>()
  for (const { resource, actions, values } of on) {
    const names = Object.keys(values)
    const key = JSON.stringify([actions, names])
    const resources = [...(lines.get(key)?.resources ?? []), resource]
    lines.set(key, { resources, actions, values: names })
  }
  return [...lines.values()]
}

function CannotKnow() {
  return (
    <section aria-labelledby="who-unknown" className="grid gap-1 border-t border-line pt-4 text-13 text-ink-muted">
      <h2 id="who-unknown" className="text-14 text-ink">
        What this cannot know
      </h2>
      <ul className="grid max-w-[72ch] list-disc gap-1 pl-5 text-pretty">
        <li>Tokens that something else signed with the same key box of the Cobrowse account.</li>
        <li>What a test token reached: its claims are not kept. Those that were valid then are listed above.</li>
        <li>Whether an agent did look: this says who could.</li>
        <li>What the target carried then. It is asked as you wrote it.</li>
      </ul>
      <p>
        <LearnMore about="what-the-answer-cannot-know" />
      </p>
    </section>
  )
}

/** When it was asked about, as it was asked. */
function AskedWhen({ from, to }: AskedTime) {
  return (
    <>
      <Time at={from} zone show="local" />
      {to > from && (
        <>
          {' to '}
          <Time at={to} zone show="local" />
        </>
      )}
    </>
  )
}

/** The target in one line, as it was asked about. */
function wordsOf({ target: { id, custom_data: data } }: AskedTarget): string {
  const pairs = Object.entries(data).map(([key, value]) => `${key} = ${value}`)
  return [...(id === undefined ? [] : [`id = ${id}`]), ...pairs].join(', ')
}
