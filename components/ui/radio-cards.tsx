'use client'

import clsx from 'clsx'
import { type ReactNode, useId } from 'react'

/** One choice with what it means. */
type RadioCard<V extends string> = {
  readonly value: V
  readonly label: ReactNode
  readonly description: ReactNode
}

type RadioCardsProps<V extends string> = {
  label: string
  options: readonly RadioCard<V>[]
  value: V | null
  onValueChange: (value: V) => void
  hideLabel?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

/** A choice of few, each explained where it stands. One hairline box, so that the choices read as one question. */
export function RadioCards<V extends string>({
  label,
  options,
  value,
  onValueChange,
  hideLabel,
  disabled,
  className,
}: RadioCardsProps<V>) {
  const name = useId()
  return (
    <fieldset data-slot="radio-cards" disabled={disabled} className={clsx('min-w-0', className)}>
      <legend className={clsx(hideLabel ? 'sr-only' : 'mb-1 text-13 font-medium')}>{label}</legend>
      <div className="divide-y divide-line overflow-clip rounded-control border border-line">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              'flex gap-2.5 px-3 py-2 transition-colors hover:bg-hover has-checked:bg-accent-tint has-disabled:opacity-60',
              'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValueChange(option.value)}
              className={radioClass}
            />
            <span className="grid min-w-0">
              <span className="text-13 font-medium">{option.label}</span>
              <span className="text-12 text-ink-muted">{option.description}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const radioClass = clsx(
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-raised outline-none',
  'checked:border-[5px] checked:border-accent',
)
