'use client'

import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import type { Parameter } from '@/lib/templates'
import { type TypedValues, typedFor } from './try-values'

type ValueFieldsProps = {
  readonly parameters: readonly Parameter[]
  readonly used: readonly string[]
  readonly typed: TypedValues
  readonly problems: Readonly<Record<string, string>>
  readonly onType: (typed: TypedValues) => void
}

/** One field for each parameter that the draft uses. */
export function ValueFields({ parameters, used, typed, problems, onType }: ValueFieldsProps) {
  return (
    <div className="grid gap-2 @lg:grid-cols-2">
      {parameters
        .filter(({ name }) => used.includes(name))
        .map((parameter) => (
          <div key={parameter.name} data-parameter={parameter.name}>
            <ValueField
              parameter={parameter}
              value={typedFor(typed, parameter)}
              problem={problems[parameter.name]}
              onValue={(value) => onType({ ...typed, [parameter.name]: value })}
            />
          </div>
        ))}
    </div>
  )
}

type ValueFieldProps = {
  readonly parameter: Parameter
  readonly value: string
  readonly problem: string | undefined
  readonly onValue: (value: string) => void
}

function ValueField({ parameter, value, problem, onValue }: ValueFieldProps) {
  const { label, help } = parameter
  const choices = choicesOf(parameter)
  if (choices !== null) {
    const options = [{ value: '', label: 'Choose' }, ...choices.map((choice) => ({ value: choice, label: choice }))]
    const shown = choices.includes(value) ? value : ''
    return <Select label={label} hint={help} error={problem} options={options} value={shown} onValueChange={onValue} />
  }
  return (
    <TextField
      label={label}
      hint={help}
      error={problem}
      value={value}
      mono
      dense
      inputMode={parameter.type === 'integer' ? 'numeric' : 'text'}
      onChange={(event) => onValue(event.target.value)}
    />
  )
}

function choicesOf(parameter: Parameter): readonly string[] | null {
  if (parameter.type === 'boolean') return ['true', 'false']
  return parameter.type === 'enum' ? parameter.options : null
}
