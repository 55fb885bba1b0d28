import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { Span } from '@/lib/json'

/** Moves the glow to other lines, or puts it out. */
export const setGlow = StateEffect.define<Span | null>()

const glow = Decoration.line({ class: 'cm-glow' })

function decorate(state: EditorState, span: Span | null): DecorationSet {
  if (span === null) return Decoration.none
  const end = state.doc.length
  const first = state.doc.lineAt(Math.min(span.from, end)).number
  const last = state.doc.lineAt(Math.min(Math.max(span.to, span.from), end)).number
  const lines = Array.from({ length: last - first + 1 }, (_, at) => glow.range(state.doc.line(first + at).from))
  return Decoration.set(lines)
}

const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    const given = transaction.effects.findLast((effect) => effect.is(setGlow))
    if (!given) return lines.map(transaction.changes)
    return decorate(transaction.state, given.value)
  },
  provide: (self) => EditorView.decorations.from(self),
})

/** A soft light on whole lines: what the form field in focus, or a finding, is about. */
export const lineGlow: Extension = lit

/** Builds the effect that moves the glow to these lines, or puts it out; none where it is there already. */
export function moveGlow(state: EditorState, span: Span | null): readonly StateEffect<unknown>[] {
  return RangeSet.eq([state.field(lit)], [decorate(state, span)]) ? [] : [setGlow.of(span)]
}
