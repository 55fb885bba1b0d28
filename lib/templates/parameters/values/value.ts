import { err, ok, type Result } from '@/lib/base'
import { isVisibleText, readJson } from '@/lib/json'
import { type Parameter, type ParameterValue, parameterLimits } from '../parameter'
import { readPattern } from './pattern'
import { bytesInToken, roomOf } from './room'

/** Every reason to refuse a value, by its stable code. */
type ValueFlawCode =
  | 'value-missing'
  | 'value-type'
  | 'value-empty'
  | 'value-spaces'
  | 'value-characters'
  | 'value-length'
  | 'value-pattern'
  | 'value-bounds'
  | 'value-option'

/** Why a value was refused, as the end of a sentence that starts with the parameter. Never holds the value. */
type ValueFlaw = { readonly code: ValueFlawCode; readonly sentence: string }

type Checked = Result<ParameterValue, ValueFlaw>
type TextParameter = Exclude<Parameter, { type: 'integer' | 'boolean' }>

/** Checks one value against its parameter. Changes nothing: what is accepted is the value as it was given. */
export function checkValue(parameter: Parameter, value: unknown): Checked {
  if (value === undefined || value === null) return flaw('value-missing', 'has no value.')
  if (parameter.type === 'boolean') {
    return typeof value === 'boolean' ? ok(value) : flaw('value-type', 'wants true or false.')
  }
  if (parameter.type === 'integer') return checkInteger(parameter, value)
  return typeof value === 'string' ? checkText(parameter, value) : flaw('value-type', 'wants a text.')
}

function checkInteger({ minimum, maximum }: Parameter & { type: 'integer' }, value: unknown): Checked {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Object.is(value, -0)) {
    return flaw('value-type', 'wants a whole number.')
  }
  if (minimum !== undefined && value < minimum) return flaw('value-bounds', `wants ${minimum} or more.`)
  if (maximum !== undefined && value > maximum) return flaw('value-bounds', `wants ${maximum} or less.`)
  return ok(value)
}

function checkText(parameter: TextParameter, value: string): Checked {
  if (value.trim() === '') return flaw('value-empty', 'is empty.')
  const sized = checkLength(parameter, value)
  if (!sized.ok) return sized
  if (value !== value.trim()) return flaw('value-spaces', 'begins or ends with a space.')
  const odd = oddCharacter(value)
  if (odd !== null) return flaw('value-characters', odd)
  if (parameter.type === 'string' && value.length * 3 > roomOf(parameter) && bytesInToken(value) > roomOf(parameter)) {
    return flaw('value-length', `takes more room in a token than ${roomOf(parameter)} plain letters.`)
  }
  return checkForm(parameter, value)
}

function checkLength(parameter: TextParameter, value: string): Checked {
  const own = parameter.type === 'string' ? parameter : undefined
  const most = own?.maxLength ?? parameterLimits.usualValue
  const least = own?.minLength ?? 1
  if (value.length > most) return flaw('value-length', `has more than ${most} characters.`)
  return value.length < least ? flaw('value-length', `has fewer than ${least} characters.`) : ok(value)
}

// Blanks that pass for a space: two different texts would look the same (security.md T7).
const oddBlank = /[^\P{Zs} ]/u

/** Nothing in here is odd, and nearly every value is of these alone. */
const plain = /^[ -~]*$/

function oddCharacter(value: string): string | null {
  if (plain.test(value)) return null
  // The strict reader knows control, bidi, zero-width and broken characters; asking it keeps both answers the same.
  const read = readJson(JSON.stringify(value))
  if (!read.ok) {
    return read.error.code === 'not-nfc'
      ? 'is written with separate accents. Use the composed form.'
      : `has a character that is refused: ${lowered(read.error.message)}`
  }
  if (!isVisibleText(value)) return 'has an invisible character. Type it again without.'
  return oddBlank.test(value) ? 'has a blank that is not an ordinary space. Type it again.' : null
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

const email = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function checkForm(parameter: TextParameter, value: string): Checked {
  switch (parameter.type) {
    case 'email':
      return email.test(value)
        ? ok(value)
        : flaw('value-pattern', 'wants an e-mail address in plain letters: ada@acme.example.')
    case 'uuid':
      return uuid.test(value) ? ok(value) : flaw('value-pattern', 'wants a UUID: 32 digits 0 to f in five groups.')
    case 'enum':
      return parameter.options.includes(value) ? ok(value) : flaw('value-option', 'wants one of its options.')
    case 'string':
      return checkPattern(parameter, value)
  }
}

const patterns = new WeakMap<Parameter, ReturnType<typeof readPattern>>()

function checkPattern(parameter: Parameter & { type: 'string' }, value: string): Checked {
  const { pattern: source } = parameter
  if (source === undefined) return ok(value)
  // Thousands of tests ask the same parameter; its pattern is read once.
  const pattern = patterns.get(parameter) ?? readPattern(source)
  patterns.set(parameter, pattern)
  // A pattern that cannot be read lets nothing through.
  return pattern.ok && pattern.value.matches(value) ? ok(value) : flaw('value-pattern', `wants the form ${source}.`)
}

function flaw(code: ValueFlawCode, sentence: string): Checked {
  return err({ code, sentence })
}

/**
 * Reads what a person typed into the field of a parameter: numbers and yes-or-no get their type, an empty field is no
 * value. What does not read stays the text it is, for `bindParameters` to refuse.
 */
export function valueFromText(parameter: Pick<Parameter, 'type'>, typed: string): ParameterValue | undefined {
  if (typed === '') return undefined
  if (parameter.type === 'integer') return /^(0|-?[1-9]\d{0,15})$/.test(typed) ? Number(typed) : typed
  if (parameter.type === 'boolean' && (typed === 'true' || typed === 'false')) return typed === 'true'
  return typed
}
