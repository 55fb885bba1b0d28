import type { FormEdits } from '@/components/policy/form/form-edits'
import type { Result } from '@/lib/base'
import type { JsonPatch } from '@/lib/json'
import {
  makeParameter,
  type Parameter,
  type ParameterChange,
  type PlacedTexts,
  placesAlike,
  placesOfParameter,
  printParameters,
  readEmbed,
  readParameters,
  unmakeParameter,
} from '@/lib/templates'
import type { EmbedEdits } from '../embed/embed-edits'
import type { SittingStore } from './sitting-store'

/** What can be done to the parameters of a draft. */
export type ParameterEdits = Pick<FormEdits, 'parameters'> & {
  /** Declares what the change makes of the parameters as they are at that moment. */
  declare(change: (parameters: readonly Parameter[]) => readonly Parameter[]): void
}

type Parts = {
  readonly store: SittingStore
  readonly embed: Pick<EmbedEdits, 'set'>
  patch(change: JsonPatch): string | null
}

/** Makes the edits that change a draft, its list of parameters and its filters together: all, or none. */
export function createParameterEdits({ store, embed, patch }: Parts): ParameterEdits {
  function declared(): readonly Parameter[] {
    const read = readParameters(store.get().parameters)
    return read.ok ? read.value : []
  }

  function declare(change: (parameters: readonly Parameter[]) => readonly Parameter[]): void {
    store.send({ kind: 'parameters-changed', parameters: printParameters(change(declared())) })
  }

  function texts(): PlacedTexts | null {
    const { document, problem, embed: text } = store.get()
    const defaults = readEmbed(text)
    return document && !problem && defaults.ok ? { document, filters: defaults.value.filters } : null
  }

  function apply(change: Result<ParameterChange, string>): string | null {
    if (!change.ok) return change.error
    const { patch: edits, filters, parameters } = change.value
    // The claims can refuse a change; filters that were read never refuse their own value.
    const why = patch(edits) ?? (filters === undefined ? null : embed.set({ filters }))
    if (why === null) declare(() => parameters)
    return why
  }

  return {
    declare,
    parameters: {
      alike(place) {
        const at = texts()
        return at ? placesAlike(at, place) : []
      },
      placesOf(name) {
        const at = texts()
        return at ? placesOfParameter(at, name) : []
      },
      make(place, also) {
        const at = texts()
        return at ? apply(makeParameter({ texts: at, places: [place, ...also], parameters: declared() })) : unreadable
      },
      unmake(name, places) {
        const at = texts()
        const parameters = declared()
        const example = parameters.find((one) => one.name === name)?.example
        if (example === undefined) return `Give ${name} an example first: it becomes the value.`
        return at ? apply(unmakeParameter({ texts: at, places, name, value: example, parameters })) : unreadable
      },
    },
  }
}

const unreadable = 'The JSON or the embed defaults cannot be read. Put that right first.'
