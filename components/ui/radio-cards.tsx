'use client'

import clsx from 'clsx'
import { type ChangeEvent, memo, type ReactNode, useId } from 'react'
import { replayTyped } from './replay-typed'

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
  function choose({ target }: ChangeEvent<HTMLFieldSetElement>) {
    if (!(target instanceof HTMLInputElement) || target.name !== name) return
    const chosen = options.find((option) => option.value === target.value)
    if (chosen) onValueChange(chosen.value)
  }
  return (
    <fieldset data-slot="radio-cards" disabled={disabled} onChange={choose} className={clsx('min-w-0', className)}>
      <legend className={clsx(hideLabel ? 'sr-only' : 'mb-1 text-13 font-medium')}>{label}</legend>
      <div className="divide-y divide-line overflow-clip rounded-control border border-line">
        {options.map((option) => (
          <Card key={option.value} name={name} {...option} isChosen={option.value === value} />
        ))}
      </div>
    </fieldset>
  )
}

type CardProps = RadioCard<string> & { readonly name: string; readonly isChosen: boolean }

/** One choice. Drawn again only when it changes itself, as a position of `Segmented` is. */
const Card = memo(function Card({ name, value, label, description, isChosen }: CardProps) {
  return (
    <label
      className={clsx(
        'flex gap-2.5 px-3 py-2 transition-colors in-disabled:opacity-60',
        isChosen ? 'bg-accent-tint' : 'hover:bg-hover',
        'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
      )}
    >
      <input
        ref={replayTyped}
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={heardByGroup}
        className={radioClass}
      />
      <span className="grid min-w-0">
        <span className="text-13 font-medium">{label}</span>
        <span className="text-12 text-ink-muted">{description}</span>
      </span>
    </label>
  )
})

/** The change goes on to the group, so that no card holds a function that is new with every drawing. */
const heardByGroup = () => undefined

const radioClass = clsx(
  'mt-0.5 size-4 shrink-0 appearance-none rounded-full border border-line-strong bg-raised outline-none',
  'checked:border-[5px] checked:border-accent',
)
