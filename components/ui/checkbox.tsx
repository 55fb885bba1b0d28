'use client'

import clsx from 'clsx'
import { Check, Minus } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { noteIdOf } from './field'
import { useReplayTyped } from './replay-typed'

type CheckboxProps = {
  label: ReactNode
  checked: boolean | 'mixed'
  onCheckedChange: (checked: boolean) => void
  hint?: ReactNode
  disabled?: boolean | undefined
  name?: string | undefined
  className?: string | undefined
}

/** A box to tick, with its label; `mixed` stands for "some of them". */
export function Checkbox({ label, checked, onCheckedChange, hint, disabled, name, className }: CheckboxProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const tickedRef = useReplayTyped(box)
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'mixed'
  }, [checked])
  return (
    <div data-slot="checkbox" className={clsx('grid', className)}>
      <label
        className={clsx(
          'flex min-h-6 items-center gap-2 text-13 pointer-coarse:min-h-10',
          disabled && 'text-ink-faint',
        )}
      >
        <span className="relative grid size-4 shrink-0 place-items-center">
          <input
            ref={tickedRef}
            type="checkbox"
            name={name}
            disabled={disabled}
            checked={checked === true}
            onChange={(event) => onCheckedChange(event.target.checked)}
            aria-describedby={hint ? noteIdOf(id) : undefined}
            className={clsx(
              'peer absolute inset-0 appearance-none rounded-chip border border-line-strong bg-raised transition-colors',
              'checked:border-accent-fill checked:bg-accent-fill indeterminate:border-accent-fill indeterminate:bg-accent-fill',
              'disabled:border-line disabled:bg-hover disabled:checked:border-ink-faint disabled:checked:bg-ink-faint',
            )}
          />
          {checked === 'mixed' ? (
            <Minus aria-hidden className={tickClass} />
          ) : (
            checked && <Check aria-hidden className={tickClass} />
          )}
        </span>
        <span className="min-w-0">{label}</span>
      </label>
      {hint && (
        <p id={noteIdOf(id)} className="pl-6 text-12 text-ink-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

const tickClass = 'pointer-events-none relative size-3! stroke-[2.5]! text-fill-ink'
