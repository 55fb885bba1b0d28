import type { FormEdits } from '@/components/policy/form/form-edits'
import type { Result } from '@/lib/base'
import type { JsonPatch } from '@/lib/json'
import {
  makeParameter,
  type Parameter,
  type ParameterChange,
  printParameters,
  readParameters,
  unmakeParameter,
} from '@/lib/templates'
import type { SittingStore } from './sitting-store'

/** What can be done to the parameters of a draft. */
export type ParameterEdits = Pick<FormEdits, 'makeParameter' | 'unmakeParameter'> & {
  /** Declares exactly these parameters. */
  declare(parameters: readonly Parameter[]): void
}

type Parts = { readonly store: SittingStore; patch(change: JsonPatch): string | null }

/** Makes the edits that change a draft and its list of parameters together: both, or neither. */
export function createParameterEdits({ store, patch }: Parts): ParameterEdits {
  function declare(parameters: readonly Parameter[]): void {
    store.send({ kind: 'parameters-changed', parameters: printParameters(parameters) })
  }

  function declared(): readonly Parameter[] {
    const read = readParameters(store.get().parameters)
    return read.ok ? read.value : []
  }

  function apply(change: Result<ParameterChange, string>): string | null {
    if (!change.ok) return change.error
    const why = patch(change.value.patch)
    if (why === null) declare(change.value.parameters)
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
      return document ? apply(unmakeParameter({ document, name, value: example, parameters })) : unreadable
    },
  }
}

const unreadable = 'The JSON is broken. Mend it first.'
