import type { Extension } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

const whole = new MatchDecorator({
  regexp: /"\{\{[a-z][a-z0-9_]*\}\}"/g,
  decoration: Decoration.mark({ class: 'cm-parameter' }),
})

/** Shows whole values that are parameters, `"{{user_id}}"`, as such. */
export const parameterMarks: Extension = ViewPlugin.fromClass(
  class {
    marks: DecorationSet

    constructor(view: EditorView) {
      this.marks = whole.createDeco(view)
    }

    update(update: ViewUpdate) {
      this.marks = whole.updateDeco(update, this.marks)
    }
  },
  { decorations: (plugin) => plugin.marks },
)
