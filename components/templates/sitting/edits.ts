import type { FormEdits } from '@/components/policy/form/form-edits'
import type { JsonPath } from '@/lib/base'
import { editsFor, editText, type JsonPatch, type TextEdit } from '@/lib/json'
import { changeState, type PlaceMemory, putBack, type RuleMemory, readForm, rememberPlaces } from '@/lib/templates'
import { createEmbedEdits, type EmbedEdits } from '../embed/embed-edits'
import { createIssuanceEdits, type IssuanceEdits } from '../issuance/issuance-edits'
import { createParameterEdits, type ParameterEdits } from './parameter-edits'
import type { SittingStore } from './sitting-store'

/** What can be done to a draft from outside its text: by the form, by a fix, by going back. */
export type DraftEdits = FormEdits &
  ParameterEdits & {
    readonly embed: EmbedEdits
    readonly issuance: IssuanceEdits
    /** Applies a patch as the smallest edits to the text. Answers why it was refused, or null. */
    patch(patch: JsonPatch): string | null
    /** Changes the text itself, sound or not. */
    put(edits: readonly TextEdit[]): void
    /** Puts back the last text that could be read. */
    mend(): void
  }

type Parts = {
  readonly store: SittingStore
  /** Writes into the JSON pane, so that undo knows of it; false when the pane is not there. */
  readonly write: (edits: readonly TextEdit[]) => boolean
  readonly onFocus: (path: JsonPath | null) => void
}

const broken = 'The JSON is broken, so the form cannot be changed. Mend the JSON first.'

/** Makes the edits of a sitting. What a resource held before it was switched off is remembered for as long as this lives. */
export function createEdits({ store, write, onFocus }: Parts): DraftEdits {
  let memory: RuleMemory = {}
  let places: PlaceMemory = {}
  const embed = createEmbedEdits(store)

  function patch(change: JsonPatch): string | null {
    const { document, problem } = store.get()
    if (!document || problem) return broken
    const edits = editsFor(document, putBack(places, document, change))
    if (!edits.ok) return edits.error.code === 'key-taken' ? 'This key is already there.' : edits.error.message
    places = rememberPlaces(places, document, change)
    if (edits.value.length > 0) put(edits.value)
    return null
  }

  function put(edits: readonly TextEdit[]): void {
    const text = editText(store.get().text, edits)
    write(edits)
    // The pane has told this already when it is open; then this changes nothing.
    store.send({ kind: 'typed', text })
  }

  return {
    patch,
    put,
    embed,
    issuance: createIssuanceEdits(store),
    ...createParameterEdits({ store, patch, embed }),
    mend() {
      const { document, text } = store.get()
      if (document) put([{ from: 0, to: text.length, insert: document.text }])
    },
    edit(build) {
      const { document } = store.get()
      const form = document && readForm(document)
      return form?.kind === 'claims' ? patch(build(form)) : broken
    },
    changeState(resource, to) {
      const { document } = store.get()
      if (!document) return broken
      const change = changeState({ document, resource, to, memory })
      const why = patch(change.patch)
      if (why === null) memory = change.memory
      return why
    },
    focus: onFocus,
  }
}
