'use client'

import { useEffect, useRef } from 'react'
import { Select } from '@/components/ui/select'
import { type ConditionValue, problemOfValue, setCondition } from '@/lib/templates'
import { EditedText } from '../edited-text'
import { useFormEdits } from '../form-edits'
import { convert, parseWhole, typeOf, valueTypes } from './condition-value'

type ConditionValueFieldsProps = {
  readonly resource: string
  readonly name: string
  readonly value: ConditionValue
  readonly isNew: boolean
}

const truths = [
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
] as const

/** The value of a condition and its type, which counts: "7" and 7 never match each other. */
export function ConditionValueFields({ resource, name, value, isNew }: ConditionValueFieldsProps) {
  const { edit } = useFormEdits()
  const type = typeOf(value)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isNew) input.current?.focus()
  }, [isNew])
  function set(next: ConditionValue): string | null {
    return problemOfValue(next) ?? edit(() => setCondition(resource, { key: name, value: next }))
  }
  function typed(text: string): string | null {
    if (type === 'text') return set(text)
    const number = parseWhole(text)
    return number === null ? 'Write a whole number, or choose text.' : set(number)
  }
  return (
    <>
      {type === 'boolean' ? (
        <Select
          label={`Value of ${name}`}
          hideLabel
          dense
          options={truths}
          value={value === true ? 'true' : 'false'}
          onValueChange={(text) => void set(text === 'true')}
          className="min-w-0 flex-1"
        />
      ) : (
        <EditedText
          ref={input}
          data-value
          label={`Value of ${name}`}
          hideLabel
          dense
          mono
          placeholder={value === '' ? 'nothing matches yet' : undefined}
          inputMode={type === 'number' ? 'numeric' : 'text'}
          value={String(value)}
          onEdit={typed}
          className="min-w-0 flex-1"
        />
      )}
      <Select
        label={`Type of ${name}`}
        hideLabel
        dense
        options={valueTypes}
        value={type}
        onValueChange={(to) => void set(convert(value, to))}
        className="w-20 shrink-0"
      />
    </>
  )
}
