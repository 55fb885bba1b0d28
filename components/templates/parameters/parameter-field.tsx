'use client'

import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import type { Parameter } from '@/lib/templates'

type ParameterFieldProps = {
  readonly parameter: Parameter
  /** What is typed, or chosen, as text. */
  readonly text: string
  readonly problem: string | undefined
  readonly onText: (text: string) => void
  readonly id?: string | undefined
  readonly dense?: boolean | undefined
  /** Says the example of the parameter beside its help, for who does not know the template. */
  readonly withExample?: boolean | undefined
}

/** The field for one blank of a template: a choice where its values are known, else a text. */
export function ParameterField({ parameter, text, problem, onText, id, dense, withExample }: ParameterFieldProps) {
  const { label, help, example, type } = parameter
  const choices = choicesOf(parameter)
  if (choices !== null) {
    const options = [{ value: '', label: 'Choose' }, ...choices.map((choice) => ({ value: choice, label: choice }))]
    const shown = choices.includes(text) ? text : ''
    return (
      <Select
        id={id}
        label={label}
        hint={help}
        error={problem}
        options={options}
        value={shown}
        onValueChange={onText}
      />
    )
  }
  const shownExample = withExample && example !== undefined ? `For example ${String(example)}.` : null
  return (
    <TextField
      id={id}
      label={label}
      hint={[help, shownExample].filter(Boolean).join(' ') || undefined}
      error={problem}
      value={text}
      mono
      dense={dense}
      inputMode={type === 'integer' ? 'numeric' : 'text'}
      onChange={(event) => onText(event.target.value)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}

function choicesOf(parameter: Parameter): readonly string[] | null {
  if (parameter.type === 'boolean') return ['true', 'false']
  return parameter.type === 'enum' ? parameter.options : null
}
