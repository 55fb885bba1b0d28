import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '@/lib/policy'
import { bindParameters } from '../parameters/bind'
import { type Parameter, parameterLimits } from '../parameters/parameter'
import { anyCase, documentOf } from '../parameters/testing'
import { runTemplateTests } from './run'
import { type TemplateTest, testLimits } from './template-test'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true }
const document = documentOf({
  role: null,
  policy: { version: 3, devices: { custom_data: { user_id: '{{user_id}}' }, permissions: ['read'] } },
})

const mine: TemplateTest = {
  name: 'Reads the device of its customer',
  values: { user_id: 'u1' },
  expect: 'allow',
  request: { resource: 'devices', action: 'read' },
  target: { custom_data: { user_id: 'u1' } },
}

function run(...tests: readonly TemplateTest[]) {
  return runTemplateTests({ document, parameters: [user], tests })
}

describe('runTemplateTests', () => {
  test('passes what is as expected, and fails what is not, with the line of the draft that decided', () => {
    const theirs = { ...mine, target: { custom_data: { user_id: 'u2' } } }
    const [passed, failed, denied] = run(mine, theirs, { ...theirs, expect: 'deny' })
    expect([passed?.outcome, failed?.outcome, denied?.outcome]).toEqual(['passed', 'failed', 'passed'])
    if (failed?.outcome !== 'failed') throw new Error('not failed')
    expect(failed.decision).toMatchObject({ effect: 'deny', reason: 'custom-data-differs' })
    expect(failed.decision.conditions[0]?.path).toEqual(['policy', 'devices', 'custom_data', 'user_id'])
    expect(failed.decision.sentence).toContain('u2')
  })

  test('a target that carries the placeholder itself is not the customer', () => {
    const [result] = run({ ...mine, target: { custom_data: { user_id: '{{user_id}}' } }, expect: 'deny' })
    expect(result?.outcome).toBe('passed')
  })

  test('a test whose values make no token does not pass, even when it expects a denial', () => {
    const results = run(
      { ...mine, values: {}, expect: 'deny' },
      { ...mine, values: { user_id: 5 }, expect: 'deny' },
      { ...mine, values: { user_id: 'u1', other: 'x' }, expect: 'deny' },
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused'])
  })

  test('equal values of another type are other values', () => {
    const results = run(mine, { ...mine, values: { user_id: 1 } }, { ...mine, values: { user_id: '1' } })
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'refused', 'failed'])
  })

  test('agrees with filling in and evaluating one by one', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom('devices', 'members', 'push'), (one, resource) => {
        const bound = bindParameters(one)
        if (!bound.ok) throw new Error('refused')
        const request = { resource, action: 'read' }
        const target = { id: 'u1', custom_data: { user_id: 'u1', tenant: 'acme' } }
        const effect = evaluatePolicy(bound.value.claims, { ...request, target })
        const saved = { name: 'x', values: one.values, request, target }
        const outcomes = runTemplateTests({
          ...one,
          tests: [
            { ...saved, expect: 'allow' },
            { ...saved, expect: 'deny' },
          ],
        })
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(
          effect === 'allow' ? ['passed', 'failed'] : ['failed', 'passed'],
        )
      }),
    )
  })
})

test('as many tests as a template may have, each with as many parameters as it may have, are all run', () => {
  const names = Array.from({ length: parameterLimits.parameters }, (_, at) => `p${at}`)
  const parameters = names.map((name): Parameter => ({ ...user, name, label: name }))
  const wanted = Object.fromEntries(names.map((name) => [name, `{{${name}}}`]))
  const wide = documentOf({ role: null, policy: { version: 3, devices: { custom_data: wanted } } })
  const values = Object.fromEntries(names.map((name) => [name, `${name} of one`]))
  const tests = Array.from(
    { length: testLimits.tests },
    (_, at): TemplateTest => ({
      ...mine,
      name: `${at}`,
      values,
      expect: at % 2 === 0 ? 'allow' : 'deny',
      target: { custom_data: at % 2 === 0 ? values : { ...values, p49: 'of another' } },
    }),
  )
  const results = runTemplateTests({ document: wide, parameters, tests })
  expect(results).toHaveLength(testLimits.tests)
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
})
