import { describe, expect, it } from 'vitest'
import { fieldAt, fieldKey, isWithin } from './draft-field'

describe('fieldAt', () => {
  it.each([
    [[], null],
    [['role'], ['role']],
    [['note', 'deep', 0], ['note']],
    [['policy'], null],
    [['policy', 'version'], null],
    [
      ['policy', 'devices'],
      ['policy', 'devices'],
    ],
    [
      ['policy', 'devices', 'id'],
      ['policy', 'devices', 'id'],
    ],
    [
      ['policy', 'devices', 'permissions', 2],
      ['policy', 'devices', 'permissions'],
    ],
    [
      ['policy', 'devices', 'custom_data'],
      ['policy', 'devices', 'custom_data'],
    ],
    [
      ['policy', 'devices', 'custom_data', 'user_id', 0],
      ['policy', 'devices', 'custom_data', 'user_id'],
    ],
  ] as const)('gives the deepest field that covers %j', (path, field) => {
    expect(fieldAt(path)).toEqual(field)
  })
})

describe('fieldKey', () => {
  it('tells a key with quotes or commas from two keys', () => {
    expect(fieldKey(['a', 'b'])).not.toBe(fieldKey(['a","b']))
  })
})

describe('isWithin', () => {
  it('holds for the field itself and for what stands under it, not for a longer name', () => {
    const devices = ['policy', 'devices']
    expect(isWithin(fieldKey(devices), devices)).toBe(true)
    expect(isWithin(fieldKey([...devices, 'id']), devices)).toBe(true)
    expect(isWithin(fieldKey(['policy', 'devices2']), devices)).toBe(false)
    expect(isWithin(fieldKey(['policy']), devices)).toBe(false)
    expect(isWithin(null, devices)).toBe(false)
  })
})
