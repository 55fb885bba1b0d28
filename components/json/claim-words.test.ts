import { describe, expect, it } from 'vitest'
import { actions, resources } from '@/lib/policy'
import { keysAt, valuesAt } from './claim-words'

const labels = (words: readonly { label: string }[]) => words.map((word) => word.label)

describe('words for completion', () => {
  it('offers every resource under the policy, less those it has', () => {
    expect(labels(keysAt(['policy'], ['version', 'devices']))).toEqual(resources.filter((name) => name !== 'devices'))
  })

  it('offers the three conditions and limits of a rule, and nothing inside custom_data', () => {
    expect(labels(keysAt(['policy', 'devices'], []))).toEqual(['custom_data', 'id', 'permissions'])
    expect(keysAt(['policy', 'devices', 'custom_data'], [])).toEqual([])
    expect(keysAt(['anything'], [])).toEqual([])
  })

  it('never offers a claim that signing adds', () => {
    expect(labels(keysAt([], []))).toEqual(['role', 'displayName', 'policy'])
  })

  it('offers the three roles and the four actions where they go', () => {
    expect(labels(valuesAt(['role']))).toEqual(['null', '"agent"', '"administrator"'])
    expect(labels(valuesAt(['policy', 'devices', 'permissions', 'item']))).toEqual(
      actions.map((action) => `"${action}"`),
    )
    expect(valuesAt(['policy', 'devices', 'custom_data', 'user_id'])).toEqual([])
    expect(valuesAt(['policy', 'devices', 'permissions', 'item', 'x'])).toEqual([])
  })

  it('puts in valid JSON with the caret inside of it', () => {
    for (const word of [...keysAt([], []), ...keysAt(['policy'], []), ...keysAt(['policy', '*'], [])]) {
      const json = `{${word.insert}${word.insert.endsWith(' ') ? 'null' : ''}}`
      expect(Object.keys(JSON.parse(json))).toEqual([word.label])
      expect(word.back).toBeLessThanOrEqual(1)
    }
  })
})
