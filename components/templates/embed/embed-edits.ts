import { changeEmbed, type EmbedDefaults, printEmbed, readEmbed } from '@/lib/templates'
import type { SittingStore } from '../sitting/sitting-store'

/** What can be done to the embed defaults of a draft. */
export type EmbedEdits = {
  /** Changes some of the defaults. Returns why nothing was changed, or null. */
  set(part: Partial<EmbedDefaults>): string | null
}

const unreadable = 'The embed defaults cannot be read, so nothing was changed.'

/** Makes the edits of a sitting's embed defaults. They go by the draft as it is at that moment, and keep only what reads. */
export function createEmbedEdits(store: SittingStore): EmbedEdits {
  return {
    set(part) {
      const read = readEmbed(store.get().embed)
      if (!read.ok) return unreadable
      const next = changeEmbed(read.value, part)
      if (!next.ok) return next.error
      store.send({ kind: 'embed-changed', embed: printEmbed(next.value) })
      return null
    },
  }
}
