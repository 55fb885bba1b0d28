import type { FormEdits } from '@/components/policy/form/form-edits'
import type { Result } from '@/lib/base'
import type { JsonPatch } from '@/lib/json'
import {
  makeParameter,
  type Parameter,
  type ParameterChange,
  printParameters,
  readEmbed,
  readParameters,
  unmakeParameter,
} from '@/lib/templates'
import type { EmbedEdits } from '../embed/embed-edits'
import type { SittingStore } from './sitting-store'

/** What can be done to the parameters of a draft. */
export type ParameterEdits = Pick<FormEdits, 'makeParameter' | 'unmakeParameter'> & {
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
    makeParameter(path) {
      const { document } = store.get()
      return document ? apply(makeParameter({ document, path, parameters: declared() })) : unreadable
    },
    unmakeParameter(name) {
      const { document } = store.get()
      const parameters = declared()
      const example = parameters.find((one) => one.name === name)?.example
      if (example === undefined) return `Give ${name} an example first: it becomes the value.`
      const defaults = readEmbed(store.get().embed)
      if (!document || !defaults.ok) return unreadable
      return apply(unmakeParameter({ document, filters: defaults.value.filters, name, value: example, parameters }))
    },
  }
}

const unreadable = 'The JSON is broken. Mend it first.'
