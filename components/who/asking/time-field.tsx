'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { readServerClock } from '@/components/ui/server-clock'
import { TextField } from '@/components/ui/text-field'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'

/** An instant or a span as it was typed, local to who reads. */
export type TypedTime = { readonly kind: 'instant' | 'span'; readonly from: string; readonly to: string }

const kinds = [
  { value: 'instant', label: 'At one moment' },
  { value: 'span', label: 'Over a span' },
] as const

const hour = 3_600_000

const quick: readonly { readonly label: string; readonly ago: number }[] = [
  { label: 'Now', ago: 0 },
  { label: 'An hour ago', ago: hour },
  { label: 'This time yesterday', ago: 24 * hour },
]

type TimeFieldProps = {
  readonly time: TypedTime
  readonly onTime: (time: TypedTime) => void
  readonly error: string | null
  /** At the end of the row of usual times. */
  readonly children: ReactNode
}

/** When it is asked about: local date and time, with the zone said. */
export function TimeField({ time, onTime, error, children }: TimeFieldProps) {
  const isSpan = time.kind === 'span'
  const zone = useOnceDrawn<string | null>(zoneName(), null)
  return (
    <section aria-labelledby="who-when" className="grid content-start gap-3">
      <h2 id="who-when" className="text-14">
        When
      </h2>
      <Segmented
        label="A moment or a span"
        options={kinds}
        value={time.kind}
        onValueChange={(kind) => onTime(inOrder({ ...time, kind }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={isSpan ? 'From' : 'At'}
          type="datetime-local"
          value={time.from}
          onChange={(event) => onTime({ ...time, from: event.target.value })}
          hint={zone === null ? 'Your time' : `Your time, ${zone}`}
          error={error ?? undefined}
        />
        {isSpan && (
          <TextField
            label="To"
            type="datetime-local"
            value={time.to}
            onChange={(event) => onTime({ ...time, to: event.target.value })}
            hint="Up to this minute"
          />
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {quick.map(({ label, ago }) => (
          <Button
            key={label}
            size="sm"
            onClick={() => onTime({ ...time, [isSpan ? 'to' : 'from']: localText(readServerClock(1) - ago) })}
          >
            {label}
          </Button>
        ))}
        {children}
      </div>
    </section>
  )
}

/** A span that was not chosen yet ends no earlier than it begins. */
function inOrder(time: TypedTime): TypedTime {
  return time.to < time.from ? { ...time, to: time.from } : time
}

/** The zone of who reads: only their browser knows it, so the server leaves it out. */
function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** An instant as a field of local time takes it, to the minute. */
export function localText(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
