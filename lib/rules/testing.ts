import fc from 'fast-check'
import type { JsonObject } from '@/lib/base'
import type { ClaimPath, Condition, Leaf, Weekday } from './condition'
import type { RequestFacts } from './request'

/** 2026-12-01, a Tuesday, 10:30 in UTC. */
export const now = Date.UTC(2026, 11, 1, 10, 30)

export const someRequest: RequestFacts = {
  agent: 'ann@acme.example',
  reason: 'ticket 42',
  ticket: 'T-42',
  minutes: 60,
  reach: 'one-customer',
  parameters: { user_id: 'c_4711', org_id: 42, number: '42' },
}

const names = [
  'groups',
  'roles',
  'custom',
  'department',
  'in',
  'https://acme.example/roles',
  'allowed-origins',
  'a.b',
  'org_id',
]
const texts = [
  'engineering',
  'platform',
  'ann@acme.example',
  'Ann@Acme.example',
  'T-42',
  '42',
  'c_4711',
  'a "b" \\ c',
  '',
  'é\n',
]
const name = fc.constantFrom(...names)
const text = fc.constantFrom(...texts)
const path: fc.Arbitrary<ClaimPath> = fc
  .tuple(name, fc.array(name, { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest])
const values = fc.uniqueArray(text, { minLength: 1, maxLength: 3 })
const number = fc.constantFrom(0, 1, 42, -7, 42.5, 240)
const weekday = fc.constantFrom<Weekday>(0, 1, 2, 3, 4, 5, 6)
const minute = fc.constantFrom(0, 480, 630, 1080, 1440)

const arbitraryLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ kind: fc.constant('present' as const), path }),
  fc.record({ kind: fc.constant('text' as const), path, values }),
  fc.record({ kind: fc.constant('list' as const), path, values }),
  fc.record({ kind: fc.constant('scope' as const), path, word: fc.constantFrom('openid', 'tokens:issue') }),
  fc.record({
    kind: fc.constant('number' as const),
    path,
    comparison: fc.constantFrom('==' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
    value: number,
  }),
  fc.record({ kind: fc.constant('boolean' as const), path, value: fc.boolean() }),
  fc.record({ kind: fc.constant('email-domain' as const), path, domain: fc.constantFrom('acme.example', 'example') }),
  fc.record({
    kind: fc.constant('same-as-request' as const),
    path,
    attribute: fc.constantFrom('agent' as const, 'reason' as const, 'ticket' as const),
  }),
  fc.record({
    kind: fc.constant('same-as-parameter' as const),
    path,
    parameter: fc.constantFrom('user_id', 'org_id', 'number', 'nowhere'),
  }),
  fc.record({ kind: fc.constant('instant' as const), path, is: fc.constantFrom('past' as const, 'future' as const) }),
  fc.record({ kind: fc.constant('age' as const), path, maxMinutes: fc.constantFrom(1, 60, 100_000) }),
  fc.record({
    kind: fc.constant('hours' as const),
    zone: fc.constantFrom('UTC', 'Europe/Vienna', 'Asia/Kolkata'),
    days: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
    fromMinute: minute,
    toMinute: minute,
  }),
  fc.record({ kind: fc.constant('length' as const), maxMinutes: fc.constantFrom(30, 60, 240) }),
  fc.record({ kind: fc.constant('reach' as const), kinds: fc.constant(['one-customer', 'everything']) }),
)

/** Conditions of up to three levels, with empty groups and "not" anywhere. */
export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: arbitraryLeaf },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('all' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('condition') }) },
  ),
})).condition

const value = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('openid  tokens:issue ', '2031-12-31T00:00:00Z', '2031-12-31', '2026-12-01T10:00:00Z', 1_796_121_000),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(name, fc.oneof(text, fc.array(text, { maxLength: 2 })), { maxKeys: 2, noNullPrototype: true }),
)

/** Claims under the names that conditions ask for: there, missing, null, of another type, in another form. */
export const arbitraryClaims: fc.Arbitrary<JsonObject> = fc.dictionary(name, value, {
  maxKeys: 6,
  noNullPrototype: true,
})
