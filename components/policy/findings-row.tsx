'use client'

import clsx from 'clsx'
import { ChevronRight, Wrench } from 'lucide-react'
import { memo, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Position } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import { type FoundPart, issuanceFixOf, listFixOf } from '@/lib/templates'
import { Sources } from './sources'

type FindingsRowProps = {
  finding: Finding
  /** A line of the text, or a part beside it, which has none. */
  place: Position | FoundPart | null
  onGo: (finding: Finding) => void
  onFix?: ((finding: Finding) => void) | undefined
}

/**
 * One finding: its code, what is wrong, where, and the way out of it. On one line where there is room, else on two. Drawn
 * again only when it or its place changes.
 */
export const FindingsRow = memo(function FindingsRow({ finding, place, onGo, onFix }: FindingsRowProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const fix = finding.fix ?? listFixOf(finding) ?? issuanceFixOf(finding)
  return (
    <li className="border-b border-line px-3 py-px hover:bg-hover">
      <div className={rowClass}>
        <p className="py-1 text-13 text-pretty">
          <code className="mr-2 text-12 text-ink-muted">{finding.code}</code>
          {finding.message}
        </p>
        <div className={actionsClass}>
          {fix && onFix && <FindingsFix label={fix.label} onFix={() => onFix(finding)} />}
          <Button
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className={quietClass}
          >
            <ChevronRight aria-hidden className={clsx('size-3.5! transition-transform', isOpen && 'rotate-90')} />
            Learn more
          </Button>
        </div>
        {place && (
          <FindingsPlace
            place={place}
            onGo={() => onGo(finding)}
            className="col-start-2 row-start-1 @3xl:col-start-3"
          />
        )}
      </div>
      <p id={id} hidden={!isOpen} className="max-w-[72ch] pb-2 text-13 text-pretty text-ink-muted">
        <Sources reference={finding.reference} />
      </p>
    </li>
  )
}, isSameRow)

function isSameRow(before: FindingsRowProps, after: FindingsRowProps): boolean {
  const { finding, onGo, onFix } = after
  const isSame = before.finding === finding && before.onGo === onGo && before.onFix === onFix
  return isSame && isSamePlace(before.place, after.place)
}

function isSamePlace(before: FindingsRowProps['place'], after: FindingsRowProps['place']): boolean {
  if (before === null || after === null || typeof before === 'string' || typeof after === 'string')
    return before === after
  return before.line === after.line && before.column === after.column
}

/** The one click that mends something, named by what it does. */
export function FindingsFix({ label, onFix }: { label: string; onFix: () => void }) {
  return (
    <Button
      icon={<Wrench aria-hidden className="size-3.5!" />}
      onClick={onFix}
      className="h-6! px-2! text-12! pointer-coarse:h-10!"
    >
      {label}
    </Button>
  )
}

type FindingsPlaceProps = { place: Position | FoundPart; onGo: () => void; className?: string | undefined }

/** A place that leads there. */
export function FindingsPlace({ place, onGo, className }: FindingsPlaceProps) {
  return (
    <Button variant="ghost" onClick={onGo} className={clsx(quietClass, placeClass, className)}>
      {typeof place === 'string' ? partNames[place] : `Ln ${place.line}, Col ${place.column}`}
    </Button>
  )
}

const partNames: Readonly<Record<FoundPart, string>> = { embed: 'Embed', issuance: 'Issuing' }

const rowClass = 'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 @3xl:grid-cols-[minmax(0,1fr)_auto_auto]'
const actionsClass =
  'col-start-1 row-start-2 flex min-h-7 flex-wrap items-center gap-1 pb-1 @3xl:col-start-2 @3xl:row-start-1 @3xl:pb-0'
const quietClass = 'h-6! px-1.5! text-12! font-normal! pointer-coarse:h-10!'
const placeClass = 'my-0.5 -mr-1.5 min-w-[13ch] justify-end! font-mono tabular-nums'
