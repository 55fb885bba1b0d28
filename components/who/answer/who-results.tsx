'use client'

import { Download } from 'lucide-react'
import Link from 'next/link'
import { FailureNote } from '@/components/form/failure-note'
import { saveFile } from '@/components/form/save-file'
import type { DecideActions } from '@/components/grants/grant-actions'
import { LearnMore } from '@/components/help/learn-more'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { CouldGiveTemplate } from '@/lib/grants'
import type { WhoAnswer } from '../use-who'
import type { AskedTarget } from '../who-actions'
import { csvOfWho } from './csv-of-who'
import { FoundAgents } from './found-agents'
import { SignedList } from './signed-list'
import { TimeRange } from './time-range'
import { unreadWords } from './who-words'

type WhoResultsProps = { readonly answer: WhoAnswer; readonly onStop: () => void } & Pick<DecideActions, 'openValues'>

/** Everybody who could see the target, what could be given still, and what this cannot know. */
export function WhoResults({ answer, onStop, openValues }: WhoResultsProps) {
  const { asked, templates, signed, isDone, isStopped, failure } = answer
  const found = answer.found.filter(({ on }) => on !== null)
  const unread = answer.found.filter(({ on }) => on === null)
  const isWhole = isDone && !isStopped && failure === null
  return (
    <div className="border-t border-line">
      <div className="grid max-w-5xl gap-8 px-4 py-5 sm:px-6">
        <section aria-labelledby="who-found" className="grid gap-3">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <div role="status" className="grid min-w-0 gap-0.5">
              <h2 id="who-found" className="text-20">
                {headline(answer, found)}
              </h2>
              <p className="text-13 break-words text-ink-muted tabular-nums">
                {wordsOf(asked)}, <TimeRange from={asked.from} to={asked.to} />.{' '}
                {answer.looked === 1 ? '1 grant was' : `${answer.looked.toLocaleString('en')} grants were`} checked by
                the claims that were signed.
              </p>
            </div>
            {!isDone && <Button onClick={onStop}>Stop</Button>}
            {isWhole && (answer.found.length > 0 || signed.count > 0) && (
              <Button
                icon={<Download aria-hidden />}
                onClick={() => saveFile('who-could-see.csv', 'text/csv', csvOfWho(answer.found, signed.tokens))}
              >
                Export CSV
              </Button>
            )}
          </div>
          <FailureNote failure={failure} />
          {found.length > 0 && <FoundAgents found={found} asked={asked} openValues={openValues} />}
          {!isDone && found.length === 0 && <AnswerSkeleton />}
        </section>
        {unread.length > 0 && <Unread found={unread} asked={asked} openValues={openValues} />}
        {isWhole && <SignedList signed={signed} />}
        {isWhole && <CouldBeGiven templates={templates} />}
        <CannotKnow asked={asked} />
      </div>
    </div>
  )
}

/** The answer on its way, in the shape of one agent. */
function AnswerSkeleton() {
  return (
    <div className="grid gap-3 rounded-card border border-line p-4">
      {['w-48', 'w-full', 'w-3/4', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  )
}

function headline({ isDone, isStopped, failure }: WhoAnswer, found: WhoAnswer['found']): string {
  const agents = new Set(found.map(({ grant }) => grant.agent.email)).size
  if (failure !== null || isStopped) return agents === 0 ? 'The answer is not whole' : `At least ${agents} could see it`
  if (!isDone) return agents === 0 ? 'Looking…' : `${agents} so far`
  if (agents === 0) return 'Nobody could see it then'
  return agents === 1 ? '1 agent could see it' : `${agents} agents could see it`
}

type UnreadProps = Pick<DecideActions, 'openValues'> & Pick<WhoAnswer, 'found' | 'asked'>

/** Grants of which nobody can say what they reached: said beside the answer, never left out. */
function Unread({ found, asked, openValues }: UnreadProps) {
  return (
    <section aria-labelledby="who-unread" className="grid gap-2">
      <Banner
        tone="caution"
        title={<span id="who-unread">{found.length === 1 ? '1 grant' : `${found.length} grants`} cannot be read</span>}
      >
        {unreadWords}
      </Banner>
      <FoundAgents label="Agents whose grants cannot be read" found={found} asked={asked} openValues={openValues} />
    </section>
  )
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
      <ul className="mt-1 grid divide-y divide-line border-t border-line empty:hidden">
        {templates.map(({ id, name, version, on }) => (
          <li key={id} className="grid gap-x-4 gap-y-0.5 py-2 text-13 sm:grid-cols-[16rem_minmax(0,1fr)]">
            <p>
              <Link href={`/templates/${id}`} className="font-medium hover:underline">
                {name}
              </Link>
              <span className="text-ink-muted"> v{version}</span>
            </p>
            <ul className="text-pretty text-ink-muted">
              {alike(on).map(({ resources, actions, values, free }) => (
                <li key={resources.join()}>
                  {resources.join(', ')}: {actions.join(', ')}
                  {values.length > 0 && <>, with {values.join(', ')} of this target</>}
                  {free.length > 0 && <>, whatever {free.join(', ')} is</>}
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
  readonly free: readonly string[]
}

/** Resources that would be given in the same way, as one line. */
function alike(on: CouldGiveTemplate['on']): readonly Alike[] {
  const lines = new Map<string, Alike>()
  for (const { resource, actions, values, free } of on) {
    const names = Object.keys(values)
    const key = JSON.stringify([actions, names, free])
    const resources = [...(lines.get(key)?.resources ?? []), resource]
    lines.set(key, { resources, actions, values: names, free })
  }
  return [...lines.values()]
}

function CannotKnow({ asked: { target } }: { readonly asked: AskedTarget }) {
  const isByIdAlone = typeof target.agent === 'object' && target.agent !== null && target.agent.email === undefined
  return (
    <section aria-labelledby="who-unknown" className="grid gap-1 text-13 text-ink-muted">
      <h2 id="who-unknown" className="text-14 text-ink">
        What this cannot know
      </h2>
      <ul className="grid max-w-[72ch] list-disc gap-1 pl-5 text-pretty">
        {isByIdAlone && (
          <li>
            Whose session it is: it names its agent by an id alone, so it counts as anybody’s own and as another’s.
          </li>
        )}
        <li>Tokens that something else signed with the same key box of the Cobrowse account.</li>
        <li>Whether the account still had the key of a token. Without it the token was of no use from then on.</li>
        <li>What a test token reached: its claims are not kept. Those that were valid then are listed above.</li>
        <li>
          Which account the target is of. Tokens that were signed for another connection than the one of now are named
          too, and it is said of their grant.
        </li>
        <li>Whether an agent did look: this says who could.</li>
        <li>What the target carried then. It is asked as you wrote it.</li>
      </ul>
      <p>
        <LearnMore about="what-the-answer-cannot-know" />
      </p>
    </section>
  )
}

/** The target in one line, as it was asked about. */
function wordsOf({ target: { id, custom_data: data, agent } }: AskedTarget): string {
  const pairs = Object.entries(data).map(([key, value]) => `${key} = ${Array.isArray(value) ? value[0] : value}`)
  const taken = typeof agent === 'object' && agent !== null ? [`taken by ${agent.email ?? agent.id}`] : []
  return [...(id === undefined ? [] : [`id = ${id}`]), ...pairs, ...taken].join(', ')
}
