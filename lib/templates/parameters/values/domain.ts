import type { ParameterDomain } from '@/lib/policy'
import { type Parameter, type ParameterValue, parameterLimits } from '../parameter'
import { readPattern } from './pattern'
import { standInFor } from './stand-in'
import { checkValue } from './value'

/** A range of whole numbers that is still listed one by one. */
const mostListed = 100

/**
 * The values a parameter takes, for comparing policies: all of them where they are few, else its kind and some of them.
 * A pattern counts as fitting more than one value.
 */
export function domainOf(parameter: Parameter): ParameterDomain {
  const kind = kindOf(parameter)
  const listed = listedValues(parameter)
  return listed.length > 0 ? { kind, only: listed } : { kind, like: likelyValues(parameter) }
}

function kindOf({ type }: Parameter): ParameterDomain['kind'] {
  return type === 'integer' || type === 'boolean' ? type : 'string'
}

/** Every value of a parameter that has few, none of one that has many. */
function listedValues(parameter: Parameter): readonly ParameterValue[] {
  switch (parameter.type) {
    case 'boolean':
      return [true, false]
    case 'enum':
      return parameter.options.filter((option) => checkValue(parameter, option).ok)
    case 'integer': {
      const { minimum, maximum } = parameter
      if (minimum === undefined || maximum === undefined || maximum - minimum >= mostListed) return []
      return Array.from({ length: Math.max(0, maximum - minimum + 1) }, (_, at) => minimum + at)
    }
    default:
      return []
  }
}

function likelyValues(parameter: Parameter): readonly ParameterValue[] {
  const usual = standInFor(parameter)?.value
  const likely = [...(usual === undefined ? [] : [usual]), ...madeValues(parameter)]
  const plain = withoutPattern(parameter)
  return [...new Set(likely)].filter((value) => checkValue(plain, value).ok)
}

/** What is made for a pattern matches it, and so does what stands in: to compare them again would be most of the work. */
function withoutPattern(parameter: Parameter): Parameter {
  if (parameter.type !== 'string') return parameter
  const { pattern: _, ...plain } = parameter
  return plain
}

const numbers = [1, 2, 3, 4, 5]

function madeValues(parameter: Parameter): readonly ParameterValue[] {
  switch (parameter.type) {
    case 'integer':
      return numbers.flatMap((each) => [(parameter.minimum ?? 0) + each, (parameter.maximum ?? 10_000) - each])
    case 'email':
      return numbers.map((each) => `some.${parameter.name}.${each}@acme.example`)
    case 'uuid':
      return numbers.map((each) => `00000000-0000-4000-8000-00000000000${each}`)
    case 'string':
      return parameter.pattern === undefined ? plainTexts(parameter) : patternTexts(parameter, parameter.pattern)
    default:
      return []
  }
}

type StringParameter = Parameter & { type: 'string' }

function plainTexts({ name, minLength = 1, maxLength }: StringParameter): readonly string[] {
  const longest = maxLength ?? parameterLimits.usualValue
  return [...numbers.map((each) => `${each}_${name}`), 'a'.repeat(longest)].map((text) =>
    text.slice(0, longest).padEnd(minLength, 'a'),
  )
}

function patternTexts({ minLength = 1 }: StringParameter, source: string): readonly string[] {
  const pattern = readPattern(source)
  return pattern.ok ? pattern.value.samples(Math.max(3, minLength)) : []
}
