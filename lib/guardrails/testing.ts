import fc from 'fast-check'
import type { JsonObject, JsonValue } from '@/lib/base'
import { type AccessClaims, actions, type PolicyRequest, resources } from '@/lib/policy'
import { type Guardrail, keyedResources, lifetimeBounds, reachKinds, roleChoices } from './guardrail'
import { guardrailInput } from './guardrail-input'

const keys = ['tenant_id', 'user_id', 'a.b', 'constructor', 'id']
const values = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<JsonValue>('t1', '{{tenant_id}}', 'T1', 1, true) },
  { weight: 2, arbitrary: fc.constantFrom<JsonValue>('', ' ', null, ['t1'], {}) },
)
const customData = fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 3, noNullPrototype: true })
const rule: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record<JsonObject>(
      {
        id: fc.constantFrom('d1', '{{device_id}}', ''),
        custom_data: customData,
        permissions: fc.subarray([...actions, 'list']),
        agent: fc.constantFrom('me', 'usr_1'),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { weight: 2, arbitrary: customData },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, true, 'all', []) },
)
const policy = fc
  .tuple(
    fc.constantFrom<JsonValue>(1, 2, 3, 3, 3, '3'),
    fc.boolean(),
    fc.dictionary(fc.constantFrom(...resources, 'accounts', 'audit'), rule, { maxKeys: 6, noNullPrototype: true }),
  )
  .map(
    ([version, isUnversioned, rules]): JsonObject => (version === 1 && isUnversioned ? rules : { version, ...rules }),
  )

/** Claims of every version and role, most of them readable, some of them not. */
export const anyClaims: fc.Arbitrary<AccessClaims> = fc.record(
  {
    role: fc.constantFrom<JsonValue>('administrator', 'agent', null, 'admin'),
    policy: fc.oneof({ weight: 9, arbitrary: policy }, { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, []) }),
  },
  { requiredKeys: [], noNullPrototype: true },
)

/** Requests at the boundaries of those claims. */
export const anyRequest: fc.Arbitrary<PolicyRequest> = fc.record({
  resource: fc.constantFrom(...resources, 'accounts', 'audit', 'version', 'toString'),
  action: fc.constantFrom(...actions, 'list'),
  target: fc.record(
    {
      id: fc.constantFrom('d1', '{{device_id}}', ''),
      custom_data: fc.dictionary(
        fc.constantFrom(...keys),
        fc.constantFrom<JsonValue>('t1', 'T1', '{{tenant_id}}', 1, ''),
        {
          noNullPrototype: true,
        },
      ),
      agent: fc.constantFrom('me', 'usr_1'),
    },
    { requiredKeys: [] },
  ),
})

const seconds = fc.option(fc.integer({ min: lifetimeBounds.shortest, max: lifetimeBounds.longest }))
const keyList = fc.subarray(['tenant_id', 'user_id', 'id'])
const actionList = fc.oneof(fc.constant([...actions]), fc.subarray([...actions]))

/** Guardrails of every tightness, the open one among them. */
export const anyGuardrail: fc.Arbitrary<Guardrail> = fc
  .record({
    roles: fc.subarray([...roleChoices], { minLength: 1 }),
    access: fc.record(Object.fromEntries(resources.map((resource) => [resource, actionList]))),
    requiredKeys: fc.record(Object.fromEntries(keyedResources.map((resource) => [resource, keyList]))),
    longestSeconds: fc.record(Object.fromEntries(reachKinds.map((kind) => [kind, seconds]))),
    forbiddenLiterals: fc.subarray(['t1', 'x', 'me', '3', '"quoted"']),
    agentDomains: fc.subarray(['acme.example', 'beta.example']),
  })
  .map((made) => guardrailInput.parse(made))
