import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Parameter, parameterLimits } from './parameter'
import { printParameters, readParameters } from './parameter-list'

const full: readonly Parameter[] = [
  {
    name: 'user_id',
    type: 'string',
    label: 'Customer',
    help: 'As in the CRM.',
    example: 'c_1',
    required: true,
    pattern: 'c_[0-9]+',
    minLength: 3,
    maxLength: 20,
  },
  { name: 'mail', type: 'email', label: 'E-mail', example: 'a@b.co', required: true },
  { name: 'ticket', type: 'uuid', label: 'Ticket', required: false },
  { name: 'region', type: 'enum', label: 'Region', options: ['eu', 'us'], example: 'eu', required: true },
  { name: 'tier', type: 'integer', label: 'Tier', minimum: 0, maximum: 3, example: 0, required: true },
  { name: 'vip', type: 'boolean', label: 'VIP', example: false, required: true },
]

const label = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => /^[ -~]+$/.test(text))
const common = { name: fc.constant('name'), label, help: label, required: fc.boolean() }
const requiredKeys = ['name', 'type', 'label', 'required'] as const

const anyParameter: fc.Arbitrary<Parameter> = fc.oneof(
  fc.record(
    {
      ...common,
      type: fc.constant('string' as const),
      example: fc.constantFrom('c_1', 'c_22'),
      pattern: fc.constantFrom('c_\\d+', '[a-z]_[0-9]{1,2}'),
      minLength: fc.integer({ min: 1, max: 3 }),
      maxLength: fc.integer({ min: 4, max: 1_024 }),
    },
    { requiredKeys: [...requiredKeys] },
  ),
  fc.record(
    { ...common, type: fc.constantFrom('email' as const, 'uuid' as const) },
    { requiredKeys: [...requiredKeys] },
  ),
  fc.record(
    {
      ...common,
      type: fc.constant('enum' as const),
      options: fc.subarray(['eu', 'us', 'Ünal', '{{x}}', '5'], { minLength: 1 }),
    },
    { requiredKeys: [...requiredKeys, 'options'] },
  ),
  fc.record(
    {
      ...common,
      type: fc.constant('integer' as const),
      minimum: fc.integer({ max: -1 }).map((bound) => bound - 1),
      maximum: fc.integer({ min: 1 }),
      example: fc.constant(0),
    },
    { requiredKeys: [...requiredKeys] },
  ),
  fc.record(
    { ...common, type: fc.constant('boolean' as const), example: fc.boolean() },
    { requiredKeys: [...requiredKeys] },
  ),
)

const anyList = fc
  .array(anyParameter, { maxLength: 8 })
  .map((list) => list.map((parameter, index): Parameter => ({ ...parameter, name: `name_${index}` })))

describe('a list of parameters', () => {
  test('is printed and read back as it was, and printed again as the same text', () => {
    fc.assert(
      fc.property(fc.oneof(anyList, fc.constant(full)), (parameters) => {
        const text = printParameters(parameters)
        const read = readParameters(text)
        expect(read).toEqual({ ok: true, value: parameters })
        expect(printParameters(read.ok ? read.value : [])).toBe(text)
      }),
    )
  })

  test('is read whatever the order of its parts, and printed in one order', () => {
    const [first] = full
    const turned = JSON.stringify([Object.fromEntries(Object.entries(first ?? {}).reverse())])
    const read = readParameters(turned)
    expect(read.ok && printParameters(read.value)).toBe(printParameters(full.slice(0, 1)))
  })

  test('holds as many parameters as the limit says, each with everything it can have', () => {
    const [first] = full
    const many = Array.from({ length: parameterLimits.parameters }, (_, index) => ({ ...first, name: `n${index}` }))
    expect(readParameters(JSON.stringify(many)).ok).toBe(true)
    expect(problemsOf(JSON.stringify([...many, first]))[0]?.message).toContain('at most 50')
  })
})

const base = { name: 'user_id', type: 'string', label: 'User', required: true }

const words = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`)

test.each<[string, number, (size: number) => Record<string, unknown>]>([
  ['label', parameterLimits.label, (size) => ({ label: 'x'.repeat(size) })],
  ['help', parameterLimits.help, (size) => ({ help: 'x'.repeat(size) })],
  ['options', parameterLimits.options, (size) => ({ type: 'enum', options: words(size) })],
  ['option', parameterLimits.option, (size) => ({ type: 'enum', options: ['x'.repeat(size)] })],
  ['length', parameterLimits.value, (size) => ({ maxLength: size })],
  ['name', 40, (size) => ({ name: 'x'.repeat(size) })],
])('the %s of a parameter is taken up to %i, and one more is refused in a sentence', (_what, most, partsOf) => {
  expect(readParameters(listOf(partsOf(most)))).toMatchObject({ ok: true })
  expect(problemsOf(listOf(partsOf(most + 1)))[0]?.message).toContain(`${most}`)
})

describe('readParameters refuses, with the place and the name', () => {
  test.each([
    ['what is not JSON', '[', 'ends before'],
    ['what is not a list', '{}', 'are a list'],
    ['two equal keys', '[{"name":"a","name":"a"}]', 'already in this object'],
    ['what is not an object', '[5]', 'type is one of'],
    ['an unknown type', listOf({ type: 'date' }), 'type is one of'],
    ['a missing label', '[{"name":"a","type":"string","required":true}]', 'has no label'],
    ['required as a text', listOf({ required: 'yes' }), 'required is true or false'],
    ['an unknown key', listOf({ default: 'u1' }), 'has no default'],
    ['a key of another type', listOf({ minimum: 1 }), 'has no minimum'],
    ['a name with a capital', listOf({ name: 'userId' }), 'lower-case'],
    ['a name with a brace', listOf({ name: 'a}}' }), 'lower-case'],
    ['the name of a claim', listOf({ name: 'role' }), 'belongs to a claim'],
    ['a name of JavaScript', listOf({ name: 'constructor' }), 'belongs to a claim'],
    ['a name that is too long', listOf({ name: 'a'.repeat(41) }), '40 characters'],
    ['a name that is there already', JSON.stringify([base, base]), 'already a parameter'],
    ['a pattern with groups', listOf({ pattern: '(a+)+' }), 'no groups'],
    ['bounds the wrong way round', listOf({ minLength: 5, maxLength: 4 }), 'no value fits'],
    ['a length above what is usual without a most', listOf({ minLength: 300 }), 'no value fits'],
    ['a length of nothing', listOf({ minLength: 0 }), 'at least 1'],
    [
      'an example that does not fit',
      listOf({ pattern: 'c_\\d+', example: 'x' }),
      'The example of user_id wants the form',
    ],
    ['an example with spaces', listOf({ example: ' u1' }), 'begins or ends with a space'],
    ['an example of another type', listOf({ example: 5 }), 'example is a text'],
    ['no options', listOf({ type: 'enum', options: [] }), 'at least one option'],
    ['an option listed twice', listOf({ type: 'enum', options: ['a', 'a'] }), 'listed twice'],
    ['an option with spaces', listOf({ type: 'enum', options: ['a', 'b '] }), 'Option 2 begins or ends'],
    ['integer bounds the wrong way round', listOf({ type: 'integer', minimum: 2, maximum: 1 }), 'no value fits'],
  ])('%s', (_title, text, why) => {
    expect(problemsOf(text)[0]?.message).toContain(why)
  })

  test('every problem at once, each under the name of its parameter', () => {
    const text = JSON.stringify(
      [
        { ...base, pattern: '(' },
        { ...base, name: 'tenant', example: ' x' },
      ],
      null,
      2,
    )
    expect(problemsOf(text).map(({ parameter, path, position }) => [parameter, path, position.line])).toEqual([
      ['user_id', [0, 'pattern'], 7],
      ['tenant', [1, 'example'], 14],
    ])
  })
})

function listOf(change: object): string {
  return JSON.stringify([{ ...base, ...change }])
}

function problemsOf(text: string) {
  const read = readParameters(text)
  return read.ok ? [] : read.error
}
