'use client'

import { FileUp } from 'lucide-react'
import { type ChangeEvent, useId } from 'react'
import { buttonClass } from './button'

type FileChoiceProps = {
  /** As the `accept` attribute names kinds of files. */
  accept: string
  onChoose: (file: File | undefined) => void
  disabled?: boolean | undefined
}

/** A button that lets a file be chosen: the field of the browser under a label that looks like the other buttons. */
export function FileChoice({ accept, onChoose, disabled }: FileChoiceProps) {
  const id = useId()
  function choose(event: ChangeEvent<HTMLInputElement>) {
    onChoose(event.target.files?.[0])
    event.target.value = ''
  }
  return (
    <div className="relative w-fit">
      <input
        id={id}
        type="file"
        accept={accept}
        onChange={choose}
        disabled={disabled}
        className="peer absolute inset-0 opacity-0"
      />
      <label
        htmlFor={id}
        className={`${buttonClass({ variant: 'secondary', size: 'sm' })} relative peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent`}
      >
        <FileUp aria-hidden />
        Choose a file
      </label>
    </div>
  )
}
