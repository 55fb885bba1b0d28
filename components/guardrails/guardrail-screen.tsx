'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import {
  type Guardrail,
  type GuardrailSitting,
  type GuardrailView,
  isUnsaved,
  summariseGuardrail,
} from '@/lib/guardrails'
import { AccessTable } from './access-table'
import { AgentField, KeyFields, LiteralField } from './key-fields'
import { LifetimeFields } from './lifetime-fields'
import { RoleFields } from './role-fields'
import { type GuardrailActions, useGuardrailSitting } from './use-guardrail-sitting'

// Shown only where something stands in the way of saving.
const ConflictNote = dynamic(() => import('./conflict-note').then((module) => module.ConflictNote), { ssr: false })
const RefusedList = dynamic(() => import('./refused-list').then((module) => module.RefusedList), { ssr: false })

type GuardrailScreenProps = { view: GuardrailView; actions: GuardrailActions }

/** The organisation's guardrail as a form, with what it amounts to in one sentence beside it. */
export function GuardrailScreen({ view, actions }: GuardrailScreenProps) {
  const { sitting, send, save, saveAnyway } = useGuardrailSitting(view, actions)
  const { draft, phase, failure, theirs, refused } = sitting
  const isBusy = phase === 'checking' || phase === 'saving'
  const canSave = isUnsaved(sitting) && theirs === null && !refused?.length
  const answer = useRef<HTMLElement>(null)
  const needsReading = theirs !== null || failure !== null || Boolean(refused?.length)
  useEffect(() => {
    // On a phone the answer stands above what was scrolled away.
    if (needsReading) answer.current?.scrollIntoView({ block: 'nearest' })
  }, [needsReading])
  function edit(changed: Guardrail) {
    send({ kind: 'edited', draft: changed })
  }
  return (
    <>
      <PageHeader
        title="Guardrail"
        parent={{ href: '/settings', name: 'Settings' }}
        status={<SaveState sitting={sitting} />}
        actions={
          isUnsaved(sitting) && (
            <>
              <Button disabled={isBusy} onClick={() => send({ kind: 'discarded' })}>
                Discard changes
              </Button>
              <Button variant="primary" pending={isBusy} disabled={!canSave} onClick={() => void save()}>
                Save guardrail
              </Button>
            </>
          )
        }
      />
      <div className="grid items-start gap-x-10 gap-y-6 px-4 py-6 sm:px-6 lg:grid-cols-[minmax(0,44rem)_minmax(16rem,22rem)]">
        <aside ref={answer} aria-label="In short" className="grid scroll-mt-28 gap-4 lg:sticky lg:top-18 lg:order-last">
          {theirs && (
            <ConflictNote
              theirs={theirs}
              onTakeTheirs={() => send({ kind: 'took-theirs' })}
              onKeepMine={() => send({ kind: 'kept-mine' })}
            />
          )}
          <FailureNote failure={failure} />
          <Sentence guardrail={draft} />
          {refused !== null && refused.length > 0 && (
            <RefusedList
              versions={refused}
              isSaving={phase === 'saving'}
              onSave={() => void saveAnyway()}
              onKeepEditing={() => send({ kind: 'edited', draft })}
            />
          )}
        </aside>
        <form aria-label="Guardrail" onSubmit={(event) => event.preventDefault()} className="grid min-w-0 gap-8">
          <fieldset disabled={isBusy} className="contents">
            <RoleFields draft={draft} onEdit={edit} />
            <AccessTable draft={draft} onEdit={edit} />
            <KeyFields draft={draft} onEdit={edit} />
            <LifetimeFields draft={draft} onEdit={edit} />
            <LiteralField draft={draft} onEdit={edit} />
            <AgentField draft={draft} onEdit={edit} />
          </fieldset>
        </form>
      </div>
    </>
  )
}

function Sentence({ guardrail }: { guardrail: Guardrail }) {
  return (
    <section aria-labelledby="in-short" className="grid gap-1.5 rounded-card border border-line bg-surface p-4">
      <h2 id="in-short" className="text-12 font-normal text-ink-muted">
        In short
      </h2>
      <p aria-live="polite" className="text-14 text-pretty">
        {summariseGuardrail(guardrail)}
      </p>
    </section>
  )
}

function SaveState({ sitting }: { sitting: GuardrailSitting }) {
  const { base } = sitting
  const text = isUnsaved(sitting) ? 'Not saved' : null
  return (
    <span role="status" className="ml-2 truncate text-12 text-ink-muted">
      {text ??
        (base.updatedAt !== null && (
          <>
            Saved <Time at={base.updatedAt} show="local" />
          </>
        ))}
    </span>
  )
}
