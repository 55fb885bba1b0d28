import { type Diagnostic, forEachDiagnostic, setDiagnostics } from '@codemirror/lint'
import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { GutterMarker, gutter } from '@codemirror/view'
import type { Span } from '@/lib/json'
import type { Severity } from '@/lib/policy'
import { drawGlyph } from './glyph'
import { StampedBlock } from './stamped-lines'

/** A stretch of the text that a finding or a problem is about. */
export type Mark = Span & { readonly severity: Severity; readonly message: string }

const ranks: readonly Severity[] = ['error', 'security', 'warning', 'suggestion']
const shownAs = { error: 'error', security: 'warning', warning: 'warning', suggestion: 'info' } as const

class Sign extends GutterMarker {
  readonly severity: Severity

  constructor(severity: Severity) {
    super()
    this.severity = severity
  }

  override eq(other: Sign): boolean {
    return this.severity === other.severity
  }

  override toDOM(): HTMLElement {
    const sign = document.createElement('div')
    sign.className = `cm-mark-sign cm-mark-${this.severity}`
    return sign
  }
}

class Lock extends GutterMarker {
  override toDOM(): SVGElement {
    const lock = drawGlyph('lock')
    lock.setAttribute('class', 'cm-mark-lock')
    return lock
  }
}

const lock = new Lock()
const setSigns = StateEffect.define<RangeSet<GutterMarker>>()

const signs = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(shown, transaction) {
    const given = transaction.effects.findLast((effect) => effect.is(setSigns))
    return given ? given.value : shown.map(transaction.changes)
  },
})

/** The margin with one sign per line, by the gravest mark on it, and a lock beside the stamped lines. */
export const markGutter: Extension = [
  signs,
  gutter({
    class: 'cm-markGutter',
    markers: (view) => view.state.field(signs),
    widgetMarker: (_, widget) => (widget instanceof StampedBlock ? lock : null),
  }),
]

/**
 * Builds the effects that show these marks and no others. Long marks are drawn on their first line only. What is shown
 * already needs no effect: marks move with the text, so most keystrokes leave nothing to tell.
 */
export function showMarks(state: EditorState, marks: readonly Mark[]): readonly StateEffect<unknown>[] {
  const placed = marks.map((mark) => place(state, mark))
  const diagnostics = placed.map(
    ({ from, to, severity, message }): Diagnostic => ({ from, to, severity: shownAs[severity], message }),
  )
  const wanted = signPerLine(state, placed)
  const { effects = [] } = areShown(state, diagnostics) ? {} : setDiagnostics(state, diagnostics)
  const areSigned = RangeSet.eq([state.field(signs)], [wanted])
  return [...[effects].flat(), ...(areSigned ? [] : [setSigns.of(wanted)])]
}

function areShown(state: EditorState, wanted: readonly Diagnostic[]): boolean {
  const shown: string[] = []
  forEachDiagnostic(state, ({ severity, message }, from, to) => shown.push(keyOf({ severity, message, from, to })))
  const keys = wanted.map(keyOf).toSorted()
  return keys.length === shown.length && shown.toSorted().every((key, at) => key === keys[at])
}

function keyOf({ from, to, severity, message }: Diagnostic): string {
  return JSON.stringify([from, to, severity, message])
}

function place(state: EditorState, mark: Mark): Mark {
  const from = Math.min(mark.from, state.doc.length)
  const to = Math.min(Math.max(mark.to, from), state.doc.lineAt(from).to)
  return { ...mark, from, to }
}

function signPerLine(state: EditorState, marks: readonly Mark[]): RangeSet<GutterMarker> {
  const gravest = new Map<number, Severity>()
  for (const severity of ranks.toReversed()) {
    for (const mark of marks) if (mark.severity === severity) gravest.set(state.doc.lineAt(mark.from).from, severity)
  }
  const ranges = [...gravest].map(([line, severity]) => new Sign(severity).range(line))
  return RangeSet.of(ranges, true)
}
