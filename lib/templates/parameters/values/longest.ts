import { type Parameter, parameterLimits } from '../parameter'
import { mostBytesOf } from './room'

/** JSON as long, in bytes, as the longest value a parameter takes: what it can add to a token. No value that is taken has more. */
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
      // An address is of plain letters without quotes.
      return letters(parameterLimits.usualValue)
    case 'string':
      return letters(mostBytesOf(parameter))
  }
}

function letters(count: number): string {
  return JSON.stringify('x'.repeat(count))
}

function longer(one: string, other: string): string {
  return new TextEncoder().encode(other).length > new TextEncoder().encode(one).length ? other : one
}
