import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * Puts typed text into the document before the browser puts it into the page: the browser would write style attributes to
 * keep the look of what stood there, which the content security policy forbids and reports. Compositions are left alone.
 */
export const typedText: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const text = event.data
    if (event.inputType !== 'insertText' || text === null || event.isComposing || !event.cancelable) return false
    if (view.state.readOnly) return false
    event.preventDefault()
    type(view, text)
    return true
  },
})

function type(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main
  const insert = () =>
    view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true })
  const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))
  if (!isHandled) view.dispatch(insert())
}
