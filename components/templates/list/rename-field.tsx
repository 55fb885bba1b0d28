'use client'

import { useRef, useState } from 'react'
import { FieldNote, inputClass } from '@/components/ui/field'

/** A new name, and the one it is to stand for. */
export type Renaming = { readonly name: string; readonly was: string }

type RenameFieldProps = {
  name: string
  /** Answers the refusal to show, or nothing when the name was taken. */
  onRename: (renaming: Renaming) => Promise<string | undefined>
  onLeave: () => void
}

/**
 * The name of a template as an input in its place: Enter keeps it, Escape leaves it as it was. A refused name stays in the
 * field, and is tried again by Enter only.
 */
export function RenameField({ name, onRename, onLeave }: RenameFieldProps) {
  const [text, setText] = useState(name)
  const [refusal, setRefusal] = useState<string | undefined>(undefined)
  // A list that is read again behind the open field must not change what the person saw.
  const seen = useRef(name)
  // Taking the field away makes it lose focus, which must not rename again.
  const isSent = useRef<boolean>(false)
  async function keep() {
    if (isSent.current) return
    if (refusal !== undefined) seen.current = name
    if (text.trim() === seen.current) return onLeave()
    isSent.current = true
    const why = await onRename({ name: text, was: seen.current })
    if (why === undefined) return
    isSent.current = false
    setRefusal(why)
  }
  return (
    <form
      className="relative z-1 grid"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
        autoFocus
        aria-label={`New name of ${name}`}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={refusal ? 'rename-note' : undefined}
        value={text}
        maxLength={120}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave()
        }}
        onBlur={() => {
          if (refusal === undefined) void keep()
        }}
        className={`${inputClass} -ml-2 h-7 px-2 text-13 font-medium`}
      />
      <FieldNote id="rename-note" error={refusal} />
    </form>
  )
}
