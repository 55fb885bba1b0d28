import { type ParameterDomain, printValue, type Relation, relationOf } from '@/lib/policy'
import { type Parameter, type ParameterValue, parameterLimits } from '../parameter'
import { domainOf } from './domain'
import { checkValue } from './value'

/** How the values that a parameter takes have changed, with a sentence that says so. */
export type ValuesChange = {
  readonly name: string
  readonly relation: Exclude<Relation, 'equal'>
  readonly sentence: string
}

/** A parameter as it is declared, with the values that makes it take. */
export type Declared = { readonly parameter: Parameter; readonly domain: ParameterDomain }

/** Works out what a parameter takes, once for all that it is compared with. */
export function declaredOf(parameter: Parameter): Declared {
  return { parameter, domain: domainOf(parameter) }
}

/**
 * Compares what two declarations of one parameter take: null when the same. `wider` means that the second takes all that
 * the first does, and more. Decided exactly for lists, bounds and lengths; another pattern counts as taking other values,
 * unless a value shows that it takes none or all of them.
 */
export function compareParameters(before: Declared, after: Declared): ValuesChange | null {
  const { name } = after.parameter
  if (before.domain.kind !== after.domain.kind) {
    const [was, is] = [nouns[before.parameter.type], nouns[after.parameter.type]]
    const sentence = `{{${name}}} was ${was} and is ${is} now. The two never match the same target, so they are compared as two parameters.`
    return { name, relation: 'incomparable', sentence }
  }
  const [gained, lost] = [beyond(after, before), beyond(before, after)]
  const relation = relationOf({ isGained: gained !== null, isLost: lost !== null })
  if (relation === 'equal') return null
  const parts = [
    ...(gained === null ? [] : [`now also takes ${told(gained)}`]),
    ...(lost === null ? [] : [`no longer takes ${told(lost)}`]),
  ]
  return { name, relation, sentence: `{{${name}}} ${parts.join(', and ')}.` }
}

const nouns: Readonly<Record<Parameter['type'], string>> = {
  string: 'a text',
  email: 'an e-mail address',
  uuid: 'a UUID',
  enum: 'one of a list',
  integer: 'a whole number',
  boolean: 'true or false',
}

/** Values of one parameter that another refuses: some of them, and whether these are all. Null when there are none. */
type Beyond = { readonly values: readonly ParameterValue[]; readonly isAll: boolean }

function beyond({ parameter, domain }: Declared, { parameter: other }: Declared): Beyond | null {
  const { only, like = [] } = domain
  const values = [...(only ?? like)].filter((value) => !checkValue(other, value).ok)
  if (values.length > 0) return { values, isAll: only !== undefined }
  return only !== undefined || isWithin(parameter, other) ? null : { values: [], isAll: false }
}

const mostTold = 3

function told({ values, isAll }: Beyond): string {
  if (values.length === 0) return 'other values'
  if (!isAll) return `values like ${values.slice(0, 1).map(printValue).join('')}`
  const shown = values.slice(0, mostTold).map(printValue).join(', ')
  return values.length > mostTold ? `${shown} and ${values.length - mostTold} more` : shown
}

/** Whether a parameter of many values surely takes nothing that the other refuses. */
function isWithin(parameter: Parameter, other: Parameter): boolean {
  if (parameter.type === 'integer')
    return other.type === 'integer' && isRangeWithin(boundsOf(parameter), boundsOf(other))
  if (other.type !== 'string') return parameter.type === other.type
  const samePattern = parameter.type === 'string' && parameter.pattern === other.pattern
  return (samePattern || other.pattern === undefined) && isRangeWithin(lengthsOf(parameter), lengthsOf(other))
}

type Range = readonly [least: number, most: number]

function isRangeWithin([least, most]: Range, [from, to]: Range): boolean {
  return least >= from && most <= to
}

function boundsOf({ minimum = -Infinity, maximum = Infinity }: Parameter & { type: 'integer' }): Range {
  return [minimum, maximum]
}

function lengthsOf(parameter: Parameter): Range {
  if (parameter.type === 'uuid') return [36, 36]
  if (parameter.type !== 'string') return [1, parameterLimits.usualValue]
  return [parameter.minLength ?? 1, parameter.maxLength ?? parameterLimits.usualValue]
}
