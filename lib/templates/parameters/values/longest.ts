import { type Parameter, parameterLimits } from '../parameter'
import { readPattern } from './pattern'

/**
 * The longest value a parameter takes, as JSON: what it can add to a token. Texts count as plain letters, as ids, addresses
 * and keys are; one of other letters takes up to three times as much, and is judged when it is given.
 */
export function longestJson(parameter: Parameter): string {
  switch (parameter.type) {
    case 'boolean':
      return 'false'
    case 'integer': {
      const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = parameter
      return longer(String(minimum), String(maximum))
    }
    case 'enum':
      return parameter.options.map((option) => JSON.stringify(option)).reduce(longer, '""')
    case 'uuid':
      return letters(36)
    case 'email':
      return letters(parameterLimits.usualValue)
    case 'string':
      return letters(Math.min(parameter.maxLength ?? parameterLimits.usualValue, longestMatch(parameter.pattern)))
  }
}

function longestMatch(source: string | undefined): number {
  const pattern = source === undefined ? null : readPattern(source)
  return pattern?.ok ? pattern.value.longest : Number.POSITIVE_INFINITY
}

function letters(count: number): string {
  return JSON.stringify('x'.repeat(count))
}

function longer(one: string, other: string): string {
  return new TextEncoder().encode(other).length > new TextEncoder().encode(one).length ? other : one
}
