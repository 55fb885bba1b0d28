import { changeIssuance, type IssuanceChange } from '@/lib/templates'
import type { SittingStore } from '../sitting/sitting-store'

/** What can be done to the issuance settings of a draft. */
export type IssuanceEdits = {
  /** Changes some of the settings. Returns why nothing was changed, or null. */
  set(change: IssuanceChange): string | null
}

/** Makes the edits of a sitting's issuance settings. They go by the draft as it is at that moment, and keep only what reads. */
export function createIssuanceEdits(store: SittingStore): IssuanceEdits {
  return {
    set(change) {
      const next = changeIssuance(store.get().issuance, change)
      if (!next.ok) return next.error
      store.send({ kind: 'issuance-changed', issuance: next.value })
      return null
    },
  }
}
