import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TemplateTest, testLimits } from './template-test'
import { printTests, readTests } from './test-list'

const word = fc.constantFrom('devices', 'sessions', '*', 'read', 'Ünal', 'a"b', '{{user_id}}', '')
const scalar = fc.oneof(word, fc.integer(), fc.boolean())
const nonEmpty = word.filter((text) => text !== '')
const data = fc.dictionary(fc.constantFrom('user_id', '7', 'tenant'), fc.oneof(scalar, fc.constant(null)), {
  noNullPrototype: true,
})

const anyTest: fc.Arbitrary<TemplateTest> = fc.record(
  {
    name: nonEmpty,
    values: fc.dictionary(fc.constantFrom('user_id', 'tier', '2'), scalar, { noNullPrototype: true }),
    expect: fc.constantFrom('allow', 'deny'),
    request: fc.record({ resource: nonEmpty, action: nonEmpty }),
    target: fc.record({ id: word, custom_data: data, agent: word }, { requiredKeys: [] }),
    sandboxId: nonEmpty,
  },
  { requiredKeys: ['name', 'values', 'expect', 'request', 'target'] },
)

const one: TemplateTest = {
  name: 'Reads its own device',
  values: { user_id: 'u1' },
  expect: 'allow',
  request: { resource: 'devices', action: 'read' },
  target: { id: 'd1', custom_data: { user_id: 'u1' } },
}

describe('a list of tests', () => {
  test('is printed and read back as it was, and printed again as the same text', () => {
    fc.assert(
      fc.property(fc.array(anyTest, { maxLength: 6 }), (tests) => {
        const text = printTests(tests)
        const read = readTests(text)
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify({ ok: true, value: tests })))
        expect(printTests(read.ok ? read.value : [])).toBe(text)
      }),
    )
  })

  test('has one line for each test, so a change to one changes its line only', () => {
    const [before, after] = [
      [one, one],
      [one, { ...one, expect: 'deny' as const }],
    ].map((list) => printTests(list).split('\n'))
    expect(before?.length).toBe(3)
    expect(before?.[0]).toBe(after?.[0])
  })

  test('holds as many tests as the limit says and no more', () => {
    const many = Array.from({ length: testLimits.tests }, () => one)
    expect(readTests(printTests(many)).ok).toBe(true)
    expect(problemsOf(printTests([...many, one]))[0]?.message).toContain('at most')
  })
})

describe('readTests refuses, with the line', () => {
  test.each([
    ['what is not JSON', '{', 'ends before'],
    ['two equal keys', '{"name":"a","name":"a"}', 'already in this object'],
    ['an empty line', '\n\n', 'nothing here'],
    ['what is not an object', '[]', 'one JSON object'],
    ['an unknown key', printTests([one]).replace('"expect"', '"expects"'), 'expect'],
    ['an answer that is neither', printTests([one]).replace('allow', 'maybe'), 'allow or deny'],
    ['a value that is a list', printTests([one]).replace('"u1"', '["u1"]'), 'a text, a number, true or false'],
    ['a target that is a text', printTests([one]).replace(/"target":.*\}\}(?=\})/, '"target":"d1"'), 'target'],
    [
      'custom data that is a list',
      printTests([one]).replace(/"custom_data":\{[^}]*\}/, '"custom_data":[]'),
      'custom_data',
    ],
    ['a bidi character', printTests([one]).replace('Reads', 'Re\u202eads'), 'direction of writing'],
    ['no name', printTests([one]).replace('Reads its own device', ''), 'Give the test a name'],
  ])('%s', (_title, text, why) => {
    const [problem] = problemsOf(text)
    expect(problem?.line).toBe(1)
    expect(problem?.message).toContain(why)
  })

  test('every line that is wrong, and none that is right', () => {
    expect(problemsOf(`${printTests([one])}5\n${printTests([one])}{\n`).map(({ line }) => line)).toEqual([2, 4])
  })
})

function problemsOf(text: string) {
  const read = readTests(text)
  return read.ok ? [] : read.error
}
