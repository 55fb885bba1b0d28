'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type NumberFieldProps = {
  readonly label: string
  readonly value: number
  /** Whole numbers from 1 on alone. */
  readonly isWhole?: boolean
  readonly onNumber: (value: number) => void
}

/** A number as it is typed. What is none, or none that the engine holds exactly, stays in the field with the reason. */
export function NumberField({ label, value, isWhole = false, onNumber }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed === null ? null : problemOf(typed, isWhole)
  function change(text: string) {
    setTyped(text)
    if (problemOf(text, isWhole) === null) onNumber(Number(text))
  }
  return (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? String(value)}
      error={problem ?? undefined}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        if (problem === null) setTyped(null)
      }}
    />
  )
}

/** Numbers with an exponent or past 2^53 are not written in conditions: the engine would compare something else. */
function problemOf(text: string, isWhole: boolean): string | null {
  if (isWhole) return /^[1-9][0-9]{0,6}$/.test(text) ? null : 'Write a whole number of minutes, such as 60.'
  if (!/^-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,6})?$/.test(text)) return 'Write a number, such as 42 or 0.5.'
  return Number.isSafeInteger(Math.trunc(Number(text))) && String(Number(text)) === text
    ? null
    : 'This number cannot be compared exactly. Write one with fewer digits.'
}
