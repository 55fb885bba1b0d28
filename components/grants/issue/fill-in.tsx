'use client'

import { useEffect, useMemo, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/base'
import { usualFrame } from '@/lib/claims'
import type { Desk, DeskTemplate, DeskVersion } from '@/lib/grants'
import { readDraft } from '@/lib/templates'
import type { IssueActions } from '../grant-actions'
import { FillInSkeleton } from './fill-in-skeleton'
import { Filling } from './filling'
import type { IssueForm } from './issue-state'
import type { Given } from './result'

type FillInProps = {
  readonly template: DeskTemplate
  readonly desk: Desk
  readonly form: IssueForm
  readonly onChange: (change: Partial<IssueForm>) => void
  readonly actions: IssueActions
  readonly onGiven: (given: Given) => void
}

/** What follows the choice of a template: it is read as the server judges it, filled in, and given. */
export function FillIn({ template, desk, form, onChange, actions, onGiven }: FillInProps) {
  const { version, failure, again } = useVersion(actions, template)
  const draft = useMemo(() => {
    if (version === null) return null
    const { content, guardrail, frame } = version
    return readDraft(content, guardrail, { ...usualFrame, ...frame }).sound
  }, [version])
  if (failure !== null) return <FailureNote failure={failure} />
  if (version === null || draft === null) return <FillInSkeleton />
  if (!draft.ok) {
    return (
      <Banner tone="caution" live title="Nothing can be given from this template now">
        {draft.error.message} An author can fix it.
      </Banner>
    )
  }
  const props = { version, draft: draft.value, desk, form, onChange, actions, onNewVersion: again }
  return <Filling {...props} onGiven={onGiven} />
}

/** Everything that a grant from the live version is judged by. */
function useVersion({ readVersion }: IssueActions, { id, version: number }: DeskTemplate) {
  const [version, setVersion] = useState<DeskVersion | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number or another round is read again
  useEffect(() => {
    let isCurrent = true
    void attempt(() => readVersion({ id })).then((outcome) => {
      if (!isCurrent) return
      setFailure(outcome.ok ? null : outcome.failure)
      if (outcome.ok) setVersion(outcome.value)
    })
    return () => {
      isCurrent = false
    }
  }, [readVersion, id, number, round])
  return { version, failure, again: () => setRound((now) => now + 1) }
}
