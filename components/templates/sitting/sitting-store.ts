import { type SavedDraft, type Sitting, type SittingEvent, sit, startSitting } from '@/lib/templates'

/** A sitting that changes by events, for React to watch and for saving to ask. */
export type SittingStore = {
  get(): Sitting
  send(event: SittingEvent): void
  watch(watcher: () => void): () => void
}

/** Opens a sitting on a saved draft. Watchers are told only when something changed. */
export function openSitting(saved: SavedDraft): SittingStore {
  let sitting = startSitting(saved)
  const watchers = new Set<() => void>()
  return {
    get: () => sitting,
    send(event) {
      const next = sit(sitting, event)
      if (next === sitting) return
      sitting = next
      for (const watcher of watchers) watcher()
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
