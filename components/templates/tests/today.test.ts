import { expect, test } from 'vitest'
import { readJson } from '@/lib/json'
import type { Parameter, TemplateTest } from '@/lib/templates'
import { todayOf } from './today'

const user: Parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true }
const tier: Parameter = { ...user, name: 'tier', label: 'Tier' }
const target = { custom_data: { user_id: 'c_4711' } }

function today(values: TemplateTest['values'], expected: TemplateTest['expect'] = 'allow', text = '"{{user_id}}"') {
  const read = readJson(`{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":${text}}}}}`)
  if (!read.ok) throw new Error(read.error.message)
  const request = { resource: 'devices', action: 'read' }
  const asked: TemplateTest = { name: 'One', values, expect: expected, request, target }
  return todayOf({ document: read.value, parameters: [user, tier], usedInEmbed: ['tier'] }, asked)
}

test.each(['allow', 'deny'] as const)('the answer of today does not depend on what is expected: %s', (expected) => {
  expect(today({ user_id: 'c_4711' }, expected)).toEqual({ kind: 'answer', effect: 'allow' })
  expect(today({ user_id: 'c_1' }, expected)).toEqual({ kind: 'answer', effect: 'deny' })
})

test('where no token can be made there is no answer, and every reason names its parameter', () => {
  const refused = today({})
  expect(refused).toEqual({ kind: 'refused', reasons: [expect.stringMatching(/^user_id .+\.$/)] })
  expect(today({ user_id: 'c_1' }, 'deny', '"{{nobody}}"')).toEqual({
    kind: 'refused',
    reasons: [expect.stringContaining('nobody')],
  })
})

test('a value for a filter of the embed alone does not stand in the way of an answer', () => {
  expect(today({ user_id: 'c_4711', tier: 'gold' })).toEqual({ kind: 'answer', effect: 'allow' })
})
