import { err, ok, type Result } from '@/lib/base'
import { problemOfName, showName } from './name'
import { type Parameter, parameterLimits } from './parameter'
import { readPattern } from './values/pattern'
import { checkValue } from './values/value'

/** What is wrong between the parts of a parameter: the part and a sentence. */
export type DeclarationFlaw = { readonly key: string; readonly message: string }

/** Checks what the parts of a parameter mean to each other: name, pattern, bounds, options, and its example as a value. */
export function declarationFlaws(parameter: Parameter): readonly DeclarationFlaw[] {
  const name = problemOfName(parameter.name)
  const own = [...(name === null ? [] : [{ key: 'name', message: name }]), ...flawsOfType(parameter)]
  const { example } = parameter
  if (own.length > 0 || example === undefined) return own
  const checked = checkValue(parameter, example)
  if (checked.ok) return own
  return [{ key: 'example', message: `The example of ${showName(parameter.name)} ${checked.error.sentence}` }]
}

function flawsOfType(parameter: Parameter): readonly DeclarationFlaw[] {
  switch (parameter.type) {
    case 'string':
      return [
        ...patternFlaws(parameter.pattern),
        ...orderFlaws('minLength', parameter.minLength, parameter.maxLength ?? parameterLimits.usualValue),
      ]
    case 'integer':
      return orderFlaws('minimum', parameter.minimum, parameter.maximum)
    case 'enum':
      return optionFlaws(parameter)
    default:
      return []
  }
}

function patternFlaws(source: string | undefined): readonly DeclarationFlaw[] {
  const pattern = source === undefined ? ok(null) : readPattern(source)
  return pattern.ok ? [] : [{ key: 'pattern', message: pattern.error }]
}

function orderFlaws(key: string, least: number | undefined, most: number | undefined): readonly DeclarationFlaw[] {
  if (least === undefined || most === undefined || least <= most) return []
  return [{ key, message: `The least, ${least}, is more than the most, ${most}, so no value fits.` }]
}

function optionFlaws(parameter: Parameter & { type: 'enum' }): readonly DeclarationFlaw[] {
  const { options } = parameter
  if (new Set(options).size < options.length) return [{ key: 'options', message: 'An option is listed twice.' }]
  const bad = options.findIndex((option) => !checkValue(parameter, option).ok)
  const why = bad === -1 ? ok('') : sentenceOf(parameter, options[bad])
  return why.ok ? [] : [{ key: 'options', message: `Option ${bad + 1} ${why.error}` }]
}

function sentenceOf(parameter: Parameter, value: unknown): Result<string, string> {
  const checked = checkValue(parameter, value)
  return checked.ok ? ok('') : err(checked.error.sentence)
}
