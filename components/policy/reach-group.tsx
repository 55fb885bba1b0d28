import { memo, useId } from 'react'
import { Select } from '@/components/ui/select'
import type { Ask, MakeTest, Tally } from './reach-asks'
import { ReachRow } from './reach-row'
import { ReachTicks } from './reach-ticks'

type ReachGroupProps = {
  readonly noun: 'devices' | 'sessions'
  readonly tally: Tally
  readonly asks: readonly Ask[]
  readonly asked: Ask
  readonly onAsk: (asked: Ask) => void
  /** Keeps a row as a test; without it none is offered. */
  readonly onMakeTest?: MakeTest | undefined
}

type AskChoiceProps = Pick<ReachGroupProps, 'noun' | 'asks' | 'asked' | 'onAsk'>

/** Devices or sessions under one question: how many are allowed, and each with its reason. */
export function ReachGroup({ noun, tally, asks, asked, onAsk, onMakeTest }: ReachGroupProps) {
  const id = useId()
  const { rows, allowed, shared } = tally
  if (rows.length === 0) return <NothingToAsk noun={noun} />
  return (
    <section data-slot="reach-group" aria-labelledby={id} className="px-4 pt-3 pb-2">
      <header className="flex items-center gap-2">
        <h2 id={id} className="min-w-30 shrink-0 text-14 font-medium tabular-nums">
          {allowed} of {rows.length} {noun}
        </h2>
        <AskChoice noun={noun} asks={asks} asked={asked} onAsk={onAsk} />
      </header>
      <ReachTicks rows={rows} />
      {shared !== null && <p className="mt-2 text-13 text-pretty text-ink-muted">{shared}</p>}
      <ul className="contain-inline-size mt-1.5">
        {rows.map(({ view, decision: { effect, sentence } }) => (
          <ReachRow
            key={view.id}
            view={view}
            asked={asked}
            effect={effect}
            sentence={shared === null ? sentence : null}
            onMakeTest={onMakeTest}
          />
        ))}
      </ul>
    </section>
  )
}

const AskChoice = memo(function AskChoice({ noun, asks, asked, onAsk }: AskChoiceProps) {
  return (
    <Select
      label={`What is asked of ${noun}`}
      hideLabel
      dense
      options={asks.map(({ value, label }) => ({ value, label }))}
      value={asked.value}
      onValueChange={(value) => onAsk(asks.find((one) => one.value === value) ?? asked)}
      className="min-w-0 max-w-56 flex-1"
    />
  )
})

function NothingToAsk({ noun }: { readonly noun: string }) {
  return (
    <section data-slot="reach-group" className="px-4 py-3">
      <h2 className="text-14 font-medium">No {noun} to ask about</h2>
      <p className="text-13 text-pretty text-ink-muted">
        As soon as there are {noun}, each appears here with the answer and the reason.
      </p>
    </section>
  )
}
