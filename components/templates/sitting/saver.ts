import { type ActionOutcome, attempt } from '@/components/form/outcome'
import type { EpochMs, Failure } from '@/lib/base'
import { contentOf, isSameContent, isUnsaved, type Sitting, type TemplateContent } from '@/lib/templates'
import type { SittingStore } from './sitting-store'

/** Saves a sitting by itself, a moment after the typing stops, one save at a time. */
export type Saver = {
  /** Saves now if there is something to save and nothing in its way; answers whether all is saved. */
  saveNow(): Promise<boolean>
  /** Starts watching; answers what stops it. */
  start(): () => void
}

type Save = (
  draft: TemplateContent & { readonly revision: number },
) => Promise<ActionOutcome<{ revision: number; updatedAt: EpochMs }>>

/**
 * How long to wait, in milliseconds: after the last keystroke, after a refusal that may pass by itself, before it is said that
 * no answer came, and before a save is no longer waited for.
 */
export const saveDelays = { typing: 800, refused: 5_000, slow: 4_000, givenUp: 20_000 } as const

const noAnswer = { code: 'unavailable', message: 'Remit has not answered.' } as const

/**
 * Makes the saver of a sitting. Broken text is not sent: the server refuses it, and this browser keeps it. A save without an
 * answer is given up and tried again; when its answer comes late, it counts all the same.
 */
export function createSaver(store: SittingStore, save: Save): Saver {
  let inFlight: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = createSender(store, save, () => {
    inFlight = null
  })
  let planned: { content: TemplateContent; kind: string } | null = null

  async function saveNow(): Promise<boolean> {
    clearTimeout(timer)
    while (inFlight !== null) await inFlight
    if (canSave(store.get())) {
      inFlight = send()
      await inFlight
    }
    return !isUnsaved(store.get())
  }

  function plan(): void {
    const sitting = store.get()
    const { kind } = sitting.phase
    if (planned !== null && isSameContent(planned.content, sitting) && planned.kind === kind) return
    planned = { content: contentOf(sitting), kind }
    clearTimeout(timer)
    const delay = delayOf(store.get())
    if (delay !== null) timer = setTimeout(() => void saveNow(), delay)
  }

  function start(): () => void {
    const stop = store.watch(plan)
    plan()
    return () => {
      stop()
      planned = null
      clearTimeout(timer)
    }
  }

  return { saveNow, start }
}

/** Makes what sends one save and tells the sitting how it went; `onAnswered` is called before it is told. */
function createSender(store: SittingStore, save: Save, onAnswered: () => void): () => Promise<void> {
  async function send(): Promise<void> {
    const { saved, ...sitting } = store.get()
    const content = contentOf(sitting)
    store.send({ kind: 'save-started', at: Date.now() })
    const answered = attempt(() => save({ revision: saved.revision, ...content }))
    const slow = setTimeout(() => store.send({ kind: 'save-slow' }), saveDelays.slow)
    const answer = await orGivenUp(answered)
    clearTimeout(slow)
    onAnswered()
    if (answer === null) {
      void answered.then((late) => takeLate(content, late))
      return store.send({ kind: 'save-given-up', sent: content, failure: noAnswer })
    }
    store.send(
      answer.ok
        ? { kind: 'save-done', saved: { ...content, ...answer.value } }
        : { kind: 'save-failed', failure: answer.failure },
    )
  }

  /** A late answer counts while nothing else is under way; otherwise what is under way finds out. */
  function takeLate(content: TemplateContent, answer: Awaited<ReturnType<Save>>): void {
    if (!answer.ok || store.get().phase.kind !== 'failed') return
    store.send({ kind: 'save-done', saved: { ...content, ...answer.value } })
  }

  return send
}

/** The answer, or null when it did not come in time. */
function orGivenUp<T>(answered: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const givenUp = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, saveDelays.givenUp, null)
  })
  return Promise.race([answered, givenUp]).finally(() => clearTimeout(timer))
}

function canSave(sitting: Sitting): boolean {
  const { kind } = sitting.phase
  return isUnsaved(sitting) && sitting.problem === null && (kind === 'waiting' || kind === 'failed')
}

function delayOf(sitting: Sitting): number | null {
  if (!canSave(sitting)) return null
  if (sitting.phase.kind === 'waiting') return saveDelays.typing
  return sitting.phase.kind === 'failed' && mayPass(sitting.phase.failure) ? saveDelays.refused : null
}

/** Whether a refused save is tried again by itself: what refuses it may end without the draft being changed. */
export function mayPass({ code }: Failure): boolean {
  return passing.includes(code)
}

const passing: readonly string[] = ['unavailable', 'internal', 'too_many', 'sealed']
