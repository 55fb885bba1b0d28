import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parameter } from '../parameters/parameter'
import { anyCase, documentOf } from '../parameters/testing'
import { runTemplateTests } from './run'
import { suggestTests } from './suggest'
import { type TemplateTest, testLimits } from './template-test'
import { printTests, readTests } from './test-list'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true, pattern: 'c_[0-9]+' }
const rule = { custom_data: { user_id: '{{user_id}}', tenant: 'acme' }, permissions: ['read'] }
const document = documentOf({ role: null, policy: { version: 3, devices: rule } })
const withExample = { document, parameters: [{ ...user, example: 'c_1' }], tests: [] }

function namesOf(tests: readonly TemplateTest[], resource: string): readonly string[] {
  return tests.filter(({ request }) => request.resource === resource).map(({ name }) => name)
}

describe('suggestTests', () => {
  test('offers what matches, and each condition off by one value, missing, and of another type', () => {
    const { tests } = suggestTests(withExample)
    expect(namesOf(tests, 'devices')).toEqual([
      'May see a device that matches',
      'Must not see a device with another user_id',
      'Must not see a device without user_id',
      'Must not see a device whose user_id is not text',
      'Must not see a device with another tenant',
      'Must not see a device without tenant',
      'Must not see a device whose tenant is not text',
      'Must not see a device without custom data',
    ])
    expect(namesOf(tests, 'recordings')).toEqual(['Must not watch a recording'])
  })

  test('fills parameters in with their examples and says so', () => {
    const { tests, values } = suggestTests(withExample)
    expect(values).toEqual([{ name: 'user_id', value: 'c_1', isExample: true }])
    expect(tests[0]).toMatchObject({ values: { user_id: 'c_1' }, target: { custom_data: { user_id: 'c_1' } } })
  })

  test('offers nothing where no valid value is known, and names the parameter', () => {
    expect(suggestTests({ document, parameters: [user], tests: [] })).toEqual({
      tests: [],
      values: [],
      lacking: ['user_id'],
    })
  })

  test('asks for the actions beside the usual one, so that a wider list turns a test red', () => {
    const sessions = documentOf({ role: null, policy: { version: 3, sessions: { permissions: ['read'] } } })
    const { tests } = suggestTests({ document: sessions, parameters: [], tests: [] })
    expect(namesOf(tests, 'sessions')).toEqual([
      'May see a session',
      'Must not start a session',
      'Must not control a session',
    ])
  })

  test('asks for own, untaken and foreign sessions where the role looks at the agent', () => {
    const agent = documentOf({ role: 'agent' })
    expect(namesOf(suggestTests({ document: agent, parameters: [], tests: [] }).tests, 'sessions')).toEqual([
      'May see a session',
      'May see a session of its own',
      'Must not see a session of another agent',
      'May start a session',
      'May control a session',
    ])
  })

  test('passes today whatever is accepted, is the same each time, and offers nothing twice', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.nat(), ({ document: draft, parameters }, from, length) => {
        const first = suggestTests({ document: draft, parameters, tests: [] })
        expect(suggestTests({ document: draft, parameters, tests: [] })).toEqual(first)
        const results = runTemplateTests({ document: draft, parameters, tests: first.tests })
        expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
        if (first.lacking.length === 0) expect(first.tests.length).toBeGreaterThan(3)
        const cases = first.tests.map(caseOf)
        expect(new Set(cases).size).toBe(cases.length)
        const start = from % (cases.length + 1)
        const accepted = first.tests.slice(start, start + (length % 8))
        const again = suggestTests({ document: draft, parameters, tests: accepted.map(flipped) })
        const taken = new Set(accepted.map(caseOf))
        expect(again.tests.filter((one) => taken.has(caseOf(one)))).toEqual([])
      }),
    )
  })

  test('can be kept: the list reads back as it is', () => {
    fc.assert(
      fc.property(anyCase, ({ document: draft, parameters }) => {
        const { tests } = suggestTests({ document: draft, parameters, tests: [] })
        const read = readTests(printTests(tests))
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify({ ok: true, value: tests })))
      }),
    )
  })

  test('keeps inside what a list may hold, numbers at the edge included', () => {
    const edge = documentOf({ role: null, policy: { version: 3, devices: { custom_data: { n: 9007199254740991 } } } })
    const { tests } = suggestTests({ document: edge, parameters: [], tests: [] })
    expect(namesOf(tests, 'devices')).toContain('Must not see a device with another n')
    expect(readTests(printTests(tests)).ok).toBe(true)
    const [one] = tests
    if (one === undefined) throw new Error('no test')
    const nearlyFull = Array.from({ length: testLimits.tests - 1 }, () => ({ ...one, target: { id: 'x' } }))
    expect(suggestTests({ document: edge, parameters: [], tests: nearlyFull }).tests).toHaveLength(1)
  })
})

test('offers sixty at a time, and the rest once these are accepted, until there is nothing left', () => {
  const data = Object.fromEntries(Array.from({ length: 45 }, (_, at) => [`key_${at}`, 'x']))
  const wide = documentOf({ role: null, policy: { version: 3, devices: { custom_data: data } } })
  const accepted: TemplateTest[] = []
  const sizes: number[] = []
  for (;;) {
    const { tests } = suggestTests({ document: wide, parameters: [], tests: accepted })
    if (tests.length === 0) break
    sizes.push(tests.length)
    accepted.push(...tests)
  }
  expect(sizes.slice(0, -1)).toEqual(sizes.slice(0, -1).map(() => 60))
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.at(-1)).toBeLessThanOrEqual(60)
  expect(new Set(accepted.map(caseOf)).size).toBe(accepted.length)
})

function caseOf({ values, request, target }: TemplateTest): string {
  return JSON.stringify([values, request, target])
}

/** A case that is known is known under any name and with either answer. */
function flipped(one: TemplateTest): TemplateTest {
  return { ...one, name: 'mine', expect: one.expect === 'allow' ? 'deny' : 'allow' }
}
