'use client'

import clsx from 'clsx'
import { type ChangeEvent, memo, type ReactNode, useId } from 'react'
import { replayTyped } from './replay-typed'

/** One position of a switch, written out. */
type SegmentedOption<V extends string> = {
  readonly value: V
  readonly label: string
  readonly description?: string | undefined
}

type SegmentedProps<V extends string> = {
  label: string
  options: readonly SegmentedOption<V>[]
  value: V | null
  onValueChange: (value: V) => void
  size?: 'sm' | 'md' | undefined
  /** The group's name is spoken; set to false to show it as well. */
  hideLabel?: boolean | undefined
  disabled?: boolean | undefined
  className?: string | undefined
  /** In one row of so many that are as wide as their labels; no label is cut then. */
  columns?: 3 | 4 | undefined
  /** Beside the visible label, at its right end. */
  aside?: ReactNode
}

/** A switch with its positions side by side: a radio group, so arrows move and one stop of Tab reaches it. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onValueChange,
  size = 'md',
  hideLabel = true,
  disabled,
  className,
  columns,
  aside,
}: SegmentedProps<V>) {
  const name = useId()
  const description = options.find((option) => option.value === value)?.description
  function choose({ target }: ChangeEvent<HTMLFieldSetElement>) {
    if (!(target instanceof HTMLInputElement) || target.name !== name) return
    const chosen = options.find((option) => option.value === target.value)
    if (chosen) onValueChange(chosen.value)
  }
  return (
    <fieldset
      data-slot="segmented"
      disabled={disabled}
      onChange={choose}
      className={clsx('grid min-w-0 gap-1', className)}
    >
      <legend className={clsx(hideLabel ? 'sr-only' : 'float-left mb-1 text-13 font-medium')}>{label}</legend>
      {aside}
      <div
        className={clsx(
          'inline-grid w-fit max-w-full rounded-control bg-hover p-0.5 ring-1 ring-line ring-inset',
          columns === undefined
            ? 'auto-cols-fr grid-flow-col'
            : columns === 3
              ? 'grid-cols-[repeat(3,auto)]'
              : 'grid-cols-[repeat(4,auto)]',
        )}
      >
        {options.map((option) => (
          <Position
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            title={option.description}
            isTight={columns === 4}
            isChosen={option.value === value}
            size={size}
          />
        ))}
      </div>
      {description && <p className="text-12 text-ink-muted">{description}</p>}
    </fieldset>
  )
}

type PositionProps = {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly title: string | undefined
  /** Where many stand in one row. */
  readonly isTight: boolean
  readonly isChosen: boolean
  readonly size: 'sm' | 'md'
}

/**
 * One position. Drawn again only when it changes itself: for each radio that React draws again it takes the name away and
 * puts it back. Its look comes from what is chosen, not from `:has(:checked)`, which the browser would look for again.
 */
const Position = memo(function Position({ name, value, label, title, isTight, isChosen, size }: PositionProps) {
  return (
    <label
      title={title}
      className={clsx(
        'relative flex items-center justify-center truncate rounded-chip text-13 transition-colors in-disabled:opacity-60',
        isChosen ? 'bg-raised font-medium text-ink ring-1 ring-line-strong' : 'text-ink-muted hover:text-ink',
        'has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1',
        size === 'sm' ? 'h-6' : 'h-7',
        isTight ? 'px-1.5' : 'px-2.5',
        'pointer-coarse:h-9',
      )}
    >
      <input
        ref={replayTyped}
        type="radio"
        name={name}
        value={value}
        checked={isChosen}
        onChange={heardByGroup}
        className="absolute inset-0 size-full appearance-none outline-none"
      />
      {/* The chosen label is heavier; its width is kept for it, so that choosing moves nothing. */}
      <span
        data-label={label}
        className="pointer-events-none grid min-w-0 after:invisible after:h-0 after:overflow-hidden after:font-medium after:content-[attr(data-label)]"
      >
        <span className="truncate">{label}</span>
      </span>
    </label>
  )
})

/** The change goes on to the group, so that no position holds a function that is new with every drawing. */
const heardByGroup = () => undefined
