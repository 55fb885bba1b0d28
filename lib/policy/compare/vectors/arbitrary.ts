import fc from 'fast-check'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { anyClaims as oddClaims } from '../../lint/vectors/arbitrary'
import { type AccessClaims, actions, type PolicyRequest, resources } from '../../types'
import type { Binding } from '../relation'
import type { ParameterDomains } from '../symbols'

/** The domains of the parameters that generated claims hold; the others are any text. */
export const domains: ParameterDomains = {
  n: { kind: 'integer' },
  m: { kind: 'integer', only: [1, 2, 7] },
  t: { kind: 'boolean' },
  f: { kind: 'boolean' },
  e: { kind: 'string', only: ['u1', 'u2', 'me'] },
  g: { kind: 'string', only: ['u2', 'read'] },
  s: { kind: 'string', only: ['u1'] },
  y: { kind: 'string', like: ['u1', 'y-1', 'y-2'] },
}

const keys = ['user_id', 'tier', 'constructor', 'id', '__proto__']
const symbols = ['{{x}}', '{{y}}', '{{n}}', '{{m}}', '{{t}}', '{{f}}', '{{e}}', '{{g}}', '{{s}}']
const literal = fc.constantFrom<JsonValue>('u1', 'u2', '', 'me', '1', 1, 2, true, false)
const value = fc.oneof(
  { weight: 8, arbitrary: literal },
  { weight: 6, arbitrary: fc.constantFrom<JsonValue>(...symbols) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, ['u1'], {}) },
)
const customData = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3 })
const text = fc.constantFrom<JsonValue>('u1', 'me', 'usr_1', '{{x}}', '{{y}}', '{{n}}', '{{e}}', '{{g}}', '{{s}}')
const permission = fc.constantFrom<JsonValue>(...actions, ...actions, '{{x}}', '{{p}}', '{{n}}', '{{g}}', 'list')
const rule: fc.Arbitrary<JsonObject> = fc.record(
  { id: text, custom_data: customData, permissions: fc.uniqueArray(permission), agent: text },
  { requiredKeys: [] },
)
const resource = fc.constantFrom(...resources, 'devices', 'sessions', 'accounts', 'xyz')
const anyRule: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 8, arbitrary: rule },
  { weight: 2, arbitrary: customData },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>('{{x}}', null, [], { permissions: '{{x}}' }) },
)
const version = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<JsonValue>(1, 2, 3, 3) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>('{{n}}', '{{x}}', 4) },
)
const policy = fc
  .tuple(version, fc.dictionary(resource, anyRule, { maxKeys: 4 }))
  .map(([number, rules]): JsonObject => ({ ...rules, version: number }))
const role = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<JsonValue | undefined>('administrator', 'agent', null, undefined) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>('{{x}}', '{{r}}', '{{n}}', 'owner') },
)
const tidyClaims = fc.tuple(role, fc.option(policy, { nil: undefined, freq: 8 })).map(
  ([roleClaim, policyClaim]): AccessClaims => ({
    ...(roleClaim === undefined ? {} : { role: roleClaim }),
    ...(policyClaim === undefined ? {} : { policy: policyClaim }),
  }),
)

/** Claims with parameters at every place that decides something, and now and then claims as nobody should write them. */
export const anySide: fc.Arbitrary<AccessClaims> = fc.oneof(
  { weight: 9, arbitrary: tidyClaims },
  { weight: 1, arbitrary: oddClaims },
)

/** Two sides, more often than not one and the same but for a single change. */
export const anyPair: fc.Arbitrary<readonly [AccessClaims, AccessClaims]> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(anySide, anySide) },
  { weight: 3, arbitrary: fc.tuple(anySide, fc.tuple(role, resource, anyRule, fc.nat(3))).map(changed) },
)

function changed([side, [newRole, name, newRule, what]]: readonly [
  AccessClaims,
  readonly [JsonValue | undefined, string, JsonValue, number],
]): readonly [AccessClaims, AccessClaims] {
  if (what === 0) return [side, newRole === undefined ? side : { ...side, role: newRole }]
  if (!isJsonObject(side.policy)) return [side, { ...side, policy: { version: 3, [name]: newRule } }]
  const { [name]: was, ...rest } = side.policy
  if (what === 1) return [side, { ...side, policy: rest }]
  const is = what === 2 && isJsonObject(was) && isJsonObject(newRule) ? { ...was, ...newRule } : newRule
  return [side, { ...side, policy: { ...rest, [name]: is } }]
}

const texts = fc.constantFrom('u1', 'u2', 'me', 'usr_1', '1', ...actions, 'administrator', 'agent')
const numbers = fc.constantFrom(0, 1, 2, 3, 7)

/** Values for every parameter that generated claims hold, out of its domain and of what literals and targets hold. */
export const anyBinding: fc.Arbitrary<Binding> = fc.record({
  ...{ x: texts, y: texts, p: texts, r: texts, n: numbers, t: fc.boolean(), f: fc.boolean() },
  ...{ m: anyOf('m'), e: anyOf('e'), g: anyOf('g'), s: anyOf('s') },
})

function anyOf(name: string): fc.Arbitrary<Binding[string]> {
  return fc.constantFrom(...(domains[name]?.only ?? []))
}

const got = fc.constantFrom<JsonValue>('u1', 'u2', '', 'me', '1', 0, 1, 2, true, false, null, 'read')
const agentName = fc.constantFrom('me', 'usr_1', 'u1')
const target = fc.record(
  {
    id: fc.constantFrom('u1', 'me', 'x9'),
    custom_data: fc.dictionary(fc.constantFrom(...keys), got),
    agent: agentName,
  },
  { requiredKeys: [] },
)

/** Requests as calls make them: only sessions and recordings have an agent, and none has an id before it is created. */
export const anyRequest: fc.Arbitrary<PolicyRequest> = fc
  .record(
    {
      resource: fc.oneof(resource, fc.constantFrom('users', 'version', 'unnamed')),
      action: fc.constantFrom(...actions),
      target,
      agentId: agentName,
    },
    { requiredKeys: ['resource', 'action', 'target'] },
  )
  .map((request) => ({ ...request, target: asCalled(request) }))

function asCalled({
  resource: name,
  action,
  target: { id = 'x9', agent, ...rest },
}: PolicyRequest): PolicyRequest['target'] {
  const hasId = !(name === 'sessions' && action === 'create')
  const hasAgent = name === 'sessions' || name === 'recordings'
  return {
    ...rest,
    ...(hasId ? { id } : {}),
    ...(hasAgent && agent !== undefined ? { agent } : {}),
  }
}
