'use client'

import clsx from 'clsx'
import type { KeyboardEvent, PointerEvent } from 'react'

type SeparatorProps = {
  readonly label: string
  readonly orientation: 'vertical' | 'horizontal'
  /** The share in percent of the pane on the side that is sized. */
  readonly value: number
  readonly min: number
  readonly max: number
  /** Which pane is sized: the one before the line, or the one after it. */
  readonly sizes: 'before' | 'after'
  readonly onChange: (value: number) => void
  readonly className?: string | undefined
}

const step = 2

/** The line between two panes, by the window splitter pattern of ARIA: dragged, or moved by the arrows, Home and End. */
export function Separator({ label, orientation, value, min, max, sizes, onChange, className }: SeparatorProps) {
  const isVertical = orientation === 'vertical'
  function set(next: number) {
    onChange(Math.min(max, Math.max(min, Math.round(next * 10) / 10)))
  }
  function drag(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const share = isVertical ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height
    set((sizes === 'before' ? share : 1 - share) * 100)
  }
  function press(event: KeyboardEvent<HTMLDivElement>) {
    const moved = movedBy(event.key, isVertical)
    if (moved === null) return
    event.preventDefault()
    if (moved === 'start' || moved === 'end') set((moved === 'start') === (sizes === 'before') ? min : max)
    else set(value + (sizes === 'before' ? moved : -moved) * step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved; the splitter pattern asks for this role
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      data-slot="separator"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      className={clsx(
        'relative z-1 touch-none bg-line transition-colors hover:bg-accent-line focus-visible:bg-accent',
        'after:absolute active:bg-accent-line',
        isVertical
          ? 'w-px cursor-col-resize after:inset-y-0 after:-inset-x-1'
          : 'h-px cursor-row-resize after:inset-x-0 after:-inset-y-1',
        className,
      )}
    />
  )
}

function movedBy(key: string, isVertical: boolean): number | 'start' | 'end' | null {
  if (key === 'Home') return 'start'
  if (key === 'End') return 'end'
  if (key === (isVertical ? 'ArrowLeft' : 'ArrowUp')) return -1
  return key === (isVertical ? 'ArrowRight' : 'ArrowDown') ? 1 : null
}
