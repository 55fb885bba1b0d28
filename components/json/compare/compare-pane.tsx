'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useMedia } from '@/components/ui/use-media'
import { type Compared, compareBeside, compareInOne } from './compared'

type ComparePaneProps = {
  mine: string
  theirs: string
  mineLabel: string
  theirsLabel: string
}

/** Which of the places that differ is looked at, from 0; null before the first. */
type Tour = { readonly places: number; readonly at: number | null }

/** Two texts with what differs marked, side by side or, on a narrow screen, in one; neither can be edited here. */
export function ComparePane({ mine, theirs, mineLabel, theirsLabel }: ComparePaneProps) {
  const host = useRef<HTMLDivElement>(null)
  const compared = useRef<Compared | null>(null)
  const [tour, setTour] = useState<Tour>({ places: 0, at: null })
  const isWide = useMedia('(min-width: 48rem)')

  const open = useEffectEvent((parent: HTMLElement) => {
    const compare = isWide ? compareBeside : compareInOne
    return compare(parent, { text: mine, label: mineLabel }, { text: theirs, label: theirsLabel })
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is built anew for each pair of texts and each width.
  useEffect(() => {
    if (!host.current) return
    const opened = open(host.current)
    compared.current = opened
    setTour({ places: opened.places, at: null })
    return () => opened.destroy()
  }, [mine, theirs, isWide])

  function go(by: 1 | -1) {
    const { places } = tour
    const at = tour.at === null ? (by === 1 ? 0 : places - 1) : (tour.at + by + places) % places
    compared.current?.show(at)
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
      <div className="grid border-b border-line text-13 font-medium md:grid-cols-2 md:divide-x md:divide-line">
        <h3 className="truncate px-3 py-1.5 max-md:bg-caution-tint">{mineLabel}</h3>
        <h3 className="truncate px-3 py-1.5 max-md:bg-accent-tint">{theirsLabel}</h3>
      </div>
      <div ref={host} className={hostClass} />
    </section>
  )
}

function wordsOf({ places, at }: Tour): string {
  if (places === 0) return 'Both texts are the same.'
  if (at !== null) return `Place ${at + 1} of ${places}`
  return places === 1 ? 'They differ in one place.' : `They differ in ${places} places.`
}

const hostClass =
  'flex min-h-0 flex-1 flex-col overflow-auto [&_.cm-mergeView]:flex [&_.cm-mergeView]:flex-[1_0_auto] [&_.cm-mergeViewEditor+.cm-mergeViewEditor]:border-l [&_.cm-mergeViewEditors]:flex-1'
