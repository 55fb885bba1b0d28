import { type Parameter, type ParameterValue, parameterLimits } from '../parameter'
import { checkValue } from './value'

/** A value to try a template with, and whether its author gave it as the example. */
export type StandIn = { readonly name: string; readonly value: ParameterValue; readonly isExample: boolean }

/** The example of a parameter or else a made-up value, valid in either case; null where neither is: nothing is guessed into a pattern. */
export function standInFor(parameter: Parameter): StandIn | null {
  const { name, example } = parameter
  if (example !== undefined && checkValue(parameter, example).ok) return { name, value: example, isExample: true }
  const made = checkValue(parameter, madeUp(parameter))
  return made.ok ? { name, value: made.value, isExample: false } : null
}

function madeUp(parameter: Parameter): ParameterValue | undefined {
  switch (parameter.type) {
    case 'boolean':
      return true
    case 'integer':
      return Math.min(Math.max(1, parameter.minimum ?? 1), parameter.maximum ?? Number.MAX_SAFE_INTEGER)
    case 'enum':
      return parameter.options[0]
    case 'email':
      return `some.${parameter.name}@acme.example`
    case 'uuid':
      return '00000000-0000-4000-8000-000000000001'
    case 'string': {
      const { minLength = 1, maxLength = parameterLimits.usualValue } = parameter
      return `some_${parameter.name}`.padEnd(minLength, '_').slice(0, maxLength)
    }
  }
}
