import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parameter } from '../parameter'
import { anyGiven, anyParameter } from '../testing'
import { compareParameters, declaredOf } from './compare'
import { domainOf } from './domain'
import { checkValue } from './value'

const common = { name: 't', label: 'Tenant', required: true }

function list(...options: readonly string[]): Parameter {
  return { ...common, type: 'enum', options: [...options] }
}

function text(limits: Partial<Parameter & { type: 'string' }> = {}): Parameter {
  return { ...common, type: 'string', ...limits }
}

function range(minimum: number, maximum: number): Parameter {
  return { ...common, type: 'integer', minimum, maximum }
}

describe('what a parameter takes, before and after', () => {
  test.each<readonly [string, Parameter, Parameter, string, string]>([
    ['an option more', list('acme'), list('acme', 'globex'), 'wider', '{{t}} now also takes globex.'],
    ['an option less', list('acme', 'globex'), list('acme'), 'narrower', '{{t}} no longer takes globex.'],
    ['a list become any text', list('acme'), text(), 'wider', '{{t}} now also takes values like some_t.'],
    ['a pattern gone', text({ pattern: 'acme_[0-9]+' }), text(), 'wider', 'now also takes values like some_t'],
    ['a pattern come', text(), text({ pattern: 'acme_[0-9]+' }), 'narrower', 'no longer takes values like some_t'],
    ['another pattern', text({ pattern: '[a-z]+' }), text({ pattern: '[a-z]*' }), 'incomparable', 'other values'],
    ['longer texts', text({ maxLength: 8 }), text({ maxLength: 9 }), 'wider', 'now also takes'],
    ['a wider range', range(1, 500), range(1, 501), 'wider', '{{t}} now also takes'],
    ['a range moved', range(1, 5), range(2, 6), 'incomparable', '{{t}} now also takes 6, and no longer takes 1.'],
    ['a text become a number', text(), range(1, 5), 'incomparable', '{{t}} was a text and is a whole number now.'],
    ['any text become an e-mail', text(), { ...common, type: 'email' }, 'narrower', 'no longer takes'],
  ])('%s is said', (_title, before, after, relation, sentence) => {
    const change = compareParameters(declaredOf(before), declaredOf(after))
    expect(change?.relation).toBe(relation)
    expect(change?.sentence).toContain(sentence)
  })

  test.each<readonly [string, Parameter, Parameter]>([
    ['an option in another place', list('acme', 'globex'), list('globex', 'acme')],
    ['another label and example', text(), text({ label: 'Who', example: 'acme' })],
    ['the usual length said', text(), text({ maxLength: 256 })],
  ])('%s is no change', (_title, before, after) => {
    expect(compareParameters(declaredOf(before), declaredOf(after))).toBeNull()
  })
})

describe('laws', () => {
  test('a parameter takes every value of its domain, and where these are all, nothing else', () => {
    fc.assert(
      fc.property(anyParameter, anyGiven, (parameter, given) => {
        const { only, like = [] } = domainOf(parameter)
        expect([...(only ?? like)].filter((value) => !checkValue(parameter, value).ok)).toEqual([])
        if (only !== undefined && checkValue(parameter, given).ok) expect(only).toContain(given)
      }),
      { numRuns: 2000 },
    )
  })

  test('no value contradicts a comparison, which is mirrored when the sides are', () => {
    const mirrored = { wider: 'narrower', narrower: 'wider', incomparable: 'incomparable' } as const
    fc.assert(
      fc.property(anyParameter, anyParameter, anyGiven, (before, after, given) => {
        const change = compareParameters(declaredOf(before), declaredOf(after))
        const [was, is] = [checkValue(before, given).ok, checkValue(after, given).ok]
        if (is && !was) expect(['wider', 'incomparable']).toContain(change?.relation)
        if (was && !is) expect(['narrower', 'incomparable']).toContain(change?.relation)
        const back = compareParameters(declaredOf(after), declaredOf(before))
        expect(back?.relation).toBe(change === null ? undefined : mirrored[change.relation])
      }),
      { numRuns: 5000 },
    )
  })
})
