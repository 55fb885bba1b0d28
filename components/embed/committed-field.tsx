'use client'

import { type ComponentProps, useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type CommittedFieldProps = Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'error'> & {
  value: string
  /** Answers why the text cannot be taken, if it cannot. */
  onCommit: (value: string) => string | null
}

type Typed = { readonly text: string; readonly why: string | null }

/**
 * A text that takes effect on Enter or when it is left, so that the frame is not loaded per keystroke. What is refused
 * stays in the field with the reason.
 */
export function CommittedField({ value, onCommit, ...rest }: CommittedFieldProps) {
  const [typed, setTyped] = useState<Typed | null>(null)
  function commit() {
    if (typed === null) return
    const text = typed.text.trim()
    const why = text === value ? null : onCommit(text)
    setTyped(why === null ? null : { text, why })
  }
  return (
    <TextField
      spellCheck={false}
      autoComplete="off"
      {...rest}
      value={typed?.text ?? value}
      error={typed?.why ?? undefined}
      onChange={(event) => setTyped({ text: event.target.value, why: null })}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}
