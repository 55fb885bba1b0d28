import fc from 'fast-check'
import type { JsonObject, JsonValue } from '@/lib/base'
import { type JsonDocument, readJson } from '@/lib/json'
import { placeholderOf } from '@/lib/policy'
import type { Parameter, ParameterValue } from './parameter'

/** Reads a value as a document; throws where the strict reader refuses it. */
export function documentOf(value: JsonValue): JsonDocument {
  const read = readJson(JSON.stringify(value, null, 2))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** A template with its parameters, and values that fit them. */
export type Case = {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly values: { readonly [name: string]: ParameterValue }
}

const common = { label: 'Label', required: true }
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e'

type Filled = { readonly parameter: Parameter; readonly value: ParameterValue }

const filled: readonly ((name: string) => fc.Arbitrary<Filled>)[] = [
  (name) =>
    fc
      .constantFrom('u1', 'acme', '{{other}}', '$\u007b7*7}', '","role":"administrator', "it's", 'Ünal', '\\', '%s')
      .map((value) => ({ parameter: { ...common, name, type: 'string' }, value })),
  (name) =>
    fc.constantFrom('c_1', 'c_99').map((value) => ({
      parameter: { ...common, name, type: 'string', pattern: 'c_[0-9]+', maxLength: 8 },
      value,
    })),
  (name) =>
    fc.constantFrom('a@b.co', "o'neil+x@acme.example").map((value) => ({
      parameter: { ...common, name, type: 'email' },
      value,
    })),
  (name) => fc.constant({ parameter: { ...common, name, type: 'uuid' }, value: uuid }),
  (name) =>
    fc.constantFrom('eu', 'us').map((value) => ({
      parameter: { ...common, name, type: 'enum', options: ['eu', 'us'] },
      value,
    })),
  (name) =>
    fc.integer({ min: -5, max: 5 }).map((value) => ({
      parameter: { ...common, name, type: 'integer', minimum: -5, maximum: 5 },
      value: value + 0,
    })),
  (name) => fc.boolean().map((value) => ({ parameter: { ...common, name, type: 'boolean' }, value })),
]

/** Declarations of one name, of every type and many widths. */
export const anyParameter: fc.Arbitrary<Parameter> = fc.oneof(
  ...filled.map((make) => make('x').map(({ parameter }) => parameter)),
  fc
    .subarray(['eu', 'us', 'a@b.co', uuid], { minLength: 1 })
    .map((options): Parameter => ({ ...common, name: 'x', type: 'enum', options })),
  fc
    .record(
      { minimum: fc.integer({ min: -3, max: 3 }), maximum: fc.integer({ min: 4, max: 300 }) },
      { requiredKeys: [] },
    )
    .map((bounds): Parameter => ({ ...common, name: 'x', type: 'integer', ...bounds })),
  fc
    .record(
      {
        minLength: fc.constantFrom(1, 3, 36),
        maxLength: fc.constantFrom(36, 300),
        pattern: fc.constantFrom('c_[0-9]+', 'c_[0-9]{1,3}', 'eu|us', '[a-z0-9_@.-]+'),
      },
      { requiredKeys: [] },
    )
    .map((limits): Parameter => ({ ...common, name: 'x', type: 'string', ...limits })),
)

/** Values that some of these parameters take and others refuse. */
export const anyGiven: fc.Arbitrary<ParameterValue> = fc.constantFrom<ParameterValue>(
  ...['eu', 'us', 'c_1', 'c_12345', 'u1', 'a@b.co', uuid, 'a'.repeat(257), -4, 0, 5, 250, 1001, true, false],
)

const names = ['user_id', 'tenant', 'region', 'tier']
const resourceNames = ['devices', 'sessions', 'push', 'recordings', '*']

/** Declared parameters with fitting values; one at least. */
const fillings: fc.Arbitrary<readonly Filled[]> = fc
  .subarray(names, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map((name) => fc.oneof(...filled.map((make) => make(name))))))

/** Any template in which every parameter is a condition of some rule, so that it binds with its values. */
export const anyCase: fc.Arbitrary<Case> = fillings.chain((list) => {
  const holes = list.map(({ parameter }) => placeholderOf(parameter.name))
  const leaf = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...holes) },
    fc.constantFrom<JsonValue>('u1', 'acme', 1),
  )
  const data = fc.dictionary(fc.constantFrom('user_id', 'tenant', '7', 'tier'), leaf, { maxKeys: 3 })
  const rule = fc.record(
    { id: leaf, custom_data: data, permissions: fc.subarray(['create', 'read', 'update', 'delete']) },
    { requiredKeys: [] },
  )
  const rules = fc.dictionary(fc.constantFrom(...resourceNames), rule, { maxKeys: 4 })
  // One rule that uses every parameter, so that none is unused.
  const all = Object.fromEntries(holes.map((hole, index) => [`key_${index}`, hole]))
  const role = fc.constantFrom<JsonObject>({}, { role: null }, { role: 'agent' }, { role: 'administrator' })
  return fc.tuple(role, fc.constantFrom(2, 3), rules).map(([claims, version, named]) => ({
    document: documentOf({ ...claims, policy: { version, ...named, members: { custom_data: all } } }),
    parameters: list.map(({ parameter }) => parameter),
    values: Object.fromEntries(list.map(({ parameter, value }) => [parameter.name, value])),
  }))
})
