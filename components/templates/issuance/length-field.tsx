'use client'

import { type ReactNode, useId, useState } from 'react'
import { Field, inputClass, noteIdOf } from '@/components/ui/field'
import { replayTyped } from '@/components/ui/replay-typed'
import { Select } from '@/components/ui/select'

const units = [
  { value: 'minutes', minutes: 1 },
  { value: 'hours', minutes: 60 },
  { value: 'days', minutes: 1_440 },
] as const
type Unit = (typeof units)[number]['value']

type LengthFieldProps = {
  readonly label: string
  readonly minutes: number
  readonly hint: ReactNode
  readonly error?: string | undefined
  /** The units that fit between the bounds of the setting. */
  readonly most: number
  /** Takes a length into the draft; answers why it cannot be taken, or null. */
  readonly onEdit: (minutes: number) => string | null
}

/**
 * A length of time as a number and its unit; half hours too. What cannot be taken stays in the field with the reason, and
 * the draft as it was. Another unit says the same length in it.
 */
export function LengthField({ label, minutes, hint, error, most, onEdit }: LengthFieldProps) {
  const id = useId()
  const [unit, setUnit] = useState<Unit>(() => usualUnit(minutes))
  const [refused, setRefused] = useState<{ readonly text: string; readonly why: string } | null>(null)
  const [typed, setTyped] = useState<{ readonly text: string; readonly minutes: number } | null>(null)
  const size = units.find(({ value }) => value === unit)?.minutes ?? 1
  const shown = refused?.text ?? (typed?.minutes === minutes ? typed.text : textOf(minutes / size))
  const why = refused?.why ?? error

  function change(text: string) {
    const given = minutesIn(text, size)
    const problem = given === null ? 'Write a number, such as 1.5.' : onEdit(given)
    setRefused(problem === null ? null : { text, why: problem })
    setTyped(given === null ? null : { text, minutes: given })
  }
  function changeUnit(next: Unit) {
    setUnit(next)
    setRefused(null)
    setTyped(null)
  }
  return (
    <Field label={label} hint={hint} error={why} htmlFor={id}>
      <span className="flex gap-1.5">
        <input
          ref={replayTyped}
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={shown}
          aria-invalid={why ? true : undefined}
          aria-describedby={noteIdOf(id)}
          onChange={(event) => change(event.target.value)}
          onBlur={() => {
            setRefused(null)
            setTyped(null)
          }}
          className={`${inputClass} h-8 max-w-20 px-2.5 text-14 tabular-nums pointer-coarse:h-10 pointer-coarse:text-16`}
        />
        <Select
          label={`Unit of ${label.toLowerCase()}`}
          hideLabel
          value={unit}
          onValueChange={changeUnit}
          options={units
            .filter((one) => one.minutes <= most || one.value === unit)
            .map(({ value }) => ({ value, label: value }))}
          className="w-28"
        />
      </span>
    </Field>
  )
}

/** The largest unit that gives whole or half numbers. */
function usualUnit(minutes: number): Unit {
  const fitting = units.filter((one) => minutes >= one.minutes && (minutes * 2) % one.minutes === 0)
  return fitting.at(-1)?.value ?? 'minutes'
}

function textOf(count: number): string {
  return String(Math.round(count * 100) / 100)
}

/** The whole minutes that a text says in a unit; null where it is no number. A comma is a decimal point. */
function minutesIn(text: string, size: number): number | null {
  const plain = text.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Math.round(Number(plain) * size) : null
}
