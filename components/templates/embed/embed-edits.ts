import {
  changeEmbed,
  type EmbedDefaults,
  makeFilterParameter,
  printEmbed,
  printParameters,
  readEmbed,
  readParameters,
} from '@/lib/templates'
import type { SittingStore } from '../sitting/sitting-store'

/** What can be done to the embed defaults of a draft. Each answers why nothing was changed, or null. */
export type EmbedEdits = {
  set(part: Partial<EmbedDefaults>): string | null
  /** Makes a parameter of the value of a filter. */
  makeParameter(index: number): string | null
}

const unreadable = 'The embed defaults cannot be read, so nothing was changed.'

/** Makes the edits of a sitting's embed defaults. They go by the draft as it is at that moment, and keep only what reads. */
export function createEmbedEdits(store: SittingStore): EmbedEdits {
  function set(part: Partial<EmbedDefaults>): string | null {
    const read = readEmbed(store.get().embed)
    if (!read.ok) return unreadable
    const next = changeEmbed(read.value, part)
    if (!next.ok) return next.error
    store.send({ kind: 'embed-changed', embed: printEmbed(next.value) })
    return null
  }

  return {
    set,
    makeParameter(index) {
      const read = readEmbed(store.get().embed)
      const list = readParameters(store.get().parameters)
      if (!read.ok || !list.ok) return unreadable
      const made = makeFilterParameter({ filters: read.value.filters, index, parameters: list.value })
      if (!made.ok) return made.error
      const why = set({ filters: made.value.filters })
      if (why !== null) return why
      store.send({ kind: 'parameters-changed', parameters: printParameters(made.value.parameters) })
      return null
    },
  }
}
