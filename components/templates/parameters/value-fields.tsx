'use client'

import { Button } from '@/components/ui/button'
import type { Parameter } from '@/lib/templates'
import { ParameterField } from './parameter-field'

/** A value that would do, and what taking it is called. */
type Fix = { readonly label: string; readonly value: string }

type ValueFieldsProps = {
  readonly parameters: readonly Parameter[]
  readonly textOf: (parameter: Parameter) => string
  readonly problemOf: (name: string) => string | undefined
  readonly onText: (name: string, text: string) => void
  readonly fixOf?: (name: string) => Fix | undefined
  /** For who knows the template: packed, without examples, which are filled in already. */
  readonly dense?: boolean
  /** Stands before the name of a parameter in the id of its field, where something leads to it. */
  readonly idBefore?: string
}

/** A field for each of these parameters, with what is wrong with its text and what would do instead. */
export function ValueFields(props: ValueFieldsProps) {
  const { parameters, textOf, problemOf, onText, fixOf, dense = false, idBefore } = props
  return parameters.map((parameter) => {
    const { name } = parameter
    const fix = fixOf?.(name)
    return (
      <div key={name} data-parameter={name} className="grid content-start gap-1.5">
        <ParameterField
          id={idBefore === undefined ? undefined : `${idBefore}${name}`}
          withExample={!dense}
          dense={dense}
          parameter={parameter}
          text={textOf(parameter)}
          problem={problemOf(name)}
          onText={(text) => onText(name, text)}
        />
        {fix && (
          <Button size="sm" className="justify-self-start" onClick={() => onText(name, fix.value)}>
            {fix.label}
          </Button>
        )}
      </div>
    )
  })
}
