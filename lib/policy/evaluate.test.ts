import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from './evaluate'
import { explainDecision } from './explain'
import type { AccessClaims, Effect, PolicyRequest } from './types'
import vectors from './vectors/cases.json'

type Vector = {
  readonly name: string
  readonly claims: AccessClaims
  readonly request: PolicyRequest
  readonly expect: Effect
  readonly ambiguity?: string
}

// The JSON module's inferred type is a union of 139 shapes; parsing restores the one shape they share.
const cases: readonly Vector[] = JSON.parse(JSON.stringify(vectors))

test('there are 139 conformance cases', () => {
  expect(cases).toHaveLength(139)
})

describe.each(cases)('$name', (vector) => {
  test(`is ${vector.expect}`, () => {
    expect(evaluatePolicy(vector.claims, vector.request)).toBe(vector.expect)
  })

  test('is explained with the same effect and a sentence', () => {
    const decision = explainDecision(vector.claims, vector.request)
    expect(decision.effect).toBe(vector.expect)
    expect(decision.sentence).toMatch(/^[A-Z].*\.$/)
    if (vector.ambiguity !== undefined) expect(decision.readings).toContain(vector.ambiguity)
  })
})

test('inherited keys of claims, rules and targets do not count', () => {
  const claims: AccessClaims = Object.create({ role: 'administrator' })
  const features = { resource: 'features', action: 'update', target: {} }
  expect(evaluatePolicy(claims, features)).toBe('deny')
  const pinned = { role: null, policy: { version: 3, devices: { id: 'd1' } } }
  expect(evaluatePolicy(pinned, { resource: 'devices', action: 'read', target: Object.create({ id: 'd1' }) })).toBe(
    'deny',
  )
})
