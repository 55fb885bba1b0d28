'use client'

import { useState } from 'react'
import { FieldNote, inputClass } from '@/components/ui/field'

type RenameFieldProps = {
  name: string
  /** Answers the refusal to show, or nothing when the name was taken. */
  onRename: (name: string) => Promise<string | undefined>
  onLeave: () => void
}

/** The name of a template as an input in its place: Enter keeps it, Escape leaves it as it was. */
export function RenameField({ name, onRename, onLeave }: RenameFieldProps) {
  const [text, setText] = useState(name)
  const [refusal, setRefusal] = useState<string>()
  async function keep() {
    if (text.trim() === name) return onLeave()
    setRefusal(await onRename(text))
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
        onBlur={() => void keep()}
        className={`${inputClass} -ml-2 h-7 px-2 text-13 font-medium`}
      />
      <FieldNote id="rename-note" error={refusal} />
    </form>
  )
}
