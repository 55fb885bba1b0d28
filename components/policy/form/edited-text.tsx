'use client'

import { type ComponentProps, useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type EditedTextProps = Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'onBlur' | 'error'> & {
  readonly value: string
  /** Takes what was typed into the draft; answers why it cannot be taken, or null. */
  readonly onEdit: (text: string) => string | null
  /** What is wrong with what the draft holds. */
  readonly problem?: string | undefined
}

/**
 * A text field over the draft. What cannot be taken stays in the field with the reason, and the draft as it was; leaving the
 * field goes back to the draft.
 */
export function EditedText({ value, onEdit, problem, ...rest }: EditedTextProps) {
  const [refused, setRefused] = useState<{ readonly text: string; readonly why: string } | null>(null)
  function change(text: string) {
    const why = onEdit(text)
    setRefused(why === null ? null : { text, why })
  }
  return (
    <TextField
      autoComplete="off"
      spellCheck={false}
      {...rest}
      value={refused?.text ?? value}
      error={refused?.why ?? problem}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setRefused(null)}
    />
  )
}
