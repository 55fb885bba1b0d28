'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { Field, inputClass, noteIdOf } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { replayTyped } from '@/components/ui/replay-typed'

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** What the button reveals, as in "Show password". */
  what?: string | undefined
}

/** A password or passphrase, hidden until its owner wants to see it. */
export function PasswordField({ label, hint, error, what = 'password', className, ...rest }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  const ownId = useId()
  const id = rest.id ?? ownId
  return (
    <Field label={label} hint={hint} error={error} htmlFor={id} className={className}>
      <div className="relative">
        <input
          data-slot="password-field"
          spellCheck={false}
          autoCapitalize="none"
          {...rest}
          ref={replayTyped}
          id={id}
          type={isShown ? 'text' : 'password'}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? noteIdOf(id) : undefined}
          className={`${inputClass} h-8 pr-9 pl-2.5 text-14 pointer-coarse:h-10 pointer-coarse:pr-11 pointer-coarse:text-16`}
        />
        <IconButton
          label={isShown ? `Hide ${what}` : `Show ${what}`}
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setShown(!isShown)}
          size="sm"
          className="absolute! top-0.5 right-0.5 pointer-coarse:top-0"
        />
      </div>
    </Field>
  )
}
