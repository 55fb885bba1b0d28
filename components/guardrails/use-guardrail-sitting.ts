import { useEffect, useLayoutEffect, useReducer, useState } from 'react'
import { readKept, unsavedNames, writeKept } from '@/components/form/browser-storage'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { useShell } from '@/components/shell/shell-context'
import {
  type Guardrail,
  type GuardrailSitting,
  type GuardrailStash,
  type GuardrailView,
  type RefusedVersion,
  type SittingEvent,
  sittingAfter,
  startSitting,
  stashOf,
} from '@/lib/guardrails'

/** What the screen asks of the server. */
export type GuardrailActions = {
  readonly read: ServerAction<Record<never, never>, GuardrailView>
  readonly change: ServerAction<{ readonly revision: number; readonly guardrail: Guardrail }, GuardrailView>
  /** Lists the live versions a guardrail would refuse; without it nothing is asked before saving. */
  readonly findRefused: ServerAction<{ readonly guardrail: Guardrail }, readonly RefusedVersion[]>
}

/** A sitting at the guardrail: unsaved changes are kept in this browser, and saving asks first what it would refuse. */
export function useGuardrailSitting(
  view: GuardrailView,
  actions: GuardrailActions,
): {
  readonly sitting: GuardrailSitting
  readonly send: (event: SittingEvent) => void
  readonly save: () => Promise<void>
  readonly saveAnyway: () => Promise<void>
} {
  const [sitting, send] = useReducer(sittingAfter, view, startSitting)
  const [isRead, setRead] = useState(false)
  const { email } = useShell().person
  useLayoutEffect(() => {
    const stash = readStash(email)
    if (stash) send({ kind: 'restored', stash })
    setRead(true)
  }, [email])
  useEffect(() => {
    if (isRead) writeStash(email, stashOf(sitting))
  }, [sitting, isRead, email])

  async function save() {
    const { findRefused } = actions
    send({ kind: 'asked' })
    const outcome = await attempt(() => findRefused({ guardrail: sitting.draft }))
    if (!outcome.ok) return send({ kind: 'failed', failure: outcome.failure })
    if (outcome.value.length === 0) return saveAnyway()
    send({ kind: 'would-refuse', versions: outcome.value })
  }
  async function saveAnyway() {
    send({ kind: 'sent' })
    const { draft: guardrail, base } = sitting
    const outcome = await attempt(() => actions.change({ revision: base.revision, guardrail }))
    if (outcome.ok) return send({ kind: 'saved', view: outcome.value })
    if (outcome.failure.code !== 'conflict') return send({ kind: 'failed', failure: outcome.failure })
    const theirs = await attempt(() => actions.read({}))
    send(theirs.ok ? { kind: 'overtaken', theirs: theirs.value } : { kind: 'failed', failure: theirs.failure })
  }
  return { sitting, send, save, saveAnyway }
}

function readStash(email: string): GuardrailStash | null {
  try {
    const held: unknown = JSON.parse(readKept('localStorage', { name: unsavedNames.guardrail, email }) ?? 'null')
    if (typeof held !== 'object' || held === null || !('revision' in held) || !('text' in held)) return null
    const { revision, text } = held
    return typeof revision === 'number' && typeof text === 'string' ? { revision, text } : null
  } catch {
    return null
  }
}

function writeStash(email: string, stash: GuardrailStash | null): void {
  writeKept('localStorage', { name: unsavedNames.guardrail, email }, stash === null ? null : JSON.stringify(stash))
}
