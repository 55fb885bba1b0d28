'use client'

import { X } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import { problemOfKey } from '@/lib/templates'

/** The keys that Cobrowse's own documents use for custom_data. */
const usualKeys = ['user_id', 'user_email', 'user_name', 'device_id', 'device_name'] as const

type NewConditionRowProps = {
  /** Adds a condition with this key to the draft; answers why it cannot, or null. */
  readonly onAdd: (key: string) => string | null
  readonly onEnd: () => void
}

/** The key of a condition to come. It stands in the draft once it has a name; Enter, Tab or leaving the row adds it, Escape drops it. */
export function NewConditionRow({ onAdd, onEnd }: NewConditionRowProps) {
  const [key, setKey] = useState('')
  const [why, setWhy] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const row = useRef<HTMLDivElement>(null)
  const listId = useId()
  useEffect(() => input.current?.focus(), [])

  function add() {
    const problem = problemOfKey(key) ?? onAdd(key)
    setWhy(problem)
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape') onEnd()
    if (event.key !== 'Enter' && (event.key !== 'Tab' || event.shiftKey || key === '')) return
    event.preventDefault()
    add()
  }
  function leave(event: FocusEvent<HTMLInputElement>) {
    if (row.current?.contains(event.relatedTarget)) return
    if (key === '') onEnd()
    // Refused once, it stays with its reason until it is changed: the focus may be on its way to what is there.
    else if (why === null) add()
  }
  return (
    <div ref={row} data-slot="new-condition-row" className="flex items-start gap-1.5 py-0.5">
      <TextField
        ref={input}
        label="Key of the new condition"
        hideLabel
        dense
        mono
        autoComplete="off"
        spellCheck={false}
        list={listId}
        placeholder="key, such as user_id"
        value={key}
        error={why ?? undefined}
        onChange={(event) => {
          setKey(event.target.value)
          setWhy(null)
        }}
        onKeyDown={press}
        onBlur={leave}
        className="min-w-0 flex-1"
      />
      <datalist id={listId}>
        {usualKeys.map((usual) => (
          <option key={usual} value={usual} />
        ))}
      </datalist>
      <IconButton size="sm" label="Drop the new condition" icon={<X aria-hidden />} onClick={onEnd} />
    </div>
  )
}
