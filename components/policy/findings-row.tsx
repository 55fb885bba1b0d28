'use client'

import { ChevronRight, Wrench } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Position } from '@/lib/json'
import type { Finding } from '@/lib/policy'

type FindingsRowProps = { finding: Finding; place: Position | null; onGo: () => void; onFix: () => void }

/** One finding on one line: its code, what is wrong, where, and the way out of it. */
export function FindingsRow({ finding, place, onGo, onFix }: FindingsRowProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <li className="group/row border-b border-line px-3 py-0.5 last:border-b-0 hover:bg-hover">
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-0.5">
        <p className="min-w-[18ch] flex-1 py-1 text-13">
          <code className="mr-2 text-12 text-ink-muted">{finding.code}</code>
          {finding.message}
        </p>
        <div className="ml-auto flex shrink-0 flex-wrap items-center justify-end gap-1">
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
            className={quiet}
          >
            <ChevronRight aria-hidden className={isOpen ? 'rotate-90' : undefined} />
            Learn more
          </Button>
          {finding.fix && (
            <Button size="sm" icon={<Wrench aria-hidden className="size-3.5" />} onClick={onFix} className="h-6">
              {finding.fix.label}
            </Button>
          )}
          {place && <FindingsPlace place={place} onGo={onGo} />}
        </div>
      </div>
      <p id={id} hidden={!isOpen} className="max-w-[72ch] pb-2 text-13 text-pretty text-ink-muted">
        {finding.reference}
      </p>
    </li>
  )
}

/** A place in the text that leads there. */
export function FindingsPlace({ place, onGo }: { place: Position; onGo: () => void }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      onClick={onGo}
      className={`${quiet} min-w-[13ch] justify-end font-mono tabular-nums`}
    >
      Ln {place.line}, Col {place.column}
    </Button>
  )
}

const quiet = 'h-6 px-1.5 text-12 font-normal'
