'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import type { ServerAction } from '@/components/form/outcome'
import { useOperation } from '@/components/form/use-operation'
import { LearnMore } from '@/components/help/learn-more'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { JsonPath } from '@/lib/base'
import type { GrantValues, GrantView } from '@/lib/grants'
import { layOut, markedClaims } from './marked-claims'

type AboutValuesProps = {
  /** Where in the claims the lines stand that are to be shown. */
  readonly paths?: readonly JsonPath[] | undefined
  readonly id: GrantView['id']
  readonly openValues: ServerAction<{ id: GrantView['id'] }, GrantValues>
}

/** What a grant is about: sealed until somebody opens it, which is recorded. */
export function AboutValues({ id, openValues, paths = [] }: AboutValuesProps) {
  const may = useMay()('grant.values')
  const [opened, setOpened] = useState<GrantValues | null>(null)
  const { isPending, failure, run } = useOperation()
  if (!may) return null
  return (
    <section aria-labelledby="about" className="grid gap-2">
      <h3 id="about" className="text-14">
        What it is about
      </h3>
      {opened === null && (
        <div className="grid justify-items-start gap-2">
          <p className="text-13 text-pretty text-ink-muted">
            The customer and the claims are sealed. Opening them is recorded with your name.{' '}
            <LearnMore about="what-is-kept" />
          </p>
          <Button pending={isPending} onClick={() => run(() => openValues({ id }), { onDone: setOpened })}>
            Show what it is about
          </Button>
        </div>
      )}
      <FailureNote failure={failure} />
      {opened !== null && <Opened values={opened} paths={paths} />}
    </section>
  )
}

type OpenedProps = { readonly values: GrantValues; readonly paths: readonly JsonPath[] }

function Opened({ values: { values, claims, sentence }, paths }: OpenedProps) {
  return (
    <div role="status" className="grid gap-3 text-13">
      <p className="text-pretty">{sentence}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 font-mono">
        {Object.entries(values).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="break-all">{String(value)}</dd>
          </div>
        ))}
      </dl>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-control border border-line bg-surface p-3 font-mono text-12"
      >
        {markedClaims(layOut(claims), paths).map(({ from, text, isMarked }) =>
          isMarked ? (
            <mark key={from} className="rounded-chip bg-accent-tint text-ink ring-1 ring-accent">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </pre>
    </div>
  )
}
