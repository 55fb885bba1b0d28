'use client'

import { Annotation, Compartment, EditorState, type StateEffect, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import type { Span, TextEdit } from '@/lib/json'
import { editJson, viewJson } from './create-editor'
import { moveGlow } from './drawing/line-glow'
import { type Mark, showMarks } from './drawing/marks'
import { type StampedLine, setStamped } from './drawing/stamped-lines'
import { createEcho, differenceOf } from './echo'

/** What a screen can ask of the pane. Edits become one step of its undo history, and are told back through `onChange`. */
export type JsonPaneHandle = {
  applyEdits(edits: readonly TextEdit[]): void
  select(span: Span): void
  focus(): void
}

type JsonPaneProps = {
  text: string
  /** Called with what the text becomes, before that is drawn. */
  onChange: (text: string) => void
  /**
   * The marks of the text that `onChange` was just called with, where they can be told at once: they are then drawn together
   * with it. Drawn later, as all other marks are, they have the browser lay out the page once more.
   */
  marksNow?: (() => readonly Mark[]) | undefined
  label: string
  readOnly?: boolean | undefined
  /** Claims that signing adds, shown locked below the opening brace. */
  stamped?: readonly StampedLine[] | undefined
  marks?: readonly Mark[] | undefined
  /** The lines to light softly. */
  highlight?: Span | null | undefined
  /** Called with the caret's offset when the person moves it or types, not when a form does. */
  onCursor?: ((offset: number) => void) | undefined
  ref?: Ref<JsonPaneHandle> | undefined
}

const none: readonly never[] = []

/** What the editor was last told to show beside its text. */
type Told = Required<Pick<JsonPaneProps, 'readOnly' | 'stamped' | 'marks' | 'highlight'>>

/** Where a change comes from when it is not the person's own: the `text` property, or the handle. */
const source = Annotation.define<'text' | 'handle'>()

/** JSON under the author's fingers: typing is local, every other change arrives as a small edit and can be undone. */
export function JsonPane({
  text,
  onChange,
  marksNow,
  label,
  readOnly = false,
  stamped = none,
  marks = none,
  highlight = null,
  onCursor,
  ref,
}: JsonPaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const echo = useRef(createEcho())
  const lock = useRef(new Compartment())
  const told = useRef<Told>({ readOnly, stamped: none, marks: none, highlight: null })

  const tell = useEffectEvent((text: string, state: EditorState) => {
    echo.current.send(text)
    onChange(text)
    if (!marksNow) return []
    const now = marksNow()
    told.current = { ...told.current, marks: now }
    return showMarks(state, now)
  })

  const take = useEffectEvent((given: readonly Transaction[], opened: EditorView) => {
    const last = given.at(-1)
    const from = given.map((transaction) => transaction.annotation(source)).find(Boolean)
    const isChanged = given.some(({ docChanged }) => docChanged)
    const effects = last && isChanged && from !== 'text' ? tell(last.newDoc.toString(), last.state) : []
    opened.update(last && effects.length > 0 ? [...given, last.state.update({ effects })] : given)
    const isMoved = isChanged || given.some(({ selection }) => selection)
    if (isMoved && !from) onCursor?.(opened.state.selection.main.head)
  })

  const open = useEffectEvent((parent: HTMLElement) => {
    const extensions = [viewJson({ label }), editJson(), lock.current.of(locked(readOnly))]
    told.current = { readOnly, stamped: none, marks: none, highlight: null }
    return new EditorView({
      parent,
      state: EditorState.create({ doc: text, extensions }),
      dispatchTransactions: (given, opened) => take(given, opened),
    })
  })

  useEffect(() => {
    if (!host.current) return
    const opened = open(host.current)
    view.current = opened
    return () => {
      view.current = null
      opened.destroy()
    }
  }, [])

  // All that changed goes in at once: each transaction has the editor measure the page again.
  useEffect(() => {
    if (!view.current) return
    const { state } = view.current
    const before = told.current
    told.current = { readOnly, stamped, marks, highlight }
    const now = state.doc.toString()
    const changes = echo.current.isOwn(text, now) ? [] : [differenceOf(now, text)]
    const next = changes.length === 0 ? state : state.update({ changes }).state
    const effects = [
      before.readOnly === readOnly ? [] : lock.current.reconfigure(locked(readOnly)),
      before.stamped === stamped ? [] : setStamped.of(stamped),
      before.marks === marks ? [] : showMarks(next, marks),
      before.highlight === highlight ? [] : light(next, highlight, view.current.hasFocus),
    ].flat()
    if (changes.length + effects.length === 0) return
    view.current.dispatch({ changes, effects, annotations: changes.length > 0 ? source.of('text') : [] })
  }, [text, readOnly, stamped, marks, highlight])

  useImperativeHandle(ref, () => ({
    applyEdits: (edits) => view.current?.dispatch({ changes: [...edits], annotations: source.of('handle') }),
    select: (span) => view.current && select(view.current, span),
    focus: () => view.current?.focus(),
  }))

  return <div ref={host} data-slot="json-pane" className="h-full min-h-0 min-w-0 overflow-hidden bg-surface" />
}

function locked(readOnly: boolean) {
  return [EditorState.readOnly.of(readOnly), EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) })]
}

function light(state: EditorState, span: Span | null, hasFocus: boolean): StateEffect<unknown>[] {
  const from = Math.min(span?.from ?? 0, state.doc.length)
  const follow = span && !hasFocus ? [EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 40 })] : []
  return [...moveGlow(state, span), ...follow]
}

function select(view: EditorView, span: Span): void {
  const end = view.state.doc.length
  const selection = { anchor: Math.min(span.from, end), head: Math.min(span.to, end) }
  view.dispatch({
    selection,
    annotations: source.of('handle'),
    effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }),
  })
  view.focus()
}
