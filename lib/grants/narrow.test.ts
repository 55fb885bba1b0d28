import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import { comparePolicies, evaluatePolicy, resources } from '@/lib/policy'
import { anyClaims, anyRequest } from '../guardrails/testing'
import { narrowableResources, narrowClaims, noNarrowing } from './narrow'

function boundOf(claims: object) {
  const read = readJson(JSON.stringify(claims))
  if (!read.ok) return null
  const value = toValue(read.value.root)
  return isJsonObject(value) ? { document: read.value, claims: value } : null
}

const customer = {
  role: null,
  policy: {
    version: 3,
    devices: { custom_data: { user_id: 'c_1' }, permissions: ['read'] },
    sessions: { custom_data: { user_id: 'c_1' } },
    push: { custom_data: { user_id: 'c_1' } },
  },
}

function narrowed(claims: object, narrowing: Partial<typeof noNarrowing>): JsonObject {
  const bound = boundOf(claims)
  const made = bound && narrowClaims(bound, { ...noNarrowing, ...narrowing })
  if (!made?.ok) throw new Error(made?.error ?? 'unreadable')
  return made.value.claims
}

describe('taking less than a template gives', () => {
  test('never gives more, whatever the policy and the wish', () => {
    const anyNarrowing = fc.record({ without: fc.subarray([...resources]), isReadOnly: fc.boolean() })
    let made = 0
    fc.assert(
      fc.property(anyClaims, anyNarrowing, anyRequest, (claims, narrowing, request) => {
        const bound = boundOf(claims)
        const result = bound && narrowClaims(bound, narrowing)
        if (!bound || !result?.ok) return
        if (result.value.document !== bound.document) made += 1
        expect(['equal', 'narrower']).toContain(comparePolicies(bound.claims, result.value.claims).relation)
        if (evaluatePolicy(result.value.claims, request) !== 'allow') return
        expect(evaluatePolicy(bound.claims, request)).toBe('allow')
        expect(narrowing.without).not.toContain(request.resource)
      }),
      { numRuns: 2_000 },
    )
    expect(made).toBeGreaterThan(100)
  })

  test('read only leaves seeing and takes starting, controlling and inviting', () => {
    const claims = narrowed(customer, { isReadOnly: true })
    const target = { custom_data: { user_id: 'c_1' } }
    const may = (resource: string, action: string) => evaluatePolicy(claims, { resource, action, target })
    expect([may('devices', 'read'), may('sessions', 'read')]).toEqual(['allow', 'allow'])
    expect([may('sessions', 'create'), may('sessions', 'update'), may('push', 'create')]).toEqual(Array(3).fill('deny'))
  })

  test('a resource that is left out is closed by name, so that no role or star opens it again', () => {
    const claims = narrowed({ role: null, policy: { version: 3, '*': {} } }, { without: ['sessions'] })
    expect(evaluatePolicy(claims, { resource: 'sessions', action: 'read', target: {} })).toBe('deny')
    expect(evaluatePolicy(claims, { resource: 'devices', action: 'read', target: {} })).toBe('allow')
  })

  test('nothing to take away leaves the text as it was, to the letter', () => {
    const bound = boundOf(customer)
    expect(bound && narrowClaims(bound, noNarrowing)).toEqual({ ok: true, value: bound })
  })

  test('a policy of an older version is not narrowed, and the sentence says who can', () => {
    const bound = boundOf({ role: null, policy: { version: 2, devices: {} } })
    const made = bound && narrowClaims(bound, { without: ['devices'], isReadOnly: false })
    expect(made).toMatchObject({ ok: false, error: expect.stringMatching(/author/) })
  })

  test('what can be left out is what is reached', () => {
    const bound = boundOf(customer)
    expect(bound && narrowableResources(bound.claims)).toEqual(['devices', 'sessions', 'push'])
  })
})
