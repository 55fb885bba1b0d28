import { useEffect, useLayoutEffect, useReducer, useState } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
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
  useLayoutEffect(() => {
    const stash = readStash()
    if (stash) send({ kind: 'restored', stash })
    setRead(true)
  }, [])
  useEffect(() => {
    if (isRead) writeStash(stashOf(sitting))
  }, [sitting, isRead])

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

const slot = 'remit:guardrail'

// Without storage (private mode, full disk) only the safety net is missing.
function readStash(): GuardrailStash | null {
  try {
    const held: unknown = JSON.parse(window.localStorage.getItem(slot) ?? 'null')
    if (typeof held !== 'object' || held === null || !('revision' in held) || !('text' in held)) return null
    const { revision, text } = held
    return typeof revision === 'number' && typeof text === 'string' ? { revision, text } : null
  } catch {
    return null
  }
}

function writeStash(stash: GuardrailStash | null): void {
  try {
    if (stash === null) window.localStorage.removeItem(slot)
    else window.localStorage.setItem(slot, JSON.stringify(stash))
  } catch {
    // Nothing to do: the changes are still on screen.
  }
}
