import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const tabWidth = 4
const deepest = 40

/** Lets what wraps of a long line start a little to the right of where the line itself starts. */
export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    lines: DecorationSet

    constructor(view: EditorView) {
      this.lines = decorate(view)
    }

    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.lines = decorate(update.view)
    }
  },
  { decorations: (plugin) => plugin.lines },
)

function decorate(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      lines.add(line.from, line.from, hang(line.text))
      at = line.to + 1
    }
  }
  return lines.finish()
}

function hang(text: string): Decoration {
  const blank = /^[ \t]*/.exec(text)?.[0] ?? ''
  const width = Math.min(blank.replaceAll('\t', ' '.repeat(tabWidth)).length + 2, deepest)
  const known = hangs.get(width) ?? hangBy(width)
  hangs.set(width, known)
  return known
}

/** One for each width, so that a line that stays as it was is seen at once to be the same. */
const hangs = new Map<number, Decoration>()

function hangBy(width: number): Decoration {
  return Decoration.line({ attributes: { style: `text-indent: -${width}ch; padding-left: calc(4px + ${width}ch)` } })
}
