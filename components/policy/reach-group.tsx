import { useId } from 'react'
import { Select } from '@/components/ui/select'
import type { Ask, Tally } from './reach-asks'
import { ReachRow } from './reach-row'
import { ReachTicks } from './reach-ticks'

type ReachGroupProps = {
  readonly noun: 'devices' | 'sessions'
  readonly tally: Tally
  readonly asks: readonly Ask[]
  readonly asked: Ask
  readonly onAsk: (asked: Ask) => void
}

/** Devices or sessions under one question: how many are allowed, and each with its reason. */
export function ReachGroup({ noun, tally, asks, asked, onAsk }: ReachGroupProps) {
  const id = useId()
  const { rows, allowed, shared } = tally
  return (
    <section data-slot="reach-group" aria-labelledby={id} className="px-4 pt-3 pb-2">
      <header className="flex items-center justify-between gap-3">
        <h3 id={id} className="text-14 font-medium tabular-nums">
          {allowed} of {rows.length} {noun}
        </h3>
        <Select
          label={`What is asked of ${noun}`}
          hideLabel
          dense
          options={asks.map(({ value, label }) => ({ value, label }))}
          value={asked.value}
          onValueChange={(value) => onAsk(asks.find((one) => one.value === value) ?? asked)}
          className="w-40"
        />
      </header>
      {rows.length === 0 ? (
        <p className="py-3 text-13 text-ink-muted">
          There are no {noun} to ask about. They appear here as soon as the sandbox has some.
        </p>
      ) : (
        <>
          <ReachTicks rows={rows} />
          {shared !== null && <p className="mt-2 text-13 text-pretty text-ink-muted">{shared}</p>}
          <ul className="mt-1.5">
            {rows.map((row) => (
              <ReachRow key={row.view.id} row={row} hasSentence={shared === null} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
