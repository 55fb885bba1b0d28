import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { evaluatePolicy } from './evaluate'
import { explainDecision } from './explain'
import { reachOf } from './reach'
import { askedActions } from './speech/abilities'
import { type AccessClaims, actions, type PolicyRequest, type Resource, resources, type Target } from './types'
import { decisionChanges } from './upgrade/changes'
import { probesOf } from './upgrade/probes'
import { upgradePolicy } from './upgrade/upgrade'

const asked = ['devices', 'sessions', 'push', 'recordings', 'features', 'members', 'accounts']
const keys = ['user_id', 'tier', 'a.b', 'constructor', 'id']
const scalar = fc.constantFrom<JsonValue>('u1', 'u2', '', 'U1', 1, true)
const value = fc.oneof(
  { weight: 9, arbitrary: scalar },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, ['u1'], {}) },
)
const customData = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 3, noNullPrototype: true })
const rule: fc.Arbitrary<JsonObject> = fc.record(
  {
    id: fc.constantFrom('d1', 's1'),
    custom_data: customData,
    permissions: fc.subarray([...actions]),
    agent: fc.constantFrom('me', 'usr_1'),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const role = fc.constantFrom<JsonValue | undefined>('administrator', 'agent', null, undefined)
const policy = fc
  .tuple(
    fc.constantFrom(1, 2, 3),
    fc.dictionary(
      fc.constantFrom(...resources),
      fc.oneof({ weight: 4, arbitrary: rule }, { weight: 1, arbitrary: customData }),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    ),
  )
  .map(([version, rules]): JsonObject => ({ version, ...rules }))
const claims = fc.tuple(role, fc.option(policy, { nil: undefined })).map(
  ([roleClaim, policyClaim]): AccessClaims => ({
    ...(roleClaim === undefined ? {} : { role: roleClaim }),
    ...(policyClaim === undefined ? {} : { policy: policyClaim }),
  }),
)
const target: fc.Arbitrary<Target> = fc.record(
  {
    id: fc.constantFrom('d1', 's1', 'x9'),
    custom_data: fc.dictionary(fc.constantFrom(...keys), scalar, { noNullPrototype: true }),
    agent: fc.constantFrom('me', 'usr_1', 'usr_2'),
  },
  { requiredKeys: [] },
)
const request: fc.Arbitrary<PolicyRequest> = fc.record({
  resource: fc.constantFrom(...asked),
  action: fc.constantFrom(...actions),
  target,
})

/** What is stored never holds an agent on anything but a session, nor an id before it is created. */
function isReal({ resource, action, target: { id, agent } }: PolicyRequest): boolean {
  const isSession = resource === 'sessions' || resource === 'recordings'
  return (isSession || agent === undefined) && (id === undefined) === (resource === 'sessions' && action === 'create')
}
const realRequest = request.filter(isReal)

describe('evaluation', () => {
  test('never throws, and explaining agrees with it, for any JSON as claims and any request', () => {
    const anything = fc.jsonValue() as fc.Arbitrary<JsonValue>
    const anyClaims = fc.oneof(anything, fc.record({ role: anything, policy: anything }, { requiredKeys: [] }))
    const anyRequest = fc.record({ resource: fc.string(), action: fc.string(), target: anything })
    fc.assert(
      fc.property(anyClaims, fc.oneof(anyRequest, request), (someClaims, someRequest) => {
        const given = JSON.parse(JSON.stringify(someClaims))
        const asking = JSON.parse(JSON.stringify(someRequest))
        expect(explainDecision(given, asking).effect).toBe(evaluatePolicy(given, asking))
        expect(reachOf(given).lines).toHaveLength(resources.length)
      }),
      { numRuns: 1000 },
    )
  })

  test('agrees with its explanation, whose trace shows why', () => {
    fc.assert(
      fc.property(claims, request, (someClaims, someRequest) => {
        const decision = explainDecision(someClaims, someRequest)
        expect(decision.effect).toBe(evaluatePolicy(someClaims, someRequest))
        if (decision.effect === 'allow') expect(decision.conditions.every(({ holds }) => holds)).toBe(true)
        if (/differs|missing/.test(decision.reason)) expect(decision.conditions.some(({ holds }) => !holds)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('within one rule', () => {
  test('adding a condition never allows more', () => {
    fc.assert(
      fc.property(
        claims,
        fc.constantFrom(...resources),
        fc.constantFrom(...keys),
        value,
        request,
        (before, name, key, wanted, asking) => {
          const after = mapRule(before, name, (was) => withCondition(before, was, { key, wanted }))
          expectNoWider(before, after, asking)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('dropping an action never allows more', () => {
    fc.assert(
      fc.property(
        claims,
        fc.constantFrom(...resources),
        fc.constantFrom(...actions),
        request,
        (before, name, dropped, asking) => {
          const after = mapRule(before, name, (was) => (isVersion1(before) ? was : withoutAction(was, dropped)))
          expectNoWider(before, after, asking)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('reach', () => {
  test('says "none", "everything" and "matching" exactly as evaluation answers for targets as calls have them', () => {
    fc.assert(
      fc.property(claims, (some) => {
        for (const line of reachOf(some).lines.filter(({ resource }) => resource !== '*')) {
          const answers = probesOf([some])
            .filter((probe) => probe.request.resource === line.resource && isReal(probe.request))
            .map(({ request: asked }) => (asked.resource === 'features' ? { ...asked, target: {} } : asked))
            .map((asked) => ({ action: asked.action, effect: evaluatePolicy(some, asked) }))
          const allowed = new Set(answers.filter(({ effect }) => effect === 'allow').map(({ action }) => action))
          const isCalled = askedActions(line.resource).some((action) => allowed.has(action))
          expect(line.state === 'none').toBe(!isCalled)
          expect([...line.actions].sort()).toEqual(isCalled ? [...allowed].sort() : [])
          if (line.state === 'everything') {
            expect(answers.every(({ action, effect }) => allowed.has(action) === (effect === 'allow'))).toBe(true)
          }
          if (line.state === 'matching') expect(answers.some(({ effect }) => effect === 'deny')).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('the summary', () => {
  const names = [...resources, 'users', 'accounts', 'audit log']
  const versioned = fc.tuple(
    fc.constantFrom(1, 2, 3),
    fc.dictionary(fc.constantFrom(...names), rule, { maxKeys: 4, noNullPrototype: true }),
  )
  const named = fc
    .tuple(fc.constantFrom(null, 'administrator'), versioned)
    .map(([roleClaim, [version, rules]]): AccessClaims => ({ role: roleClaim, policy: { version, ...rules } }))

  test('says "nothing else" and "nothing" only where no resource beyond the seven is allowed', () => {
    const known: readonly string[] = resources
    fc.assert(
      fc.property(named, (some) => {
        if (!/nothing else\.$|nothing\.$/.test(reachOf(some).summary)) return
        const beyond = probesOf([some]).filter((probe) => !known.includes(probe.request.resource))
        expect(beyond.filter((probe) => evaluatePolicy(some, probe.request) === 'allow')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('upgrade', () => {
  test('done twice is done once', () => {
    fc.assert(
      fc.property(claims, (some) => {
        const once = upgradePolicy(some)
        if (!once.ok) return
        const twice = upgradePolicy(once.value.claims)
        expect(twice.ok && twice.value.claims).toEqual(once.value.claims)
        expect(twice.ok && twice.value.steps).toEqual([])
        expect(twice.ok && twice.value.changes).toEqual([])
      }),
    )
  })

  test('reports exactly the changes evaluation shows', () => {
    fc.assert(
      fc.property(claims, fc.boolean(), fc.boolean(), realRequest, (some, keepRole, keepPlayback, asking) => {
        const upgraded = upgradePolicy(some, { keepRole, keepPlayback })
        if (!upgraded.ok) return
        const { claims: after, changes } = upgraded.value
        const isTrue = changes.every(
          ({ request: asked, before, after: then }) =>
            evaluatePolicy(some, asked) === before && evaluatePolicy(after, asked) === then && before !== then,
        )
        expect(isTrue).toBe(true)
        const was = evaluatePolicy(some, asking)
        if (was === evaluatePolicy(after, asking)) return
        const told = changes.filter(
          ({ request: { resource, action } }) => resource === asking.resource && action === asking.action,
        )
        expect(told.some(({ before }) => before === was)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('says that the role goes "as before" or was ignored exactly where doing without it changes no answer', () => {
    fc.assert(
      fc.property(claims, (some) => {
        const upgraded = upgradePolicy(some)
        const step = upgraded.ok ? upgraded.value.steps.find(({ sentence }) => /the role/.test(sentence)) : undefined
        if (step === undefined) return
        const isAsBefore = /as before|version 2 ignored it/.test(step.sentence)
        expect(decisionChanges(some, { ...some, role: null }).length === 0).toBe(isAsBefore)
      }),
      { numRuns: 500 },
    )
  })

  test('says that a token can "still" do something, or could, only where it could before', () => {
    const said = [
      { words: /let such a token start sessions/, deed: ['sessions', 'create'] },
      { words: /can still invite the devices/, deed: ['push', 'create'] },
      { words: /can still play them/, deed: ['recordings', 'read'] },
    ] as const
    fc.assert(
      fc.property(claims, fc.boolean(), fc.boolean(), (some, keepRole, keepPlayback) => {
        const upgraded = upgradePolicy(some, { keepRole, keepPlayback })
        if (!upgraded.ok) return
        const { claims: after, steps } = upgraded.value
        for (const { words, deed } of said.filter((one) => steps.some(({ sentence }) => one.words.test(sentence)))) {
          const asked = probesOf([some, after]).filter(
            ({ request: { resource, action } }) => resource === deed[0] && action === deed[1],
          )
          const [before, then] = [some, after].map((side) =>
            asked.filter((probe) => isReal(probe.request) && evaluatePolicy(side, probe.request) === 'allow'),
          )
          if (then?.length !== 0) expect(before, String(words)).not.toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a claims set differs from itself by nothing', () => {
    fc.assert(fc.property(claims, (some) => decisionChanges(some, some).length === 0))
  })
})

function expectNoWider(before: AccessClaims, after: AccessClaims, asking: PolicyRequest): void {
  if (evaluatePolicy(before, asking) === 'deny') expect(evaluatePolicy(after, asking)).toBe('deny')
}

function mapRule(
  some: AccessClaims,
  name: Resource,
  change: (rule: JsonObject) => JsonObject | undefined,
): AccessClaims {
  if (!isJsonObject(some.policy)) return some
  const { [name]: was, ...rest } = some.policy
  if (!isJsonObject(was)) return some
  const is = change(was)
  return { ...some, policy: is === undefined ? rest : { ...rest, [name]: is } }
}

function withCondition(some: AccessClaims, rule: JsonObject, added: { key: string; wanted: JsonValue }): JsonObject {
  if (isVersion1(some)) return { [added.key]: added.wanted, ...rule }
  const data = rule.custom_data
  if (data !== undefined && !isJsonObject(data)) return rule
  return { ...rule, custom_data: { [added.key]: added.wanted, ...data } }
}

function withoutAction(rule: JsonObject, dropped: string): JsonObject {
  const listed = Array.isArray(rule.permissions) ? rule.permissions : actions
  return { ...rule, permissions: listed.filter((action) => action !== dropped) }
}

function isVersion1({ policy: some }: AccessClaims): boolean {
  return isJsonObject(some) && some.version === 1
}
