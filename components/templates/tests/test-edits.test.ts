import { describe, expect, test } from 'vitest'
import { emptyContent, printTests, readTests, type TemplateTest, testLimits } from '@/lib/templates'
import { openSitting } from '../sitting/sitting-store'
import { createTestEdits } from './test-edits'

const one: TemplateTest = {
  name: 'May see a device',
  values: {},
  expect: 'allow',
  request: { resource: 'devices', action: 'read' },
  target: { id: 'd1' },
}
const two: TemplateTest = { ...one, name: 'Must not see another', expect: 'deny', target: { id: 'd2' } }

function sittingWith(tests: string) {
  const store = openSitting({ ...emptyContent, tests, revision: 1, updatedAt: 0 })
  const saved = () => {
    const read = readTests(store.get().tests)
    return read.ok ? read.value.map(({ name }) => name) : []
  }
  return { edits: createTestEdits(store), saved, text: () => store.get().tests }
}

describe('the edits of tests', () => {
  test('add, replace and remove what they say and leave the others', () => {
    const { edits, saved } = sittingWith('')
    expect(edits.add([one, two])).toBeNull()
    expect(edits.replace(0, { ...one, name: 'May see it' })).toBeNull()
    expect(saved()).toEqual(['May see it', two.name])
    expect(edits.remove(0)).toBeNull()
    expect(saved()).toEqual([two.name])
  })

  test('put back what was removed to its place, unless the same was added since', () => {
    const { edits, saved } = sittingWith(printTests([one, two]))
    expect(edits.remove(0)).toBeNull()
    expect(edits.insert(0, one)).toBeNull()
    expect(saved()).toEqual([one.name, two.name])
    expect(edits.insert(1, one)).toContain('This is a test already')
    expect(saved()).toEqual([one.name, two.name])
  })

  test('add no case twice, whatever it is called and expects, and say which it is', () => {
    const { edits, saved } = sittingWith(printTests([one]))
    expect(edits.add([{ ...one, name: 'Mine', expect: 'deny' }])).toBe('This is a test already: May see a device.')
    expect(edits.add([one, two])).toBeNull()
    expect(saved()).toEqual([one.name, two.name])
  })

  test('hold to the limit', () => {
    const many = Array.from({ length: testLimits.tests }, (_, index) => ({ ...one, target: { id: `x${index}` } }))
    const { edits, saved } = sittingWith(printTests(many))
    expect(edits.add([two])).toContain('at most')
    expect(saved()).toHaveLength(testLimits.tests)
  })

  test('never write over a list that cannot be read', () => {
    const { edits, text } = sittingWith('{')
    expect(edits.add([one])).toContain('cannot be read')
    expect(edits.remove(0)).toContain('cannot be read')
    expect(text()).toBe('{')
  })
})
