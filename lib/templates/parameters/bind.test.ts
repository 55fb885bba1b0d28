import { describe, expect, test } from 'vitest'
import { bindParameters } from './bind'
import type { GivenValues, Parameter } from './parameter'
import { documentOf } from './testing'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true }
const tier: Parameter = { name: 'tier', type: 'integer', label: 'Tier', required: true }
const vip: Parameter = { name: 'vip', type: 'boolean', label: 'VIP', required: true }
const agent: Parameter = { name: 'agent_name', type: 'string', label: 'Agent', required: false }
const mail: Parameter = { name: 'mail', type: 'email', label: 'Mail', required: true }

const data = { user_id: '{{user_id}}', '10': 'x', '2': 'y', tier: '{{tier}}', vip: '{{vip}}' }
const template = documentOf({
  displayName: '{{agent_name}}',
  role: null,
  policy: { version: 3, devices: { custom_data: data, permissions: ['read'] } },
})
const parameters = [user, tier, vip, agent]
const values = { user_id: 'u1', tier: 2, vip: false, agent_name: 'Ada' }

describe('bindParameters', () => {
  test('puts texts, numbers and true or false in the place of their parameters, and changes nothing else', () => {
    const bound = bindParameters({ document: template, parameters, values })
    expect(bound.ok && bound.value.claims).toEqual({
      displayName: 'Ada',
      role: null,
      policy: {
        version: 3,
        devices: {
          custom_data: { user_id: 'u1', '10': 'x', '2': 'y', tier: 2, vip: false },
          permissions: ['read'],
        },
      },
    })
    const filled = template.text.replace('"{{tier}}"', '2').replace('"{{vip}}"', 'false')
    const text = filled.replace('{{user_id}}', 'u1').replace('{{agent_name}}', 'Ada')
    expect(bound.ok && bound.value.document.text).toBe(text.replaceAll(/\s/g, ''))
  })

  test('leaves an optional displayName out, and only that', () => {
    const { agent_name: _, ...others } = values
    const bound = bindParameters({ document: template, parameters, values: others })
    expect(bound.ok && Object.keys(bound.value.claims)).toEqual(['role', 'policy'])
  })

  test('a template without parameters is what it says', () => {
    const document = documentOf({ role: null, policy: { version: 3, devices: {} } })
    const bound = bindParameters({ document, parameters: [], values: {} })
    expect(bound.ok && bound.value.claims).toEqual({ role: null, policy: { version: 3, devices: {} } })
  })
})

describe('bindParameters refuses', () => {
  test.each<[string, GivenValues, string, string | null]>([
    ['a missing value', without('user_id'), 'value-missing', 'user_id'],
    ['undefined', { ...values, user_id: undefined }, 'value-missing', 'user_id'],
    ['null', { ...values, user_id: null }, 'value-missing', 'user_id'],
    ['null for what may be left out', { ...values, agent_name: null }, 'value-missing', 'agent_name'],
    ['an empty text for what may be left out', { ...values, agent_name: '' }, 'value-empty', 'agent_name'],
    ['a value that is only inherited', Object.create(values), 'value-missing', 'user_id'],
    ['an object', { ...values, user_id: { $ne: '' } }, 'value-type', 'user_id'],
    ['a list', { ...values, user_id: ['u1'] }, 'value-type', 'user_id'],
    ['NaN', { ...values, tier: Number.NaN }, 'value-type', 'tier'],
    ['a number as a text', { ...values, tier: '2' }, 'value-type', 'tier'],
    ['a space at the end', { ...values, user_id: 'u1 ' }, 'value-spaces', 'user_id'],
    ['a bidi character', { ...values, user_id: 'u\u202e1' }, 'value-characters', 'user_id'],
    ['a name that is not declared', { ...values, other: 'x' }, 'value-undeclared', 'other'],
    ['a role', { ...values, role: 'administrator' }, 'value-reserved', 'role'],
    ['an expiry', { ...values, exp: 1 }, 'value-reserved', 'exp'],
    ['an own __proto__', JSON.parse('{"__proto__":1}'), 'value-reserved', '__proto__'],
    ['a name that cannot be shown', { ...values, '<b>\u202e': 'x' }, 'value-undeclared', null],
  ])('%s', (_title, given, code, parameter) => {
    const bound = bindParameters({ document: template, parameters, values: given })
    const problems = bound.ok ? [] : bound.error
    expect(problems.map((problem) => [problem.code, problem.parameter])).toContainEqual([code, parameter])
    for (const { message } of problems) expect(message).not.toMatch(/<b>|administrator|\u202e/)
  })

  test('a value for a parameter that stands nowhere: whoever sends it believes that it narrows', () => {
    const given = { ...values, mail: 'a@b.co' }
    expect(codesOf(template, [...parameters, mail], given)).toEqual(['value-unused'])
    expect(codesOf(template, [...parameters, mail], values)).toEqual([])
  })

  test('a template with an error, whatever the values', () => {
    for (const [value, code] of [
      [{ policy: { version: 3, devices: { id: '{{other}}' } } }, 'parameter-undeclared'],
      [{ policy: { version: 3, devices: { id: 'x{{user_id}}' } } }, 'parameter-in-text'],
      [{ policy: { version: 3, devices: { '{{user_id}}': {} } } }, 'parameter-in-key'],
      [{ policy: { version: 3, devices: { id: '{{agent_name}}' } } }, 'parameter-optional'],
      [{ role: '{{user_id}}' }, 'parameter-place'],
      [['{{user_id}}'], 'template-not-an-object'],
      ['{{user_id}}', 'template-not-an-object'],
    ] as const) {
      expect(codesOf(documentOf(value), parameters, { user_id: 'u1' })).toEqual([code])
    }
  })

  test('a list of parameters that no reader would have let through', () => {
    expect(codesOf(template, [user, ...parameters], values)).toEqual(['parameter-twice'])
    const kid: Parameter = { ...user, name: 'kid' }
    expect(codesOf(documentOf({ policy: { version: 3, devices: { id: '{{kid}}' } } }), [kid], { kid: 'x' })).toEqual([
      'parameter-reserved',
    ])
    const wide: Parameter = { ...user, pattern: '(' }
    const document = documentOf({ policy: { version: 3, devices: { id: '{{user_id}}' } } })
    expect(codesOf(document, [wide], { user_id: '(' })).toEqual(['value-pattern'])
  })

  test('a result that is longer than the reader accepts', () => {
    const long: Parameter = { ...user, maxLength: 1_024 }
    const keys = Array.from({ length: 60 }, (_, index) => [`k${index}`, '{{user_id}}'])
    const rule = { custom_data: Object.fromEntries(keys) }
    const document = documentOf({ policy: { version: 3, devices: rule, sessions: rule } })
    expect(codesOf(document, [long], { user_id: 'x'.repeat(1_024) })).toEqual(['result-unreadable'])
  })

  test('every problem at once', () => {
    expect(codesOf(template, parameters, { user_id: ' ', vip: 1, other: 2 })).toEqual([
      'value-undeclared',
      'value-empty',
      'value-missing',
      'value-type',
    ])
  })
})

function without(name: keyof typeof values): GivenValues {
  const { [name]: _, ...others } = values
  return others
}

function codesOf(document: typeof template, declared: readonly Parameter[], given: GivenValues): readonly string[] {
  const bound = bindParameters({ document, parameters: declared, values: given })
  return bound.ok ? [] : bound.error.map(({ code }) => code)
}
