import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonValue } from '@/lib/base'
import { applyPatch, formatJson, readJson, toValue } from '@/lib/json'
import { comparePolicies } from '../compare/compare'
import { bindClaims } from '../compare/symbols'
import { anyBinding, anyRequest, anySide } from '../compare/vectors/arbitrary'
import { evaluatePolicy } from '../evaluate'
import type { AccessClaims } from '../types'
import { tightenings } from './tighten'
import { upgradePolicy } from './upgrade'

const customer = { custom_data: { user_id: 'u1' } }

function idsFor(policy: JsonValue): readonly string[] {
  return tightenings({ role: null, policy }).map(({ id }) => id)
}

function upgraded(claims: AccessClaims): AccessClaims {
  const upgrade = upgradePolicy(claims, { keepPlayback: true })
  if (!upgrade.ok) throw new Error(upgrade.error.message)
  return upgrade.value.claims
}

test('a version 1 policy for devices is offered the same filter on the sessions that the upgrade had to add', () => {
  const [first] = tightenings(upgraded({ policy: { devices: { user_id: 'u1' } } }))
  expect(first).toMatchObject({
    id: 'sessions-filter',
    change: { op: 'add', path: ['policy', 'sessions', 'custom_data'], value: { user_id: 'u1' } },
  })
  const sessions = first?.comparison.resources.find(({ resource }) => resource === 'sessions')
  expect(sessions?.actions.map(({ relation }) => relation)).toEqual(Array(4).fill('narrower'))
})

test('what version 2 gave without saying so is offered with only the actions that calls ask for', () => {
  const claims = upgraded({ policy: { version: 2, devices: customer, sessions: {} } })
  expect(tightenings(claims).map(({ id }) => id)).toEqual([
    ...['sessions-filter', 'recordings-filter'],
    ...['devices-actions', 'sessions-actions', 'push-actions', 'recordings-actions'],
  ])
})

test.each<[string, JsonValue]>([
  ['nothing is left to tighten', { version: 3, devices: { ...customer, permissions: ['read'] } }],
  ['it is of another version', { version: 2, devices: customer, sessions: {} }],
  ['nothing matches anyway', { version: 3, devices: { user_id: 'u1' } }],
  ['it cannot be read', { version: 3, devices: [], sessions: null }],
])('nothing is offered where %s', (_title, policy) => {
  expect(idsFor(policy)).toEqual([])
})

test('a filter that contradicts the one of devices is left alone, and so is a session named by its id', () => {
  const other = { custom_data: { user_id: 'u2' } }
  expect(idsFor({ version: 3, devices: customer, sessions: other, recordings: { id: 's1' } })).toEqual(
    expect.not.arrayContaining(['sessions-filter', 'recordings-filter']),
  )
})

test('each is narrower and nothing more, alone and with any others, and is the same change in the text', () => {
  fc.assert(
    fc.property(
      anySide,
      fc.infiniteStream(fc.boolean()),
      anyBinding,
      fc.array(anyRequest, { maxLength: 20 }),
      (claims, picks, binding, requests) => {
        const offered = tightenings(claims)
        const chosen = offered.filter(() => picks.next().value === true)
        for (const one of offered) expect(one.comparison.relation).toBe('narrower')
        const read = readJson(formatJson(claims))
        if (!read.ok || chosen.length === 0) return
        const patched = applyPatch(
          read.value,
          chosen.map(({ change }) => change),
        )
        if (!patched.ok) throw new Error(patched.error.message)
        const after = toValue(patched.value.root)
        if (!isJsonObject(after)) throw new Error('no object')
        expect(comparePolicies(claims, after).relation).toBe('narrower')
        for (const request of requests) {
          if (evaluatePolicy(bindClaims(claims, binding), request) === 'allow') continue
          expect(evaluatePolicy(bindClaims(after, binding), request)).toBe('deny')
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
