import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { actionCasesOf } from './action-cases'
import { comparePolicies } from './compare'

function placeholders(count: number, name = 'a'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `{{${name}${index}}}`)
}

function devices(rule: JsonObject) {
  return { role: null, policy: { version: 3, devices: rule } }
}

test('a list of a thousand parameters has the cases of one: one for each action', () => {
  const cases = actionCasesOf([null, { permissions: placeholders(1_000) }], {}, {})
  expect(cases).toEqual(['create', 'read', 'update', 'delete'].map((action) => ({ a0: action })))
})

test('cases grow with the conditions of the two rules, and not with their lists', () => {
  const custom_data = Object.fromEntries(placeholders(64).map((value, index) => [`k${index}`, value]))
  const [before, after] = [
    { permissions: placeholders(500) },
    { custom_data, permissions: [...placeholders(700), ...placeholders(700, 'b')] },
  ]
  // Those of conditions each by itself; of the others those of both lists, and those of the second.
  expect(actionCasesOf([before, after], {}, {})).toHaveLength(4 * (64 + 2))
})

test('what only one of many parameters gives is found, also where another of them is a condition as well', () => {
  const before = devices({ custom_data: { k: 'read' }, permissions: ['read'] })
  const after = devices({ custom_data: { k: '{{x}}' }, permissions: ['{{x}}', '{{y}}'] })
  const [gained] = comparePolicies(before, after).resources.flatMap(({ actions }) =>
    actions.flatMap((each) => (each.action === 'read' && each.gained ? [each.gained] : [])),
  )
  expect(gained?.given).toEqual({ y: 'read' })
  expect(gained?.witness).toMatchObject({ before: 'deny', after: 'allow' })
})

test('the same parameter in both lists gives the same, another one gives more', () => {
  const one = devices({ permissions: ['{{a}}'] })
  expect(comparePolicies(one, devices({ permissions: ['{{a}}'] })).relation).toBe('equal')
  expect(comparePolicies(one, devices({ permissions: ['{{a}}', '{{b}}'] })).relation).toBe('wider')
  expect(comparePolicies(one, devices({ permissions: ['{{b}}'] })).relation).toBe('incomparable')
})
