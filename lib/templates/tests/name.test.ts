import { expect, test } from 'vitest'
import { nameOfTest, withOppositeAnswer } from './name'
import { type TemplateTest, testLimits } from './template-test'

const one: TemplateTest = {
  name: 'May see a device',
  values: {},
  expect: 'allow',
  request: { resource: 'devices', action: 'read' },
  target: { id: 'd1' },
}

test('a name says what is promised, and is never longer than a name may be', () => {
  expect(nameOfTest('deny', 'see a device')).toBe('Must not see a device')
  expect(nameOfTest('deny', 'x'.repeat(200))).toHaveLength(testLimits.name)
})

test('the opposite promise changes a name that says the promise, and no other, and turning it back is as before', () => {
  expect(withOppositeAnswer(one)).toEqual({ ...one, name: 'Must not see a device', expect: 'deny' })
  expect(withOppositeAnswer({ ...one, name: 'Maybe' })).toEqual({ ...one, name: 'Maybe', expect: 'deny' })
  expect(withOppositeAnswer(withOppositeAnswer(one))).toEqual(one)
})
