'use client'

import clsx from 'clsx'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Field, inputClass, noteIdOf } from './field'
import { useReplayTyped } from './replay-typed'

type ChipFieldProps = {
  label: ReactNode
  /** What one entry is called in the names of its buttons: "Remove the key tenant_id". */
  noun: string
  values: readonly string[]
  onValuesChange: (values: readonly string[]) => void
  /** Says why a text cannot be an entry; null when it can. */
  problemOf: (text: string) => string | null
  placeholder?: string | undefined
  hint?: ReactNode
  suggestions?: readonly string[] | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

/**
 * A list of short texts, each a chip that can be taken away, with room to type another. Enter, a comma or leaving the field
 * adds what was typed; what cannot be added stays, with the reason under it.
 */
export function ChipField({
  label,
  noun,
  values,
  onValuesChange,
  problemOf,
  placeholder,
  hint,
  suggestions,
  disabled,
  className,
}: ChipFieldProps) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const typedRef = useReplayTyped(input)
  const id = useId()

  function add() {
    const text = typed.trim()
    const found = text === '' ? null : values.includes(text) ? `${text} is already there.` : problemOf(text)
    setProblem(found)
    if (found !== null) return
    setTyped('')
    if (text !== '') onValuesChange([...values, text])
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add()
  }
  function remove(value: string) {
    onValuesChange(values.filter((other) => other !== value))
    input.current?.focus()
  }
  return (
    <Field label={label} hint={hint} error={problem ?? undefined} htmlFor={id} className={className}>
      <div
        data-slot="chip-field"
        className={clsx(
          inputClass,
          problem && 'border-deny-line',
          'flex min-h-8 flex-wrap items-center gap-1 p-1 pointer-coarse:min-h-10',
          'has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent',
        )}
      >
        {values.map((value) => (
          <Chip key={value} value={value} noun={noun} disabled={disabled} onRemove={() => remove(value)} />
        ))}
        <input
          ref={typedRef}
          id={id}
          type="text"
          value={typed}
          disabled={disabled}
          list={suggestions && `${id}-list`}
          placeholder={values.length === 0 ? placeholder : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={hint || problem ? noteIdOf(id) : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setProblem(null)
          }}
          onKeyDown={press}
          onBlur={add}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="h-6 min-w-24 flex-1 bg-transparent px-1.5 font-mono text-13 outline-none placeholder:font-sans pointer-coarse:h-8 pointer-coarse:text-16"
        />
        {suggestions && (
          <datalist id={`${id}-list`}>
            {suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        )}
      </div>
    </Field>
  )
}

type ChipProps = { value: string; noun: string; disabled: boolean | undefined; onRemove: () => void }

function Chip({ value, noun, disabled, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-chip bg-hover pl-1.5 font-mono text-12 pointer-coarse:h-8">
      <span className="truncate">{value}</span>
      <button
        type="button"
        disabled={disabled}
        aria-label={`Remove the ${noun} ${value}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-chip text-ink-faint transition-colors hover:text-ink pointer-coarse:size-8"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
