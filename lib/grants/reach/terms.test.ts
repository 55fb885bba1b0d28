import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actions, evaluatePolicy } from '@/lib/policy'
import { anyClaims, anyRequest } from '../../guardrails/testing'
import { printTerm, seenResources, termsOfClaims, termsOfTarget } from './terms'
import { askedOf } from './testing'

test('whatever a token reaches is found by a term of the target: looking up loses nothing', () => {
  let reached = 0
  fc.assert(
    fc.property(anyClaims, anyRequest, fc.constantFrom(...seenResources), (claims, { target }, resource) => {
      if (actions.every((action) => evaluatePolicy(claims, { resource, action, target }) === 'deny')) return
      reached += 1
      const filed = termsOfClaims(claims).filter((term) => term.resource === resource)
      const asked = termsOfTarget(resource, askedOf(target)).map(printTerm)
      expect(filed.some((term) => asked.includes(printTerm(term)))).toBe(true)
    }),
    { numRuns: 4_000 },
  )
  expect(reached).toBeGreaterThan(200)
})

test('a token that names one customer is filed under it, so it is not looked at for another one', () => {
  const claims = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'c_1' } }, push: {} } }
  expect(termsOfClaims(claims)).toEqual([
    { resource: 'devices', key: 'custom_data.user_id', value: 'c_1' },
    { resource: 'push', key: null },
  ])
})

test('a condition on custom data called id is another term than the id of the object', () => {
  const [own] = termsOfClaims({ role: null, policy: { version: 3, devices: { id: 'd1' } } })
  const [data] = termsOfClaims({ role: null, policy: { version: 3, devices: { custom_data: { id: 'd1' } } } })
  expect(own && data && printTerm(own) !== printTerm(data)).toBe(true)
})

test('the number 1 and the text "1" are different terms, as they are different conditions', () => {
  const terms = termsOfTarget('devices', { custom_data: { a: [1], b: ['1'] } }).map(printTerm)
  expect(new Set(terms).size).toBe(3)
})
