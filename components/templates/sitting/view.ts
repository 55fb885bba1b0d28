import { type SignedTestToken, testTokenLifetime } from '@/lib/tokens'
import type { TypedValues } from '../parameters/try-values'

/** What fills the screen where there is room for one pane (below 1024), or beside the form (below 1280). */
export type Pane = 'form' | 'json' | 'reach' | 'embed' | 'tests'

/** What the preview column shows where it has a column of its own. */
export type Preview = 'reach' | 'embed' | 'tests'

export type JsonTab = 'claims' | 'policy' | 'signed'

/** What of the editor is in front, and the test token of this sitting, which is kept nowhere else. */
export type EditorView = {
  readonly pane: Pane
  readonly preview: Preview
  readonly json: JsonTab
  readonly lifetimeSeconds: number
  /** What the draft is tried with, as it was typed. */
  readonly typed: TypedValues
  readonly signed: SignedTestToken | null
  readonly isSignOpen: boolean
}

export type ViewEvent =
  | { readonly kind: 'pane'; readonly pane: Pane }
  | { readonly kind: 'json'; readonly json: JsonTab }
  | { readonly kind: 'lifetime'; readonly lifetimeSeconds: number }
  | { readonly kind: 'tried'; readonly typed: TypedValues }
  | { readonly kind: 'sign-opened' }
  | { readonly kind: 'sign-closed' }
  | { readonly kind: 'signed'; readonly signed: SignedTestToken }
  | { readonly kind: 'shown-in-json' }
  /** A token was signed: it is shown once, so it fills the screen of a phone too. */
  | { readonly kind: 'shown-signed' }

/** The editor as it opens. */
export const firstView: EditorView = {
  pane: 'form',
  preview: 'reach',
  json: 'claims',
  lifetimeSeconds: testTokenLifetime.standard,
  typed: {},
  signed: null,
  isSignOpen: false,
}

/** Answers one event. The pane and the preview move together, so that a change of width shows what was being looked at. */
export function look(view: EditorView, event: ViewEvent): EditorView {
  switch (event.kind) {
    case 'pane':
      return { ...view, pane: event.pane, preview: previewOf(event.pane) ?? view.preview }
    case 'json':
      return { ...view, json: event.json, pane: view.pane === 'form' ? 'form' : 'json' }
    case 'lifetime':
      return { ...view, lifetimeSeconds: event.lifetimeSeconds }
    case 'tried':
      return { ...view, typed: event.typed }
    case 'sign-opened':
      return { ...view, isSignOpen: true }
    case 'sign-closed':
      return { ...view, isSignOpen: false }
    case 'signed':
      return { ...view, signed: event.signed }
    case 'shown-in-json':
      return { ...view, json: 'claims', pane: 'json' }
    case 'shown-signed':
      return { ...view, json: 'signed', pane: 'json' }
  }
}

function previewOf(pane: Pane): Preview | null {
  return pane === 'form' || pane === 'json' ? null : pane
}
