'use client'

import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Field, inputClass, noteIdOf } from './field'
import { useReplayTyped } from './replay-typed'

type TextFieldProps = ComponentProps<'input'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  hideLabel?: boolean | undefined
  /** Ids, keys and JSON values are set in mono. */
  mono?: boolean | undefined
  /** 28 px high, for dense rows. */
  dense?: boolean | undefined
  inputClassName?: string | undefined
}

/** A one-line text input with its label, hint and error. Takes every prop of an input; `className` places the whole field. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  mono,
  dense,
  className,
  inputClassName,
  ref,
  ...rest
}: TextFieldProps) {
  const ownId = useId()
  const typedRef = useReplayTyped(ref)
  const id = rest.id ?? ownId
  const hasNote = Boolean(hint) || Boolean(error)
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} htmlFor={id} className={className}>
      <input
        type="text"
        data-slot="text-field"
        {...rest}
        ref={typedRef}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={clsx(rest['aria-describedby'], hasNote && noteIdOf(id)) || undefined}
        className={clsx(
          inputClass,
          dense ? 'h-7 px-2' : 'h-8 px-2.5',
          'pointer-coarse:h-10 pointer-coarse:text-16',
          mono ? 'font-mono text-13' : 'text-14',
          inputClassName,
        )}
      />
    </Field>
  )
}
