'use client'

import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import type { GrantProblem } from '@/lib/grants'
import type { Parameter } from '@/lib/templates'
import type { IssueForm } from './issue-state'

type ValueFieldsProps = {
  readonly parameters: readonly Parameter[]
  readonly form: IssueForm
  readonly problems: readonly GrantProblem[]
  readonly problemOf: (field: string) => string | undefined
  readonly onType: (name: string, text: string) => void
}

/** Which customer: a field for each blank of the template, checked while it is typed. */
export function ValueFields({ parameters, form, problems, problemOf, onType }: ValueFieldsProps) {
  return parameters.map((parameter) => {
    const field = `values.${parameter.name}`
    const fix = problems.find((problem) => problem.field === field)?.fix
    return (
      <div key={parameter.name} className="grid gap-1.5">
        <ValueField
          parameter={parameter}
          text={form.typed[parameter.name] ?? ''}
          problem={problemOf(field)}
          onText={(text) => onType(parameter.name, text)}
        />
        {fix && (
          <Button size="sm" className="justify-self-start" onClick={() => onType(parameter.name, fix.value)}>
            {fix.label}
          </Button>
        )}
      </div>
    )
  })
}

type ValueFieldProps = {
  readonly parameter: Parameter
  readonly text: string
  readonly problem: string | undefined
  readonly onText: (text: string) => void
}

function ValueField({ parameter, text, problem, onText }: ValueFieldProps) {
  const { label, help, example, type, name } = parameter
  const choices = type === 'boolean' ? ['true', 'false'] : type === 'enum' ? parameter.options : null
  const id = `issue-values.${name}`
  if (choices !== null) {
    const options = [{ value: '', label: 'Choose' }, ...choices.map((choice) => ({ value: choice, label: choice }))]
    return (
      <Select id={id} label={label} hint={help} error={problem} options={options} value={text} onValueChange={onText} />
    )
  }
  const hint = [help, example === undefined ? null : `For example ${String(example)}.`].filter(Boolean).join(' ')
  return (
    <TextField
      id={id}
      label={label}
      hint={hint}
      error={problem}
      value={text}
      mono
      inputMode={type === 'integer' ? 'numeric' : 'text'}
      onChange={(event) => onText(event.target.value)}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
