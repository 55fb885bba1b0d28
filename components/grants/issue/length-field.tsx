'use client'

import clsx from 'clsx'
import { useId } from 'react'
import { replayTyped } from '@/components/ui/replay-typed'
import { TextField } from '@/components/ui/text-field'
import type { EpochMs } from '@/lib/base'
import { formatLength, type GrantLimit } from '@/lib/grants'
import { ClockTime } from '../clock-time'
import type { ChosenEnd, IssueForm } from './issue-state'

type LengthFieldProps = {
  readonly end: IssueForm['end']
  readonly usualMinutes: number
  /** The longest that can be given, with what sets it; null while that is not known. */
  readonly limit: GrantLimit | null
  readonly problem: string | undefined
  /** When it would end, as chosen; null while that is not known. */
  readonly until: EpochMs | null
  /** How long it lasts from when somebody agrees to it, in seconds; null where it begins without that. */
  readonly lastsSeconds: number | null
  readonly onEnd: (end: ChosenEnd) => void
}

type Chip = { readonly id: string; readonly label: string; readonly end: ChosenEnd }

/** How long: usual lengths as chips, the end of the shift as a clock time, the longest with what limits it, or any other. */
export function LengthField({ end, usualMinutes, limit, problem, until, lastsSeconds, onEnd }: LengthFieldProps) {
  const name = useId()
  const chips = chipsFor(usualMinutes, limit, end)
  const chosen = idOf(end, usualMinutes, chips)
  return (
    <fieldset className="grid gap-2">
      <legend className="float-left mb-1 text-13 font-medium">How long</legend>
      <div className="flex flex-wrap gap-1.5">
        {chips.map((chip) => (
          <label key={chip.id} className={chipClass}>
            <input
              ref={replayTyped}
              type="radio"
              name={name}
              checked={chip.id === chosen}
              onChange={() => onEnd(chip.end)}
              className="absolute inset-0 size-full appearance-none outline-none"
            />
            <span className="pointer-events-none">{chip.label}</span>
          </label>
        ))}
      </div>
      {end.kind === 'clock' && (
        <TextField
          id="issue-end"
          label="The shift ends at"
          type="time"
          value={end.text}
          onChange={(event) => onEnd({ kind: 'clock', text: event.target.value })}
          error={problem}
          className="max-w-60"
        />
      )}
      {end.kind === 'written' && (
        <TextField
          id="issue-end"
          label="Length"
          value={end.text}
          placeholder="45 min, 1.5 h, 1 h 30"
          onChange={(event) => onEnd({ kind: 'written', text: event.target.value })}
          error={problem}
          autoComplete="off"
          className="max-w-60"
        />
      )}
      {end.kind !== 'clock' && end.kind !== 'written' && problem && (
        <p role="alert" className="text-12 text-deny">
          {problem}
        </p>
      )}
      {problem === undefined && (
        <p className="text-12 text-ink-muted">
          {until !== null && (
            <>
              It ends at <ClockTime at={until} />.{' '}
            </>
          )}
          {lastsSeconds !== null &&
            `It lasts ${formatLength(Math.ceil(lastsSeconds / 60))} from when it is agreed to. `}
          {limit !== null && `At most ${formatLength(Math.floor(limit.seconds / 60))}: ${limit.words} sets that limit.`}
        </p>
      )}
    </fieldset>
  )
}

const chipClass = clsx(
  'relative inline-flex h-8 items-center rounded-control border border-line-strong/55 bg-raised px-2.5 text-13 transition-colors hover:border-line-strong pointer-coarse:h-10',
  'has-checked:border-accent has-checked:bg-accent-tint has-checked:font-medium',
  'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1',
)

const ordinary = [15, 30, 60, 120]

/** The chips of a template: the usual length and the longest by their names, nothing that is too long, and what is chosen in any case. */
function chipsFor(usualMinutes: number, limit: GrantLimit | null, end: ChosenEnd): readonly Chip[] {
  const longest = limit === null ? null : Math.floor(limit.seconds / 60)
  const usual = longest === null ? usualMinutes : Math.min(usualMinutes, longest)
  const offered = longest === null ? [...ordinary, usual] : [...ordinary, usual, longest]
  const fitting = offered.filter((minutes) => longest === null || minutes <= longest)
  const lengths = [...new Set(end.kind === 'minutes' ? [...fitting, end.minutes] : fitting)]
  const timed = lengths
    .toSorted((one, other) => one - other)
    .map((minutes): Chip => {
      const marks = [minutes === usual ? 'usual' : null, minutes === longest ? 'longest' : null].filter(Boolean)
      const label = [formatLength(minutes), ...marks].join(', ')
      return { id: String(minutes), label, end: minutes === usual ? { kind: 'usual' } : { kind: 'minutes', minutes } }
    })
  return [
    ...timed,
    { id: 'clock', label: 'End of shift', end: { kind: 'clock', text: '' } },
    { id: 'written', label: 'Other', end: { kind: 'written', text: '' } },
  ]
}

function idOf(end: ChosenEnd, usualMinutes: number, chips: readonly Chip[]): string | undefined {
  if (end.kind === 'clock' || end.kind === 'written') return end.kind
  if (end.kind === 'minutes') return String(end.minutes)
  return chips.find((chip) => chip.end.kind === 'usual')?.id ?? String(usualMinutes)
}
