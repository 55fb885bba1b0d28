import { describe, expect, test } from 'vitest'
import { applyPatch } from '@/lib/json'
import { exampleValues, makeParameter, unmakeParameter } from './make'
import { nameFor, problemOfName } from './name'
import type { Parameter } from './parameter'
import { documentOf } from './testing'

const document = documentOf({
  displayName: 'Ada',
  role: null,
  policy: {
    version: 3,
    devices: {
      id: 'd1',
      custom_data: { user_id: 'c_1', 'User Mail': 'a@b.co', tier: 2, vip: true, role: 'x', odd: [] },
    },
    sessions: { custom_data: { user_id: 'c_1' } },
    push: { custom_data: { user_id: 'c_2' } },
  },
})

const user: Parameter = { name: 'user_id', type: 'string', label: 'User id', required: true, example: 'c_1' }

describe('makeParameter', () => {
  test.each([
    [['displayName'], 'agent_name', 'string', 'Ada'],
    [['policy', 'devices', 'id'], 'device_id', 'string', 'd1'],
    [['policy', 'devices', 'custom_data', 'user_id'], 'user_id', 'string', 'c_1'],
    [['policy', 'devices', 'custom_data', 'User Mail'], 'user_mail', 'email', 'a@b.co'],
    [['policy', 'devices', 'custom_data', 'tier'], 'tier', 'integer', 2],
    [['policy', 'devices', 'custom_data', 'vip'], 'vip', 'boolean', true],
    [['policy', 'devices', 'custom_data', 'role'], 'role_value', 'string', 'x'],
  ] as const)('%j becomes {{%s}}, of type %s with its value as the example', (path, name, type, example) => {
    const made = makeParameter({ document, path, parameters: [] })
    if (!made.ok) throw new Error(made.error)
    expect(made.value.patch).toEqual([{ op: 'replace', path, value: `{{${name}}}` }])
    expect(made.value.parameters).toMatchObject([{ name, type, example, required: true }])
  })

  test('the same value under the same key is the same parameter; another value is another one', () => {
    const same = makeParameter({ document, path: ['policy', 'sessions', 'custom_data', 'user_id'], parameters: [user] })
    const other = makeParameter({ document, path: ['policy', 'push', 'custom_data', 'user_id'], parameters: [user] })
    expect(same.ok && same.value).toMatchObject({ name: 'user_id', parameters: [user] })
    expect(other.ok && other.value.parameters.map(({ name }) => name)).toEqual(['user_id', 'user_id_2'])
  })

  test.each([
    [['role'], 'value of a condition'],
    [['policy', 'version'], 'value of a condition'],
    [['policy', 'devices', 'custom_data'], 'value of a condition'],
    [['policy', 'devices', 'custom_data', 'odd'], 'one plain value'],
    [['nowhere'], 'value of a condition'],
  ] as const)('%j is refused with a reason', (path, why) => {
    const made = makeParameter({ document, path, parameters: [] })
    expect(made.ok ? '' : made.error).toContain(why)
  })
})

test('a parameter is turned back everywhere at once, and only into a value it could have', () => {
  const filled = documentOf({ policy: { version: 3, devices: { id: '{{user_id}}' }, push: { id: '{{user_id}}' } } })
  const back = unmakeParameter({ document: filled, name: 'user_id', value: 'c_9', parameters: [user] })
  if (!back.ok) throw new Error(back.error)
  const applied = applyPatch(filled, back.value.patch)
  expect(applied.ok && applied.value.text).toBe(filled.text.replaceAll('{{user_id}}', 'c_9'))
  expect(back.value.parameters).toEqual([])
  const bad = unmakeParameter({ document: filled, name: 'user_id', value: ' ', parameters: [user] })
  expect(bad.ok ? '' : bad.error).toContain('is empty')
})

test('a draft is tried with the examples of the parameters it uses', () => {
  const filled = documentOf({ policy: { version: 3, devices: { id: '{{user_id}}' } } })
  const unused: Parameter = { ...user, name: 'other' }
  expect(exampleValues(filled.root, [user, unused])).toEqual({ user_id: 'c_1' })
})

test('every key has a name that can be used and is not taken', () => {
  for (const key of [
    '',
    '7',
    'é',
    'ID',
    'iss',
    '日本',
    'a'.repeat(120),
    'constructor',
    'displayName',
    '__',
    'a__b',
    'lifetime_seconds',
  ]) {
    const first = nameFor(key, [])
    const second = nameFor(key, [first])
    expect([problemOfName(first), problemOfName(second)], key).toEqual([null, null])
    expect(second).not.toBe(first)
  }
})
