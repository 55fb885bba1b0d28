import { expect, test } from 'vitest'
import type { Parameter } from '../parameter'
import { standInFor } from './stand-in'

const common = { name: 'user_id', label: 'User', required: true }

test.each<[string, Parameter, unknown]>([
  ['its example', { ...common, type: 'string', example: 'c_1', pattern: 'c_[0-9]+' }, 'c_1'],
  ['a text as short as it must be', { ...common, type: 'string', maxLength: 4 }, 'some'],
  ['a text as long as it must be', { ...common, type: 'string', minLength: 14 }, 'some_user_id__'],
  ['an address', { ...common, type: 'email' }, 'some.user_id@acme.example'],
  ['a UUID', { ...common, type: 'uuid' }, '00000000-0000-4000-8000-000000000001'],
  ['the first option', { ...common, type: 'enum', options: ['eu', 'us'] }, 'eu'],
  ['a number above its bound', { ...common, type: 'integer', minimum: 7 }, 7],
  ['a number below its bound', { ...common, type: 'integer', maximum: -3 }, -3],
  ['true', { ...common, type: 'boolean' }, true],
])('stands in with %s', (_title, parameter, value) => {
  expect(standInFor(parameter)).toEqual({ name: 'user_id', value, isExample: 'example' in parameter })
})

test('nothing stands in where a form is asked for and no example shows it, or the example does not fit', () => {
  expect(standInFor({ ...common, type: 'string', pattern: 'c_[0-9]+' })).toBeNull()
  expect(standInFor({ ...common, type: 'string', pattern: 'c_[0-9]+', example: 'x' })).toBeNull()
})
