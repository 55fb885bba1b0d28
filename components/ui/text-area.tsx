'use client'

import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Field, inputClass, noteIdOf } from './field'
import { useReplayTyped } from './replay-typed'

type TextAreaProps = ComponentProps<'textarea'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  hideLabel?: boolean | undefined
  mono?: boolean | undefined
  inputClassName?: string | undefined
}

/** A text input of several lines with its label, hint and error. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  mono,
  className,
  inputClassName,
  rows = 3,
  ref,
  ...rest
}: TextAreaProps) {
  const ownId = useId()
  const typedRef = useReplayTyped(ref)
  const id = rest.id ?? ownId
  const hasNote = Boolean(hint) || Boolean(error)
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel} htmlFor={id} className={className}>
      <textarea
        data-slot="text-area"
        {...rest}
        ref={typedRef}
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={clsx(rest['aria-describedby'], hasNote && noteIdOf(id)) || undefined}
        className={clsx(
          inputClass,
          'resize-y px-2.5 py-1.5 pointer-coarse:text-16',
          mono ? 'font-mono text-13' : 'text-14',
          inputClassName,
        )}
      />
    </Field>
  )
}
