import { useEffect, useState, useSyncExternalStore } from 'react'
import { useShell } from '@/components/shell/shell-context'
import { toast } from '@/components/ui/toast'
import { contentOf, type SavedDraft, type Sitting, type Template, type TheirDraft } from '@/lib/templates'
import { useTemplateState } from '../use-template-state'
import type { EditorActions } from './actions'
import { fetchTemplate } from './fetch-template'
import { createSaver, type Saver } from './saver'
import { openSitting, type SittingStore } from './sitting-store'
import { useStash } from './use-stash'

/** A sitting on one template: its state, what changes it, and what saves it. */
export type OpenSitting = { readonly sitting: Sitting; readonly store: SittingStore; readonly saver: Saver }

/**
 * The last draft saved in this tab, by template. The browser's Back shows a page as it was fetched, which may be older than what
 * was saved since; without this the person would be in conflict with themself.
 */
const lastSaved = new Map<string, SavedDraft>()

/** Opens a sitting on a template: saves it by itself, keeps what is unsaved, and fetches theirs in a conflict. */
export function useSitting(template: Template, save: EditorActions['saveDraft']): OpenSitting {
  const { id } = template
  const { email } = useShell().person
  const [{ store, saver }] = useState(() => {
    const opened = openSitting(newest(template))
    return { store: opened, saver: createSaver(opened, (draft) => save({ id, as: email, ...draft })) }
  })
  const sitting = useSyncExternalStore(store.watch, store.get, store.get)
  useStash(id, store)
  useEffect(() => saver.start(), [saver])
  useEffect(() => {
    if (sitting.saved.revision > template.revision) lastSaved.set(id, sitting.saved)
  }, [id, sitting.saved, template.revision])
  useTheirs(id, sitting, store)
  useSavesElsewhere(id, sitting, store)
  useSaveKey(saver)
  return { sitting, store, saver }
}

function newest(template: Template): SavedDraft {
  const { id, revision, updatedAt } = template
  const known = lastSaved.get(id)
  return known && known.revision > revision ? known : { ...contentOf(template), revision, updatedAt }
}

function useTheirs(id: Template['id'], { phase }: Sitting, store: SittingStore): void {
  const isMissing = phase.kind === 'conflict' && phase.theirs === null && phase.failure === null
  useEffect(() => {
    if (!isMissing) return
    const giveUp = new AbortController()
    void fetchTemplate(id, giveUp.signal).then((answer) => {
      if (giveUp.signal.aborted) return
      if (answer.ok) store.send({ kind: 'theirs-arrived', theirs: theirsOf(answer.value) })
      else store.send({ kind: 'theirs-failed', failure: answer.failure })
    })
    return () => giveUp.abort()
  }, [id, isMissing, store])
}

function theirsOf(template: Template): TheirDraft {
  const { revision, updatedAt, updatedBy, isUpdatedByCaller: isOwn } = template
  return { ...contentOf(template), revision, updatedAt, updatedBy, isOwn }
}

/** Has what was saved elsewhere show at once: by another member, or in another tab of the same person. */
function useSavesElsewhere(id: Template['id'], { phase, saved }: Sitting, store: SittingStore): void {
  const known = useTemplateState(id)?.revision ?? 0
  const isBehind = known > saved.revision && phase.kind !== 'saving' && phase.kind !== 'signed-out'
  useEffect(() => {
    if (!isBehind) return
    const giveUp = new AbortController()
    void fetchTemplate(id, giveUp.signal).then((answer) => {
      if (giveUp.signal.aborted || !answer.ok) return
      const before = store.get()
      store.send({ kind: 'saved-elsewhere', theirs: theirsOf(answer.value) })
      if (before.phase.kind === 'saved' && store.get() !== before) tellSavedElsewhere(answer.value)
    })
    return () => giveUp.abort()
  }, [id, isBehind, store])
}

function tellSavedElsewhere({ isUpdatedByCaller, updatedBy }: Template): void {
  const title = isUpdatedByCaller ? 'You saved this draft in another tab' : `${updatedBy} saved this draft`
  toast({ title, description: 'You see it as it is now.' })
}

function useSaveKey(saver: Saver): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      void saver.saveNow()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [saver])
}
