import { expect, test } from 'vitest'
import { readJson } from '@/lib/json'
import type { Target } from '@/lib/policy'
import { runTemplateTests } from './run'
import { lackingIn, tellCase, tellTarget, tellValues } from './tell'
import type { TemplateTest } from './template-test'
import { printTests, readTests } from './test-list'

test('values are told by name, in their order, with quotes where they tell something', () => {
  expect(tellValues({ user_id: 'c_4711', tier: 'two words', count: 7, is_new: true, flag: 'true' })).toBe(
    'user_id = c_4711, tier = "two words", count = 7, is_new = true, flag = "true"',
  )
  expect(tellValues({})).toBe('')
})

test('a target is told by its custom data, what it lacks, its agent and its id', () => {
  const target = { id: 'dev_1', custom_data: { tenant_id: 'acme' }, agent: 'me' }
  expect(tellTarget(target, ['user_id', 'a key'])).toBe(
    'tenant_id = acme, user_id missing, "a key" missing, agent = me, id = dev_1',
  )
  expect(tellTarget({})).toBe('')
})

test('what is long is cut, and what is much is counted', () => {
  const custom_data = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key_${index}`, 'x'.repeat(500)]))
  const told = tellTarget({ custom_data })
  expect(told).toMatch(/^key_0 = x+…, .+ and 34 more$/)
  expect(told.length).toBeLessThan(500)
})

test('a saved case is kept and told with the keys of its target where their author put them, whole numbers too', () => {
  const line =
    '{"name":"n","values":{},"expect":"allow","request":{"resource":"devices","action":"read"},"target":{"custom_data":{"b":"x","10":"y","2":"z"}}}\n'
  const read = readTests(line)
  if (!read.ok) throw new Error(read.error[0]?.message)
  expect(printTests(read.value)).toBe(line)
  const [saved] = read.value
  if (saved === undefined) throw new Error('no test')
  expect(tellTarget(saved.target)).toBe('b = x, "10" = y, "2" = z')
  expect(tellCase(saved)).toContain('{\n      "b": "x",\n      "10": "y",\n      "2": "z"\n    }')
})

const text =
  '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"tenant_id":"acme","user_id":"{{user_id}}"}}}}'

function lacking(target: Target, values: TemplateTest['values'] = { user_id: 'c_4711' }) {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  const user = {
    name: 'user_id',
    type: 'string',
    label: 'Customer',
    required: true,
  } as const
  const asked = { resource: 'devices', action: 'read' }
  const one: TemplateTest = { name: 'One', values, expect: 'deny', request: asked, target }
  return runTemplateTests({ document: read.value, parameters: [user], tests: [one] }).map(lackingIn)
}

test('what a target lacks is what the rule that decided asked for', () => {
  expect(lacking({ custom_data: { tenant_id: 'acme' } })).toEqual([['user_id']])
  expect(lacking({ custom_data: { tenant_id: 'other', user_id: 'c_4711' } })).toEqual([[]])
})

test('where no token can be made nothing is said to be missing of the target', () => {
  expect(lacking({ custom_data: { tenant_id: 'acme' } }, {})).toEqual([[]])
})
