import { TriangleAlert } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { TextEdit } from '@/lib/json'
import { type LeftOut, quoteLabel } from '@/lib/simulation'
import { problemWords } from './problem-words'

const mostShown = 5

type LeftOutListProps = { readonly leftOut: readonly LeftOut[]; readonly onFix: (edits: readonly TextEdit[]) => void }

/** The pasted targets that nothing is asked about, each with its place, its reason and the way to take it in. */
export function LeftOutList({ leftOut, onFix }: LeftOutListProps) {
  if (leftOut.length === 0) return null
  const more = leftOut.length - mostShown
  const quotable = leftOut.filter(({ fix }) => fix.label === quoteLabel)
  return (
    <section aria-label="Left out" role="status" className="grid gap-2 text-12">
      <ul className="grid gap-2">
        {leftOut.slice(0, mostShown).map((one) => (
          <li key={one.from} className="flex gap-1.5">
            <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-caution" />
            <span className="grid min-w-0 justify-items-start gap-1 text-pretty wrap-anywhere">
              {one.name} is left out. {problemWords(one)}
              <Button size="sm" aria-label={`${one.fix.label}: ${one.name}`} onClick={() => onFix(one.fix.edits)}>
                {one.fix.label}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="text-ink-muted">
          And {more} more {more === 1 ? 'is' : 'are'} left out.
        </p>
      )}
      {quotable.length > 1 && (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => onFix(quotable.flatMap(({ fix }) => fix.edits))}
        >
          Put all {quotable.length} in quotes
        </Button>
      )}
    </section>
  )
}

const mostNamed = 5

type LeftOutNoticeProps = { readonly leftOut: readonly LeftOut[]; readonly total: number }

/** Says above the answers how many targets they do not speak of, and which. The reasons stand beside what was pasted. */
export function LeftOutNotice({ leftOut, total }: LeftOutNoticeProps) {
  if (leftOut.length === 0) return null
  const more = leftOut.length - mostNamed
  const names = leftOut.slice(0, mostNamed).map(({ name }) => name)
  return (
    <Banner tone="caution" title={`${leftOut.length} of ${total} targets left out`}>
      {[...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')}. The reasons are under the pasted text.
    </Banner>
  )
}
