import type { Failure } from '@/lib/base'
import type { Guardrail } from './guardrail'
import type { GuardrailView } from './guardrail-view'
import type { RefusedVersion } from './refused'
import { formatGuardrail, parseGuardrail } from './text'

/** One person at the guardrail: what is stored as far as they know, what they made of it, and how saving goes. */
export type GuardrailSitting = {
  /** The stored guardrail their changes start from. */
  readonly base: GuardrailView
  readonly draft: Guardrail
  readonly phase: 'idle' | 'checking' | 'saving' | 'saved'
  readonly failure: Failure | null
  /** What somebody else stored in between, until this person chooses. */
  readonly theirs: GuardrailView | null
  /** The live versions this draft would refuse, once asked; null before and after every edit. */
  readonly refused: readonly RefusedVersion[] | null
}

/** Everything that can happen to a sitting. */
export type SittingEvent =
  | { readonly kind: 'edited'; readonly draft: Guardrail }
  | { readonly kind: 'restored'; readonly stash: GuardrailStash }
  | { readonly kind: 'asked' | 'sent' | 'discarded' | 'took-theirs' | 'kept-mine' }
  | { readonly kind: 'would-refuse'; readonly versions: readonly RefusedVersion[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'overtaken'; readonly theirs: GuardrailView }
  | { readonly kind: 'saved'; readonly view: GuardrailView }

/** Unsaved changes as the browser keeps them. */
export type GuardrailStash = { readonly revision: number; readonly text: string }

/** A sitting that starts from what is stored. */
export function startSitting(view: GuardrailView): GuardrailSitting {
  return { base: view, draft: view.guardrail, phase: 'idle', failure: null, theirs: null, refused: null }
}

/** The sitting after an event. The draft changes only by what the person does: an edit, taking theirs, discarding. */
export function sittingAfter(sitting: GuardrailSitting, event: SittingEvent): GuardrailSitting {
  const calm = { ...sitting, phase: 'idle', failure: null, refused: null } as const
  switch (event.kind) {
    case 'edited':
      return { ...calm, draft: event.draft }
    case 'restored':
      return restored(sitting, event.stash)
    case 'asked':
      return { ...calm, phase: 'checking' }
    case 'sent':
      return { ...sitting, phase: 'saving', failure: null }
    case 'would-refuse':
      return { ...sitting, phase: 'idle', refused: event.versions }
    case 'failed':
      return { ...sitting, phase: 'idle', failure: event.failure }
    case 'overtaken':
      return { ...calm, theirs: event.theirs }
    case 'took-theirs':
      return startSitting(sitting.theirs ?? sitting.base)
    case 'kept-mine':
      return { ...calm, base: sitting.theirs ?? sitting.base, theirs: null }
    case 'discarded':
      return startSitting(sitting.theirs ?? sitting.base)
    case 'saved':
      return { ...startSitting(event.view), phase: 'saved' }
  }
}

/** A stash that somebody overtook keeps its revision, so that it cannot be saved before the person has seen theirs. */
function restored(sitting: GuardrailSitting, { revision, text }: GuardrailStash): GuardrailSitting {
  const parsed = parseGuardrail(text)
  if (!parsed.ok) return sitting
  const { base } = sitting
  return { ...sitting, draft: parsed.value, theirs: revision === base.revision ? null : base }
}

/** Tells whether the draft differs from what is stored. */
export function isUnsaved({ draft, base }: GuardrailSitting): boolean {
  return formatGuardrail(draft) !== formatGuardrail(base.guardrail)
}

/** What the browser keeps of a sitting: null when there is nothing to lose. */
export function stashOf(sitting: GuardrailSitting): GuardrailStash | null {
  if (!isUnsaved(sitting)) return null
  const isOvertaken = sitting.theirs !== null && sitting.theirs.revision === sitting.base.revision
  return { revision: isOvertaken ? -1 : sitting.base.revision, text: formatGuardrail(sitting.draft) }
}
