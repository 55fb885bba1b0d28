'use client'

import type { Parameter } from '@/lib/templates'
import { ParameterField } from './parameter-field'
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
            <ParameterField
              parameter={parameter}
              text={typedFor(typed, parameter)}
              problem={problems[parameter.name]}
              dense
              onText={(value) => onType({ ...typed, [parameter.name]: value })}
            />
          </div>
        ))}
    </div>
  )
}
