import fc from 'fast-check'
import type { JsonObject, JsonValue } from '@/lib/base'
import { type JsonDocument, readJson } from '@/lib/json'
import type { LintContext } from '../view'

const keys = ['user_id', 'tenant', ' vip ', 'tenant ', 'аcct', 'n*', 'id', 'custom_data', 'agent']
const texts = ['u1', 'acme', '', ' u1', 'u1 ', ' ', 'acme-*', 'pаypal', 'ｕ1', 'Ünal', '123']
const actionNames = ['create', 'read', 'update', 'delete', 'Read', 'reed', 'write', '*', ' update', 'list', '']
const resourceNames = ['devices', 'sessions', 'push', 'recordings', 'features', 'members', '*']
const oddNames = ['device', 'Sessions', 'user', 'accounts', 'pushes', 'feature', 'recording', 'xyz', 'agent']
const ruleWords = ['customData', 'permission', 'user_id', 'ID', 'agent', 'Permissions', 'tenant ']

const scalar = fc.oneof(fc.constantFrom(...texts), fc.integer(), fc.boolean())
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, [], {}, ['a'], ['a', 'b'], [1], { in: ['a'] }, [null]) },
)

const customData = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 4 })
const permissions: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...actionNames), { maxLength: 6 }) },
  { weight: 2, arbitrary: fc.array(fc.oneof(fc.constantFrom(...actionNames), value), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>('read', 'read, update', 'readonly', null, {}, '*') },
)

const rule: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: value },
  { weight: 2, arbitrary: customData },
  { weight: 6, arbitrary: nestedRule() },
)

function nestedRule(): fc.Arbitrary<JsonObject> {
  const known = fc.record(
    {
      id: value,
      agent: value,
      custom_data: fc.oneof({ weight: 6, arbitrary: customData }, { weight: 1, arbitrary: value }),
      permissions,
    },
    { requiredKeys: [] },
  )
  const extra = fc.dictionary(fc.constantFrom(...ruleWords), fc.oneof(value, permissions), { maxKeys: 1 })
  return fc.tuple(known, extra).map(([left, right]) => present({ ...left, ...right }))
}

const version = fc.constantFrom<JsonValue | undefined>(undefined, 1, 2, 2, 3, 3, 3, 3, 4, '3', '2 ', null)

const policyObject = fc
  .tuple(
    version,
    fc.dictionary(fc.constantFrom(...resourceNames), rule, { maxKeys: 5 }),
    fc.dictionary(fc.constantFrom(...oddNames), rule, { maxKeys: 1 }),
  )
  .map(([number, rules, odd]): JsonObject => present({ version: number, ...rules, ...odd }))

const tidyData = fc.dictionary(fc.constantFrom('user_id', 'tenant'), fc.constantFrom('u1', 'acme'), { minKeys: 1 })
const tidyRule: fc.Arbitrary<JsonObject> = fc
  .record(
    { id: fc.constantFrom('u1', 'x'), custom_data: tidyData, permissions: fc.subarray(['create', 'read', 'update']) },
    { requiredKeys: [] },
  )
  .map(present)
const tidyPolicy = fc
  .tuple(
    fc.constantFrom(2, 3),
    fc.dictionary(fc.constantFrom(...resourceNames, 'devices', 'sessions'), tidyRule, { maxKeys: 5 }),
  )
  .map(([number, rules]): JsonObject => ({ version: number, ...rules }))
const flatPolicy = fc.dictionary(fc.constantFrom('devices', 'sessions', 'push'), fc.oneof(tidyData, fc.constant({})), {
  minKeys: 1,
})

const policy: fc.Arbitrary<JsonValue | undefined> = fc.oneof(
  { weight: 6, arbitrary: tidyPolicy },
  { weight: 1, arbitrary: flatPolicy },
  { weight: 8, arbitrary: policyObject },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue | undefined>(undefined, null, [], '{}', 3) },
)

const role = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<JsonValue | undefined>(undefined, null, 'agent', 'administrator') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonValue>(
      ...['admin', 'Administrator', 'agnet', '', 'cobrowseio_administrator', 'owner', 5, ['agent'], {}],
    ),
  },
)
const name = fc.constantFrom<JsonValue | undefined>(undefined, 'Ada', ' Ada ', '', ' ', 7, null, 'Аda')
const time = fc.oneof(
  fc.constantFrom<JsonValue>(1527496190, 1621256092959, '1527496190', '1527496190000', null, [], 0, -5, 1e11, 9e15),
  fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }),
)
const audience = fc.constantFrom<JsonValue>(
  ...['https://cobrowse.io', 'https://cobrowse.io/', 'https://eu.cobrowse.io', 'x', 4, null],
  ...[['https://cobrowse.io'], ['x'], []],
)
const issuer = fc.constantFrom<JsonValue>('license-sandbox', 'crm', 'zz8kKtNZC6wbHQ', 'https://acme.com', '', 1)
const subject = fc.constantFrom<JsonValue>(
  ...['ada@acme.com', 'agent@gmail.com', 'superuser@acme.com', 'ada', ' ada@acme.com', 'аda@acme.com'],
  ...['ada＠acme.com', '', 5, null, 'Support+1@acme.com'],
)

const stamped = fc.record(
  { iat: time, exp: time, nbf: time, aud: audience, iss: issuer, sub: subject },
  { requiredKeys: [] },
)
const beside = fc.dictionary(
  fc.constantFrom('version', 'devices', 'sessions', '*', 'Policy', 'roles', 'display_name', 'org_id', 'SUB'),
  fc.oneof(rule, policyObject, fc.constantFrom<JsonValue>(2, 3)),
  { maxKeys: 2 },
)

/** Claims as people write them and as nobody should: every part now right, now wrong. */
export const anyClaims: fc.Arbitrary<JsonObject> = fc
  .tuple(role, name, policy, fc.option(stamped), fc.oneof(fc.constant({}), beside))
  .map(([role, displayName, policy, times, extra]) => present({ ...times, role, displayName, policy, ...extra }))

/** A document that the strict reader accepts, minified or indented. */
export const anyDocument: fc.Arbitrary<JsonDocument> = fc
  .tuple(fc.oneof({ weight: 30, arbitrary: anyClaims }, { weight: 1, arbitrary: value }), fc.constantFrom(0, 2))
  .map(([claims, indent]) => readJson(JSON.stringify(claims, null, indent)))
  .filter((read) => read.ok)
  .map((read) => read.value)

/** Every kind of context. */
export const anyContext: fc.Arbitrary<LintContext> = fc.constantFrom<LintContext>(
  { kind: 'draft' },
  { kind: 'claims' },
  { kind: 'claims', licenseKey: 'license-sandbox' },
)

function present(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).flatMap(([key, held]) => (held === undefined ? [] : [[key, held]])))
}
