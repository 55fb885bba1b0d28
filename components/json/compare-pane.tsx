'use client'

import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { compareTheme } from './compare-theme'
import { viewJson } from './create-editor'
import { lineGlow, setGlow } from './drawing/line-glow'

type ComparePaneProps = {
  mine: string
  theirs: string
  mineLabel: string
  theirsLabel: string
}

/** Which of the places that differ is looked at, from 0; null before the first. */
type Tour = { readonly places: number; readonly at: number | null }

/** Two texts side by side with what differs marked; neither can be edited here. */
export function ComparePane({ mine, theirs, mineLabel, theirsLabel }: ComparePaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<MergeView>(null)
  const [tour, setTour] = useState<Tour>({ places: 0, at: null })

  const open = useEffectEvent((parent: HTMLElement) => {
    const a = { doc: mine, extensions: side(mineLabel) }
    const b = { doc: theirs, extensions: side(theirsLabel) }
    return new MergeView({ a, b, parent, gutter: true, collapseUnchanged: { margin: 3, minSize: 6 } })
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is built anew for each pair of texts.
  useEffect(() => {
    if (!host.current) return
    const merge = open(host.current)
    view.current = merge
    setTour({ places: merge.chunks.length, at: null })
    return () => merge.destroy()
  }, [mine, theirs])

  function go(by: 1 | -1) {
    const { places } = tour
    const at = tour.at === null ? (by === 1 ? 0 : places - 1) : (tour.at + by + places) % places
    if (view.current) show(view.current, at)
    setTour({ places, at })
  }

  return (
    <section
      data-slot="compare-pane"
      aria-label={`${mineLabel} beside ${theirsLabel}`}
      className="flex h-full min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-1 gap-y-1 border-b border-line px-3 py-1.5">
        <p aria-live="polite" className="mr-auto text-13 text-ink-muted tabular-nums">
          {wordsOf(tour)}
        </p>
        <Button
          size="sm"
          variant="ghost"
          icon={<ArrowUp aria-hidden />}
          disabled={tour.places === 0}
          onClick={() => go(-1)}
        >
          Previous
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<ArrowDown aria-hidden />}
          disabled={tour.places === 0}
          onClick={() => go(1)}
        >
          Next
        </Button>
      </header>
      <div className="grid grid-cols-2 border-b border-line text-13 font-medium">
        <h3 className="truncate px-3 py-1.5">{mineLabel}</h3>
        <h3 className="truncate border-l border-line px-3 py-1.5">{theirsLabel}</h3>
      </div>
      <div ref={host} className={hostClass} />
    </section>
  )
}

function side(label: string) {
  // Not editable, but still reached and read by keyboard.
  const reachable = EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' })
  return [
    viewJson({ label }),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    reachable,
    lineGlow,
    compareTheme,
  ]
}

function show(merge: MergeView, at: number): void {
  const chunk = merge.chunks[at]
  if (!chunk) return
  const there = EditorView.scrollIntoView(Math.min(chunk.fromB, merge.b.state.doc.length), { y: 'center' })
  merge.a.dispatch({ effects: setGlow.of(chunk.toA > chunk.fromA ? { from: chunk.fromA, to: chunk.endA } : null) })
  merge.b.dispatch({
    effects: [setGlow.of(chunk.toB > chunk.fromB ? { from: chunk.fromB, to: chunk.endB } : null), there],
  })
}

function wordsOf({ places, at }: Tour): string {
  if (places === 0) return 'Both texts are the same.'
  if (at !== null) return `Place ${at + 1} of ${places}`
  return places === 1 ? 'They differ in one place.' : `They differ in ${places} places.`
}

const hostClass =
  'flex min-h-0 flex-1 flex-col overflow-auto [&_.cm-mergeView]:flex [&_.cm-mergeView]:flex-[1_0_auto] [&_.cm-mergeViewEditor+.cm-mergeViewEditor]:border-l [&_.cm-mergeViewEditors]:flex-1'
