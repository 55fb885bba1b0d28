import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Span } from '@/lib/json'

/** Moves the glow to other lines, or puts it out. */
export const setGlow = StateEffect.define<Span | null>()

const glow = Decoration.line({ class: 'cm-glow' })

function decorate(state: EditorState, span: Span): DecorationSet {
  const end = state.doc.length
  const first = state.doc.lineAt(Math.min(span.from, end)).number
  const last = state.doc.lineAt(Math.min(Math.max(span.to, span.from), end)).number
  const lines = Array.from({ length: last - first + 1 }, (_, at) => glow.range(state.doc.line(first + at).from))
  return Decoration.set(lines)
}

/** A soft light on whole lines: what the form field in focus, or a finding, is about. */
export const lineGlow: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    const given = transaction.effects.findLast((effect) => effect.is(setGlow))
    if (!given) return lines.map(transaction.changes)
    return given.value ? decorate(transaction.state, given.value) : Decoration.none
  },
  provide: (self) => EditorView.decorations.from(self),
})
