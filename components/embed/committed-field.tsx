'use client'

import { type ComponentProps, useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type CommittedFieldProps = Omit<ComponentProps<typeof TextField>, 'value' | 'onChange'> & {
  value: string
  onCommit: (value: string) => void
}

/** A text that takes effect on Enter or when it is left, so that the frame is not loaded per keystroke. */
export function CommittedField({ value, onCommit, ...rest }: CommittedFieldProps) {
  const [text, setText] = useState(value)
  function commit() {
    const trimmed = text.trim()
    setText(trimmed)
    if (trimmed !== value) onCommit(trimmed)
  }
  return (
    <TextField
      spellCheck={false}
      autoComplete="off"
      {...rest}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
      }}
    />
  )
}
