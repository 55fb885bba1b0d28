import type { EpochMs, Failure } from '@/lib/base'
import { type JsonDocument, type ReadProblem, readJson } from '@/lib/json'
import { contentOf, isSameContent, type TemplateContent } from './versions/content'

/** A draft as the server last confirmed it. */
export type SavedDraft = TemplateContent & { readonly revision: number; readonly updatedAt: EpochMs }

/** A draft that was saved elsewhere, with who did: someone else, or the same person in another tab. */
export type TheirDraft = SavedDraft & { readonly updatedBy: string; readonly isOwn: boolean }

/** What keeps a draft from being saved, and since when saving has been tried: until a save is done. */
type SaveTrouble = { readonly since: EpochMs; readonly message: string }

/** What an unsaved draft left behind in this browser. */
export type Stash = TemplateContent & { readonly revision: number; readonly at: EpochMs }

/** Where saving stands. `conflict` holds their draft once it has been fetched. */
export type SavePhase =
  | { readonly kind: 'saved' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving'; readonly since: EpochMs }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'conflict'; readonly theirs: TheirDraft | null; readonly failure: Failure | null }

/** One person editing one draft: its content, what its text reads as, and what the server knows of it. */
export type Sitting = TemplateContent & {
  /** The last text that passed the strict reader; null when none has yet. */
  readonly document: JsonDocument | null
  /** Why the text is not read, or null when `document` is the text. */
  readonly problem: ReadProblem | null
  readonly saved: SavedDraft
  readonly phase: SavePhase
  /** Set while saving does not succeed, also while it is tried again. */
  readonly trouble: SaveTrouble | null
  /** What was sent to be saved without an answer, the last of it last: the server may have it all the same. */
  readonly unanswered: readonly TemplateContent[]
  /** Set when the draft was brought back from this browser: when it was written, and the server's draft it stands over. */
  readonly restored: { readonly at: EpochMs; readonly over: TemplateContent } | null
  /** The person's own draft after taking theirs, until it is discarded. */
  readonly aside: TemplateContent | null
}

export type SittingEvent =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'parameters-changed'; readonly parameters: string }
  | { readonly kind: 'tests-changed'; readonly tests: string }
  | { readonly kind: 'embed-changed'; readonly embed: string }
  | { readonly kind: 'issuance-changed'; readonly issuance: string }
  | { readonly kind: 'save-started'; readonly at: EpochMs }
  /** The server has not answered a save for so long that it has to be said. */
  | { readonly kind: 'save-slow' }
  /** A save is no longer waited for. It may be done all the same. */
  | { readonly kind: 'save-given-up'; readonly sent: TemplateContent; readonly failure: Failure }
  | { readonly kind: 'save-done'; readonly saved: SavedDraft }
  | { readonly kind: 'save-failed'; readonly failure: Failure }
  | { readonly kind: 'retried' }
  | { readonly kind: 'stash-found'; readonly stash: Stash }
  | { readonly kind: 'restored-dismissed' }
  | { readonly kind: 'restored-undone' }
  | { readonly kind: 'theirs-arrived'; readonly theirs: TheirDraft }
  /** The server has a newer draft than this one started from. */
  | { readonly kind: 'saved-elsewhere'; readonly theirs: TheirDraft }
  | { readonly kind: 'theirs-failed'; readonly failure: Failure }
  | { readonly kind: 'theirs-wanted' }
  | { readonly kind: 'kept-mine' }
  | { readonly kind: 'took-theirs' }
  | { readonly kind: 'aside-found'; readonly content: TemplateContent }
  | { readonly kind: 'aside-discarded' }

/** Starts a sitting on a saved draft. */
export function startSitting(saved: SavedDraft): Sitting {
  const empty = {
    document: null,
    problem: null,
    saved,
    phase: { kind: 'saved' },
    trouble: null,
    unanswered: [],
    restored: null,
    aside: null,
  } as const
  return withContent({ ...empty, ...contentOf(saved) }, saved)
}

/** Tells whether leaving now would leave something behind that the server does not have. */
export function isUnsaved(sitting: Sitting): boolean {
  return !isSameContent(sitting, sitting.saved)
}

/**
 * Answers one event. Laws: only `typed`, the four `-changed`, `stash-found`, `restored-undone`, `took-theirs` and
 * `saved-elsewhere` change the content, the last only where nothing is unsaved, and `took-theirs` keeps the old one aside; a
 * revision the server has not named is never taken on; in a conflict nothing is saved until a person decides.
 */
export function sit(sitting: Sitting, event: SittingEvent): Sitting {
  switch (event.kind) {
    case 'typed':
      return event.text === sitting.text ? sitting : settle(withText(sitting, event.text))
    case 'parameters-changed':
    case 'tests-changed':
    case 'embed-changed':
    case 'issuance-changed': {
      const { kind: _, ...part } = event
      return settle({ ...sitting, ...part })
    }
    case 'save-started':
      return { ...sitting, phase: { kind: 'saving', since: event.at } }
    case 'save-slow':
      return slow(sitting)
    case 'save-given-up':
      return failed(
        { ...sitting, unanswered: [...sitting.unanswered, contentOf(event.sent)].slice(-maxUnanswered) },
        event.failure,
      )
    case 'save-done':
      return settle({ ...calm(sitting), saved: event.saved, phase: { kind: 'saved' } })
    case 'save-failed':
      return failed(sitting, event.failure)
    case 'retried':
      return settle({ ...sitting, phase: { kind: 'waiting' } })
    case 'stash-found':
      return foundStash(sitting, event.stash)
    case 'restored-dismissed':
      return { ...sitting, restored: null }
    case 'restored-undone':
      return sitting.restored ? settle(withContent({ ...sitting, restored: null }, sitting.restored.over)) : sitting
    case 'theirs-arrived':
      return inConflict(sitting, event.theirs, null)
    case 'saved-elsewhere':
      return savedElsewhere(sitting, event.theirs)
    case 'theirs-failed':
      return inConflict(sitting, null, event.failure)
    case 'theirs-wanted':
      return inConflict(sitting, null, null)
    case 'kept-mine':
      return decided(sitting, 'mine')
    case 'took-theirs':
      return decided(sitting, 'theirs')
    case 'aside-found':
      return { ...sitting, aside: event.content }
    case 'aside-discarded':
      return { ...sitting, aside: null }
  }
}

function withContent(sitting: Sitting, content: TemplateContent): Sitting {
  return withText({ ...sitting, ...contentOf(content) }, content.text)
}

function withText(sitting: Sitting, text: string): Sitting {
  const reading = readJson(text)
  return reading.ok
    ? { ...sitting, text, document: reading.value, problem: null }
    : { ...sitting, text, problem: reading.error }
}

function settle(sitting: Sitting): Sitting {
  const { kind } = sitting.phase
  if (kind === 'saving' || kind === 'signed-out' || kind === 'conflict') return sitting
  return { ...sitting, phase: { kind: isUnsaved(sitting) ? 'waiting' : 'saved' } }
}

/** So many unanswered saves are remembered: they are tried one at a time, seconds apart. */
const maxUnanswered = 8

const noAnswer = 'Remit has not answered.'

/** Nothing stands in the way of saving any more. */
function calm(sitting: Sitting): Sitting {
  return { ...sitting, trouble: null, unanswered: [] }
}

function slow(sitting: Sitting): Sitting {
  if (sitting.phase.kind !== 'saving') return sitting
  return { ...sitting, trouble: sitting.trouble ?? { since: sitting.phase.since, message: noAnswer } }
}

function failed(sitting: Sitting, failure: Failure): Sitting {
  // Both end by signing in as the person who wrote this.
  if (failure.code === 'unauthenticated' || failure.code === 'other_person')
    return { ...sitting, trouble: null, phase: { kind: 'signed-out' } }
  if (failure.code === 'conflict') {
    return { ...sitting, trouble: null, phase: { kind: 'conflict', theirs: null, failure: null } }
  }
  const { trouble, phase } = sitting
  const since = trouble?.since ?? (phase.kind === 'saving' ? phase.since : null)
  const told = since === null ? null : { since, message: failure.message }
  return { ...sitting, trouble: told, phase: { kind: 'failed', failure } }
}

/**
 * What was saved elsewhere shows at once where nothing of one's own is unsaved, and is a conflict at once where something is.
 * A save under way is waited for, as it may be the very one.
 */
function savedElsewhere(sitting: Sitting, theirs: TheirDraft): Sitting {
  const { kind } = sitting.phase
  if (theirs.revision <= sitting.saved.revision || kind === 'saving' || kind === 'signed-out') return sitting
  if (kind === 'saved') return withContent({ ...calm(sitting), saved: savedOf(theirs), restored: null }, theirs)
  return inConflict(
    { ...sitting, trouble: null, phase: { kind: 'conflict', theirs: null, failure: null } },
    theirs,
    null,
  )
}

function savedOf(theirs: TheirDraft): SavedDraft {
  return { ...contentOf(theirs), revision: theirs.revision, updatedAt: theirs.updatedAt }
}

function foundStash(sitting: Sitting, stash: Stash): Sitting {
  if (isSameContent(stash, sitting.saved)) return sitting
  const restored = { ...withContent(sitting, stash), restored: { at: stash.at, over: contentOf(sitting.saved) } }
  if (stash.revision === sitting.saved.revision) return settle(restored)
  return { ...restored, phase: { kind: 'conflict', theirs: null, failure: null } }
}

function inConflict(sitting: Sitting, theirs: TheirDraft | null, failure: Failure | null): Sitting {
  if (sitting.phase.kind !== 'conflict') return sitting
  const conflict: Sitting = { ...sitting, phase: { kind: 'conflict', theirs, failure } }
  // Both wrote the same, or it is what was sent from here and never answered.
  const isMine = theirs && [sitting, ...sitting.unanswered].some((content) => isSameContent(theirs, content))
  return isMine ? decided(conflict, 'mine') : conflict
}

function decided(sitting: Sitting, choice: 'mine' | 'theirs'): Sitting {
  if (sitting.phase.kind !== 'conflict' || sitting.phase.theirs === null) return sitting
  const { theirs } = sitting.phase
  const base: Sitting = { ...calm(sitting), saved: savedOf(theirs), phase: { kind: 'saved' }, restored: null }
  return choice === 'mine' ? settle(base) : { ...withContent(base, theirs), aside: contentOf(sitting) }
}
