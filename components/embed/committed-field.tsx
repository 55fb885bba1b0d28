'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { TextField } from '@/components/ui/text-field'

type CommittedFieldProps = Omit<ComponentProps<typeof TextField>, 'value' | 'onChange' | 'error'> & {
  value: string
  /** Answers why the text cannot be taken, if it cannot. */
  onCommit: (value: string) => string | null
  /** Takes the text as well once nothing was typed for a moment. */
  commitsAtRest?: boolean
}

/** How long nothing is typed before a text takes effect by itself, in milliseconds. */
const rest = 800

type Typed = { readonly text: string; readonly why: string | null }

/**
 * A text that takes effect on Enter, when it is left, or at rest, so that the frame is not loaded per keystroke. What is
 * refused stays in the field with the reason.
 */
export function CommittedField({ value, onCommit, commitsAtRest = false, ...field }: CommittedFieldProps) {
  const [typed, setTyped] = useState<Typed | null>(null)
  function commit() {
    if (typed === null) return
    const text = typed.text.trim()
    const why = text === value ? null : onCommit(text)
    setTyped(why === null ? null : { text, why })
  }
  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })
  const isTyping = commitsAtRest && typed !== null && typed.why === null && typed.text.trim() !== ''
  useEffect(() => {
    if (!isTyping || typed === null) return
    const timer = window.setTimeout(() => latest.current(), rest)
    return () => window.clearTimeout(timer)
  }, [isTyping, typed])
  return (
    <TextField
      spellCheck={false}
      autoComplete="off"
      {...field}
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
