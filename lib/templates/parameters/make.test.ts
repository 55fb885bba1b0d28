import { describe, expect, test } from 'vitest'
import type { JsonPath } from '@/lib/base'
import { applyPatch } from '@/lib/json'
import { exampleValues, makeParameter, unmakeParameter } from './make'
import { nameFor, problemOfName } from './name'
import type { Parameter } from './parameter'
import { placesAlike, placesOfParameter, type ValuePlace } from './places'
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

function make(path: JsonPath, parameters: readonly Parameter[] = []) {
  return makeParameter({ texts: { document, filters: [] }, places: [{ kind: 'claim', path }], parameters })
}

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
    const made = make(path)
    if (!made.ok) throw new Error(made.error)
    expect(made.value.patch).toEqual([{ op: 'replace', path, value: `{{${name}}}` }])
    expect(made.value.parameters).toMatchObject([{ name, type, example, required: true }])
  })

  test('the same value under the same key is the same parameter; another value is another one', () => {
    const same = make(['policy', 'sessions', 'custom_data', 'user_id'], [user])
    const other = make(['policy', 'push', 'custom_data', 'user_id'], [user])
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
    const made = make(path)
    expect(made.ok ? '' : made.error).toContain(why)
  })
})

describe('unmakeParameter', () => {
  const filled = documentOf({ policy: { version: 3, devices: { id: '{{user_id}}' }, push: { id: '{{user_id}}' } } })
  const texts = { document: filled, filters: [{ key: 'user_id', value: '{{user_id}}' }] }
  const [devices, push, filter] = placesOfParameter(texts, 'user_id')

  function unmake(places: readonly (ValuePlace | undefined)[], value = 'c_9') {
    const chosen = places.filter((place) => place !== undefined)
    return unmakeParameter({ texts, places: chosen, name: 'user_id', value, parameters: [user] })
  }

  test('changes the place it was asked for alone, and the parameter stays while it stands elsewhere', () => {
    const back = unmake([push])
    if (!back.ok) throw new Error(back.error)
    expect(back.value).toEqual({
      patch: [{ op: 'replace', path: ['policy', 'push', 'id'], value: 'c_9' }],
      parameters: [user],
      name: 'user_id',
    })
    expect(unmake([filter])).toMatchObject({ value: { patch: [], filters: [{ value: 'c_9' }], parameters: [user] } })
  })

  test('takes the parameter off the list with its last use', () => {
    const back = unmake([devices, push, filter])
    if (!back.ok) throw new Error(back.error)
    const applied = applyPatch(filled, back.value.patch)
    expect(applied.ok && applied.value.text).toBe(filled.text.replaceAll('{{user_id}}', 'c_9'))
    expect(back.value).toMatchObject({ parameters: [], filters: [{ key: 'user_id', value: 'c_9' }] })
  })

  test('is refused for a value that the parameter could not have', () => {
    const bad = unmake([devices], ' ')
    expect(bad.ok ? '' : bad.error).toContain('is empty')
  })
})

describe('placesAlike', () => {
  const filters = [
    { key: 'user_id', value: 'c_1' },
    { key: 'tier', value: '2' },
    { key: 'other', value: 'c_1' },
  ]
  const data = (resource: string, key = 'user_id') => ['policy', resource, 'custom_data', key]

  function alike(place: ValuePlace, of = document) {
    return placesAlike({ document: of, filters }, place).map((one) => (one.kind === 'claim' ? one.path : one.index))
  }

  test('are those of the same key and value, in conditions and filters', () => {
    expect(alike({ kind: 'claim', path: data('devices') })).toEqual([data('sessions'), 0])
    expect(alike({ kind: 'filter', index: 0 })).toEqual([data('devices'), data('sessions')])
    expect(alike({ kind: 'filter', index: 1 })).toEqual([data('devices', 'tier')])
    expect(alike({ kind: 'claim', path: data('push') })).toEqual([])
    expect(alike({ kind: 'claim', path: ['displayName'] })).toEqual([])
  })

  test('are ids of devices and push, and of sessions and recordings, and no others', () => {
    const rules = { devices: { id: 'x' }, push: { id: 'x' }, sessions: { id: 'x' }, recordings: { id: 'x' } }
    const of = documentOf({ policy: { version: 3, ...rules } })
    expect(alike({ kind: 'claim', path: ['policy', 'devices', 'id'] }, of)).toEqual([['policy', 'push', 'id']])
    expect(alike({ kind: 'claim', path: ['policy', 'recordings', 'id'] }, of)).toEqual([['policy', 'sessions', 'id']])
  })

  test('become one parameter together, of the type that the conditions have', () => {
    const [first = { kind: 'filter', index: 1 } as const, ...also] = [
      { kind: 'filter', index: 1 } as const,
      ...placesAlike({ document, filters }, { kind: 'filter', index: 1 }),
    ]
    const made = makeParameter({ texts: { document, filters }, places: [first, ...also], parameters: [] })
    expect(made).toMatchObject({
      value: {
        patch: [{ path: data('devices', 'tier'), value: '{{tier}}' }],
        filters: [{}, { value: '{{tier}}' }, {}],
        parameters: [{ name: 'tier', type: 'integer', example: 2 }],
      },
    })
  })
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
