import { type ActionOutcome, attempt } from '@/components/form/outcome'
import type { EpochMs } from '@/lib/base'
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

/** How long to wait, in milliseconds: after the last keystroke, and after a refusal that may pass by itself. */
export const saveDelays = { typing: 800, refused: 10_000 } as const

/** Makes the saver of a sitting. Broken text is not sent: the server refuses it, and this browser keeps it. */
export function createSaver(store: SittingStore, save: Save): Saver {
  let inFlight: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let planned: { content: TemplateContent; kind: string } | null = null

  async function send(): Promise<void> {
    const { saved, ...sitting } = store.get()
    const content = contentOf(sitting)
    store.send({ kind: 'save-started' })
    const answer = await attempt(() => save({ revision: saved.revision, ...content }))
    inFlight = null
    store.send(
      answer.ok
        ? { kind: 'save-done', saved: { ...content, ...answer.value } }
        : { kind: 'save-failed', failure: answer.failure },
    )
  }

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

function canSave(sitting: Sitting): boolean {
  const { kind } = sitting.phase
  return isUnsaved(sitting) && sitting.problem === null && (kind === 'waiting' || kind === 'failed')
}

function delayOf(sitting: Sitting): number | null {
  if (!canSave(sitting)) return null
  if (sitting.phase.kind === 'waiting') return saveDelays.typing
  const isPassing = sitting.phase.kind === 'failed' && passing.includes(sitting.phase.failure.code)
  return isPassing ? saveDelays.refused : null
}

const passing: readonly string[] = ['unavailable', 'internal', 'too_many', 'sealed']
