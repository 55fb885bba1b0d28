'use client'

import { ParameterField } from '@/components/templates/parameters/parameter-field'
import { Button } from '@/components/ui/button'
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
        <ParameterField
          id={`issue-values.${parameter.name}`}
          withExample
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
