import { getChunks, MergeView, unifiedMergeView } from '@codemirror/merge'
import type { Extension, StateEffect } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { readJsonOnly } from '../create-editor'
import { lineGlow, setGlow } from '../drawing/line-glow'
import { compareTheme } from './compare-theme'

/** A text and what it is called. */
export type NamedText = { readonly text: string; readonly label: string }

/** Two texts on screen with what differs marked; neither can be edited. */
export type Compared = {
  /** How many places differ. */
  readonly places: number
  /** Brings a place into view and marks it; places count from 0. */
  show(place: number): void
  destroy(): void
}

const collapseUnchanged = { margin: 3, minSize: 6 }

/** Shows both texts beside each other, line by line. */
export function compareBeside(parent: HTMLElement, mine: NamedText, theirs: NamedText): Compared {
  const a = { doc: mine.text, extensions: reading(mine.label) }
  const b = { doc: theirs.text, extensions: reading(theirs.label) }
  const merge = new MergeView({ a, b, parent, gutter: true, collapseUnchanged })
  return {
    places: merge.chunks.length,
    show(place) {
      const chunk = merge.chunks[place]
      if (!chunk) return
      merge.a.dispatch({ effects: glow(chunk.fromA, chunk.toA, chunk.endA) })
      merge.b.dispatch({ effects: [glow(chunk.fromB, chunk.toB, chunk.endB), reveal(merge.b, chunk.fromB)] })
    },
    destroy: () => merge.destroy(),
  }
}

/** Shows one text, with what only the first holds above what the second holds instead: for screens too narrow for two. */
export function compareInOne(parent: HTMLElement, mine: NamedText, theirs: NamedText): Compared {
  const merge = unifiedMergeView({
    original: mine.text,
    mergeControls: false,
    gutter: true,
    collapseUnchanged,
    // A part of JSON is coloured wrongly on its own.
    syntaxHighlightDeletions: false,
  })
  const extensions = [reading(`${theirs.label}, with what differs in ${mine.label}`), merge]
  const view = new EditorView({ doc: theirs.text, extensions, parent })
  const chunks = getChunks(view.state)?.chunks ?? []
  return {
    places: chunks.length,
    show(place) {
      const chunk = chunks[place]
      if (chunk) view.dispatch({ effects: [glow(chunk.fromB, chunk.toB, chunk.endB), reveal(view, chunk.fromB)] })
    },
    destroy: () => view.destroy(),
  }
}

function reading(label: string): Extension {
  return [readJsonOnly(label), lineGlow, compareTheme]
}

function glow(from: number, to: number, end: number): StateEffect<unknown> {
  return setGlow.of(to > from ? { from, to: end } : null)
}

function reveal(view: EditorView, at: number): StateEffect<unknown> {
  return EditorView.scrollIntoView(Math.min(at, view.state.doc.length), { y: 'center' })
}
