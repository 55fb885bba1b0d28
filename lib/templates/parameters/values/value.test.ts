import { describe, expect, test } from 'vitest'
import type { Parameter } from '../parameter'
import { checkValue, valueFromText } from './value'

const common = { name: 'user_id', label: 'User', required: true }
const string: Parameter = { ...common, type: 'string' }
const patterned: Parameter = { ...common, type: 'string', pattern: 'c_[0-9]+', minLength: 4, maxLength: 8 }
const email: Parameter = { ...common, type: 'email' }
const uuid: Parameter = { ...common, type: 'uuid' }
const option: Parameter = { ...common, type: 'enum', options: ['eu', 'us'] }
const integer: Parameter = { ...common, type: 'integer', minimum: 1, maximum: 10 }
const boolean: Parameter = { ...common, type: 'boolean' }

const everyType = [string, email, uuid, option, integer, boolean]

describe('checkValue refuses', () => {
  test.each(everyType)('a $type that is missing, null, or of another type', (parameter) => {
    for (const value of [undefined, null, [], {}, () => 1, Symbol('x'), 1n, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(checkValue(parameter, value).ok).toBe(false)
    }
    expect(codeOf(parameter, undefined)).toBe('value-missing')
    expect(codeOf(parameter, null)).toBe('value-missing')
  })

  test.each([
    [string, '', 'value-empty'],
    [string, ' ', 'value-empty'],
    [string, '\u00a0\u3000', 'value-empty'],
    [string, 5, 'value-type'],
    [string, true, 'value-type'],
    [string, ' u1', 'value-spaces'],
    [string, 'u1\u00a0', 'value-spaces'],
    [string, 'u\u00a01', 'value-characters'],
    [string, 'u\u202e1', 'value-characters'],
    [string, 'u\u200b1', 'value-characters'],
    [string, 'u\u00001', 'value-characters'],
    [string, 'u\t1', 'value-characters'],
    [string, 'u\n1', 'value-characters'],
    [string, 'u\ud800', 'value-characters'],
    [string, 'u\u20281', 'value-characters'],
    [string, 'u\ufe0f1', 'value-characters'],
    [string, 'u\u{e0041}1', 'value-characters'],
    [string, 'e\u0301', 'value-characters'],
    [string, 'x'.repeat(257), 'value-length'],
    [patterned, 'c_1', 'value-length'],
    [patterned, 'c_1234567', 'value-length'],
    [patterned, 'd_12', 'value-pattern'],
    [patterned, 'xc_12', 'value-pattern'],
    [email, 'ada', 'value-pattern'],
    [email, 'ada@acme', 'value-pattern'],
    [email, 'ada\uff20acme.example', 'value-pattern'],
    [email, '\u0430da@acme.example', 'value-pattern'],
    [email, 'ada@\u0430cme.example', 'value-pattern'],
    [email, 'a@b.co, c@d.co', 'value-pattern'],
    [email, 'Ada <a@b.co>', 'value-pattern'],
    [uuid, '0f8fad5bd9cb469fa16570867728950e', 'value-pattern'],
    [uuid, '0f8fad5b-d9cb-469f-a165-70867728950g', 'value-pattern'],
    [option, 'EU', 'value-option'],
    [option, 'toString', 'value-option'],
    [integer, '5', 'value-type'],
    [integer, 1.5, 'value-type'],
    [integer, -0, 'value-type'],
    [integer, 9_007_199_254_740_992, 'value-type'],
    [integer, 0, 'value-bounds'],
    [integer, 11, 'value-bounds'],
    [boolean, 'true', 'value-type'],
    [boolean, 0, 'value-type'],
  ] as const)('%o given %j: %s', (parameter, value, code) => {
    expect(codeOf(parameter, value)).toBe(code)
  })
})

test.each([
  [string, '{{other}}'],
  [string, 'x","role":"administrator'],
  [string, 'Ünal Ağaoğlu'],
  [patterned, 'c_12'],
  [email, "o'neil+x@mail.acme.example"],
  [uuid, '0F8FAD5B-d9cb-469f-a165-70867728950e'],
  [option, 'eu'],
  [integer, 10],
  [boolean, false],
] as const)('%o accepts %j and gives it back unchanged', (parameter, value) => {
  expect(checkValue(parameter, value)).toEqual({ ok: true, value })
})

test('no sentence holds the value that was refused', () => {
  for (const parameter of [...everyType, patterned]) {
    const checked = checkValue(parameter, ' geheim\u0301\u202e')
    expect(checked.ok ? '' : checked.error.sentence).not.toContain('geheim')
    expect(checkValue(parameter, 'geheim'.repeat(100)).ok).toBe(false)
  }
  const accents = checkValue(string, 'geheime\u0301')
  expect(accents.ok ? '' : accents.error.sentence).toMatch(/^is written with separate accents/)
})

test('what is typed into a field gets the type of its parameter, or stays the text that is then refused', () => {
  expect(valueFromText(integer, '7')).toBe(7)
  expect(valueFromText(integer, '-3')).toBe(-3)
  for (const typed of ['07', '1e3', '-0', '0x1', '1.0', ' 7', 'seven'])
    expect(valueFromText(integer, typed)).toBe(typed)
  expect(valueFromText(boolean, 'false')).toBe(false)
  expect(valueFromText(boolean, 'no')).toBe('no')
  expect(valueFromText(string, '7')).toBe('7')
  expect(valueFromText(string, '')).toBeUndefined()
})

function codeOf(parameter: Parameter, value: unknown): string {
  const checked = checkValue(parameter, value)
  return checked.ok ? 'accepted' : checked.error.code
}
