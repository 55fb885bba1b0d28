'use client'

import clsx from 'clsx'
import { ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Field, inputClass, noteIdOf } from './field'
import { replayTyped } from './replay-typed'

/** One value to choose. The description of the chosen one is shown under the control. */
type SelectOption<V extends string> = {
  readonly value: V
  readonly label: string
  readonly description?: string | undefined
}

type SelectProps<V extends string> = {
  label: ReactNode
  options: readonly SelectOption<V>[]
  value: V
  onValueChange: (value: V) => void
  hint?: ReactNode
  error?: string | undefined
  hideLabel?: boolean | undefined
  dense?: boolean | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  name?: string | undefined
  className?: string | undefined
}

/** One choice from a list: the browser's own select, so that phones, keyboards and screen readers get what they know. */
export function Select<V extends string>({
  label,
  options,
  value,
  onValueChange,
  hint,
  error,
  hideLabel,
  dense,
  className,
  id,
  ...rest
}: SelectProps<V>) {
  const ownId = useId()
  const controlId = id ?? ownId
  const note = options.find((option) => option.value === value)?.description ?? hint
  function change(text: string) {
    const chosen = options.find((option) => option.value === text)
    if (chosen) onValueChange(chosen.value)
  }
  return (
    <Field label={label} hint={note} error={error} hideLabel={hideLabel} htmlFor={controlId} className={className}>
      <span className="relative grid">
        <select
          data-slot="select"
          {...rest}
          ref={replayTyped}
          id={controlId}
          value={value}
          onChange={(event) => change(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={note || error ? noteIdOf(controlId) : undefined}
          className={clsx(
            inputClass,
            'appearance-none truncate pr-8 text-14',
            dense ? 'h-7 pl-2' : 'h-8 pl-2.5',
            'pointer-coarse:h-10',
          )}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronsUpDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-faint"
        />
      </span>
    </Field>
  )
}
