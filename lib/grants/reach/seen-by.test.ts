import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { actions, evaluatePolicy, type Target } from '@/lib/policy'
import { anyClaims } from '../../guardrails/testing'
import type { AskedAgent, AskedTarget, Holder, Scalar } from './asked'
import { seenBy } from './seen-by'
import { seenResources } from './terms'

const ida: Holder = { id: 'usr_1', email: 'ida@acme.example' }

const anyAsked: fc.Arbitrary<AskedTarget> = fc.record({
  id: fc.option(fc.constantFrom('d1', ''), { nil: undefined }),
  custom_data: fc.dictionary(
    fc.constantFrom('tenant_id', 'user_id', 'a.b', 'constructor', 'id'),
    fc.uniqueArray(fc.constantFrom<Scalar>('t1', 'T1', 1, '1', true), { minLength: 1, maxLength: 2 }),
    { maxKeys: 3, noNullPrototype: true },
  ),
  agent: fc.constantFrom<AskedAgent>(
    'open',
    'each',
    null,
    { id: 'usr_1' },
    { id: 'me' },
    { id: 'me', email: 'Ida@Acme.example' },
    { id: 'usr_2', email: 'noor@acme.example' },
  ),
})

/** Each target that is asked about, one by one, with who asks: all values by all agents whose session it may be. */
function* oneByOne({ id, custom_data: data, agent }: AskedTarget): Generator<{ target: Target; agentId: string }> {
  const rows = Object.entries(data).reduce<readonly JsonObject[]>(
    (made, [key, values]) => made.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  )
  for (const custom_data of rows) {
    const target = { ...(id === undefined ? {} : { id }), custom_data }
    for (const taken of agentsOf(agent)) yield { target: { ...target, ...taken.of }, agentId: taken.by }
  }
}

type Taken = { readonly of: { readonly agent?: string }; readonly by: string }

function agentsOf(agent: AskedAgent): readonly Taken[] {
  const own: Taken = { of: { agent: 'usr_1' }, by: 'usr_1' }
  const nobodys: Taken = { of: {}, by: 'usr_1' }
  if (agent === null) return [nobodys]
  if (agent === 'each') return [own]
  if (agent === 'open') {
    return [nobodys, own, ...['me', 'usr_2', 'usr_3'].map((other) => ({ of: { agent: other }, by: 'usr_1' }))]
  }
  const theirs: Taken = { of: { agent: agent.id }, by: agent.id }
  const anothers: Taken = { of: { agent: agent.id }, by: 'usr_1' }
  if (agent.id === 'usr_1') return [own]
  if (agent.email === undefined) return [theirs, anothers]
  return agent.email.toLowerCase() === ida.email ? [theirs] : [anothers]
}

test('what is said of a question that leaves something open is what evaluation says of each target it can mean', () => {
  let seen = 0
  fc.assert(
    fc.property(anyClaims, anyAsked, fc.constantFrom(...seenResources), (claims, asked, resource) => {
      const possible = [...oneByOne(asked)]
      const allowed = actions.filter((action) =>
        possible.some((one) => evaluatePolicy(claims, { resource, action, ...one }) === 'allow'),
      )
      const found = seenBy(claims as JsonObject, asked, { resource, holder: ida })
      expect(found?.actions ?? []).toEqual(allowed)
      if (found !== null) seen += 1
    }),
    { numRuns: 6_000 },
  )
  expect(seen).toBeGreaterThan(300)
})

test('it is said of whose sessions alone it is true, where nobody said who has taken it', () => {
  const asked: AskedTarget = { custom_data: { user_id: ['c_1'] }, agent: 'open' }
  const on = (claims: JsonObject, resource: 'sessions' | 'recordings') =>
    seenBy(claims, asked, { resource, holder: ida })
  expect(on({ role: 'agent' }, 'sessions')?.takenBy).toEqual(['nobody', 'own'])
  expect(on({ role: 'agent' }, 'recordings')?.takenBy).toEqual(['own'])
  expect(on({ role: 'administrator' }, 'sessions')?.takenBy).toBeNull()
  const ofTom = { role: null, policy: { version: 3, sessions: { agent: 'usr_tom' } } }
  expect(on(ofTom, 'sessions')?.takenBy).toEqual(['other'])
})
