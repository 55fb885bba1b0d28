'use client'

import { goToNextChunk, goToPreviousChunk, MergeView } from '@codemirror/merge'
import { EditorState, type StateCommand } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { compareTheme } from './compare-theme'
import { viewJson } from './create-editor'

type ComparePaneProps = {
  mine: string
  theirs: string
  mineLabel: string
  theirsLabel: string
  nonce?: string | undefined
}

/** Two texts side by side with what differs marked; neither can be edited here. */
export function ComparePane({ mine, theirs, mineLabel, theirsLabel, nonce }: ComparePaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<MergeView>(null)
  const [places, setPlaces] = useState(0)

  useEffect(() => {
    if (!host.current) return
    const merge = new MergeView({
      a: { doc: mine, extensions: side(mineLabel, nonce) },
      b: { doc: theirs, extensions: side(theirsLabel, nonce) },
      parent: host.current,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    view.current = merge
    setPlaces(merge.chunks.length)
    return () => merge.destroy()
  }, [mine, theirs, mineLabel, theirsLabel, nonce])

  function go(command: StateCommand) {
    if (!view.current) return
    command(view.current.b)
    view.current.b.focus()
  }

  return (
    <section
      data-slot="compare-pane"
      aria-label={`${mineLabel} beside ${theirsLabel}`}
      className="flex h-full min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5">
        <p className="mr-auto text-13 text-ink-muted tabular-nums">{countOf(places)}</p>
        <Button
          size="sm"
          variant="ghost"
          icon={<ArrowUp aria-hidden />}
          disabled={places === 0}
          onClick={() => go(goToPreviousChunk)}
        >
          Previous
        </Button>
        <Button
          size="sm"
          variant="ghost"
          icon={<ArrowDown aria-hidden />}
          disabled={places === 0}
          onClick={() => go(goToNextChunk)}
        >
          Next
        </Button>
      </header>
      <div className="grid grid-cols-2 border-b border-line text-13 font-medium">
        <h3 className="truncate px-3 py-1.5">{mineLabel}</h3>
        <h3 className="truncate border-l border-line px-3 py-1.5">{theirsLabel}</h3>
      </div>
      <div
        ref={host}
        className="flex min-h-0 flex-1 flex-col overflow-auto [&_.cm-mergeView]:flex [&_.cm-mergeView]:flex-[1_0_auto] [&_.cm-mergeViewEditor+.cm-mergeViewEditor]:border-l [&_.cm-mergeViewEditors]:flex-1"
      />
    </section>
  )
}

function side(label: string, nonce: string | undefined) {
  return [
    viewJson({ nonce, label }),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    focusable,
    compareTheme,
  ]
}

// Not editable, but still reachable and readable by keyboard.
const focusable = EditorView.contentAttributes.of({ tabindex: '0', 'aria-readonly': 'true' })

function countOf(places: number): string {
  if (places === 0) return 'Both texts are the same.'
  return places === 1 ? 'They differ in one place.' : `They differ in ${places} places.`
}
