import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../evaluate'
import type { AccessClaims, PolicyRequest } from '../types'
import { probesOf } from '../upgrade/probes'
import { upgradePolicy } from '../upgrade/upgrade'
import { type ActionComparison, type Comparison, comparePolicies } from './compare'
import type { Binding, Relation } from './relation'
import { bindClaims, domainOf, type ParameterDomains } from './symbols'
import { anyBinding, anyPair, anyRequest, anySide, domains } from './vectors/arbitrary'
import { openDeciders } from './worlds'

const mirrored: Readonly<Record<Relation, Relation>> = {
  equal: 'equal',
  narrower: 'wider',
  wider: 'narrower',
  incomparable: 'incomparable',
}
const holdsNoMore: readonly Relation[] = ['equal', 'narrower']

describe('every witness', () => {
  test('is allowed on the side it is claimed for and refused on the other, under its binding', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        for (const { resource, action, gained, lost } of cellsOf(comparePolicies(a, b, domains))) {
          const gains = gained === null ? null : answersTo(a, b, gained.witness)
          const loses = lost === null ? null : answersTo(a, b, lost.witness)
          const where = `${resource}:${action}`
          if (gains !== null) expect([where, gains]).toEqual([where, 'deny > allow'])
          if (loses !== null) expect([where, loses]).toEqual([where, 'allow > deny'])
          expect(gained?.witness.before ?? 'deny').toBe('deny')
          expect(lost?.witness.before ?? 'allow').toBe('allow')
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('is a request that a call can make, with values for every parameter that it takes', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const known = openDeciders([a, b], domains)
        for (const { gained, lost } of cellsOf(comparePolicies(a, b, domains))) {
          for (const { witness } of [gained, lost].filter((difference) => difference !== null)) {
            const { resource, action, target } = witness.request
            expect('id' in target).toBe(!(resource === 'sessions' && action === 'create'))
            expect('agent' in target && resource !== 'sessions' && resource !== 'recordings').toBe(false)
            expect(Object.entries(witness.binding).filter((one) => !isOfDomain(...one, known))).toEqual([])
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('no request contradicts a comparison', () => {
  test('whatever is asked and whatever the parameters are', () => {
    fc.assert(
      fc.property(
        anyPair,
        fc.array(fc.tuple(anyBinding, anyRequest), { minLength: 20, maxLength: 40 }),
        (pair, asked) => {
          const comparison = comparePolicies(...pair, domains)
          for (const [binding, request] of asked) expectTold(pair, comparison, { binding, request })
        },
      ),
      { numRuns: 1500 },
    )
  })

  test('on the boundary of every rule', () => {
    fc.assert(
      fc.property(anyPair, anyBinding, ([a, b], binding) => {
        const comparison = comparePolicies(a, b, domains)
        const probes = probesOf([bindClaims(a, binding), bindClaims(b, binding)])
        for (const { request } of probes.filter((probe) => isCalled(probe.request))) {
          expectTold([a, b], comparison, { binding, request })
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the relation', () => {
  test('of a claims set to itself is equal', () => {
    fc.assert(
      fc.property(anySide, (a) => {
        expect(comparePolicies(a, a, domains).relation).toBe('equal')
      }),
      { numRuns: 1000 },
    )
  })

  test('is mirrored when the sides are, as a whole and in every part', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const [there, back] = [comparePolicies(a, b, domains), comparePolicies(b, a, domains)]
        expect(back.relation).toBe(mirrored[there.relation])
        const told = new Map(cellsOf(back).map((cell) => [`${cell.resource}:${cell.action}`, cell.relation]))
        for (const { resource, action, relation } of cellsOf(there)) {
          expect(told.get(`${resource}:${action}`)).toBe(mirrored[relation])
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('"narrower or equal" carries over from step to step', () => {
    let chains = 0
    fc.assert(
      fc.property(anyPair, anyPair, fc.boolean(), ([a, b], [, other], isClosed) => {
        const c = isClosed ? { ...b, role: null } : other
        for (const [one, two, three] of ordersOf([a, b, c])) {
          if (!isNoMore(one, two) || !isNoMore(two, three)) continue
          chains += 1
          expect(isNoMore(one, three)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
    expect(chains).toBeGreaterThan(100)
  })

  test('never throws, whatever JSON stands on either side', () => {
    const json = fc.jsonValue() as fc.Arbitrary<AccessClaims>
    const side = fc.oneof(
      json,
      fc.record({ role: json, policy: json }, { requiredKeys: [] }) as fc.Arbitrary<AccessClaims>,
    )
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(comparePolicies(a, b, domains).resources.length).toBeGreaterThan(8)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('an upgrade', () => {
  const given = { x: 'u1', y: 'u2', p: 'list', r: 'agent', n: 3, m: 7, e: 'u2', g: 'read', s: 'u1' }

  test('differs exactly where its list of changed decisions says', () => {
    fc.assert(
      fc.property(anySide, fc.boolean(), fc.boolean(), (claims, keepRole, keepPlayback) => {
        const bound = bindClaims(claims, { ...given, t: true, f: false })
        const upgraded = upgradePolicy(bound, { keepRole, keepPlayback })
        if (!upgraded.ok) return
        const comparison = comparePolicies(bound, upgraded.value.claims)
        const known = comparison.resources.map(({ resource }) => resource)
        const listed = upgraded.value.changes.map(({ request, after }) => {
          const resource = known.includes(request.resource) ? request.resource : '*'
          return nameOf({ ...request, resource, isGained: after === 'allow' })
        })
        const told = cellsOf(comparison).flatMap(({ resource, action, gained, lost }) => [
          ...(gained === null ? [] : [nameOf({ resource, action, isGained: true })]),
          ...(lost === null ? [] : [nameOf({ resource, action, isGained: false })]),
        ])
        expect(told.toSorted()).toEqual([...new Set(listed)].toSorted())
      }),
      { numRuns: 1000 },
    )
  })
})

type Cell = ActionComparison & { readonly resource: string }
type Case = { readonly binding: Binding; readonly request: PolicyRequest }

function cellsOf({ resources }: Comparison): readonly Cell[] {
  return resources.flatMap(({ resource, actions }) => actions.map((cell) => ({ resource, ...cell })))
}

function answersTo(a: AccessClaims, b: AccessClaims, { binding, request }: Case): string {
  return [a, b].map((side) => evaluatePolicy(bindClaims(side, binding), request)).join(' > ')
}

function expectTold([a, b]: readonly [AccessClaims, AccessClaims], comparison: Comparison, asked: Case): void {
  const answers = answersTo(a, b, asked)
  const { resource, action } = asked.request
  const row = comparison.resources.find((found) => found.resource === resource) ?? comparison.resources.at(-1)
  const cell = row?.actions.find((found) => found.action === action)
  if (answers === 'deny > allow') expect(cell?.gained).not.toBeNull()
  if (answers === 'allow > deny') expect(cell?.lost).not.toBeNull()
  if (answers === 'deny > allow') expect(['wider', 'incomparable']).toContain(comparison.relation)
  if (answers === 'allow > deny') expect(['narrower', 'incomparable']).toContain(comparison.relation)
}

function isCalled({ resource, action, target }: PolicyRequest): boolean {
  const hasAgent = resource === 'sessions' || resource === 'recordings'
  return (
    (hasAgent || target.agent === undefined) &&
    !(resource === 'sessions' && action === 'create' && target.id !== undefined)
  )
}

function isOfDomain(name: string, value: Binding[string], known: ParameterDomains): boolean {
  const { kind, only } = domainOf(name, known)
  if (only !== undefined) return only.includes(value)
  return kind === 'integer' ? Number.isInteger(value) : typeof value === kind && value !== ''
}

function isNoMore(a: AccessClaims, b: AccessClaims): boolean {
  return holdsNoMore.includes(comparePolicies(a, b, domains).relation)
}

type Three = readonly [AccessClaims, AccessClaims, AccessClaims]

function ordersOf([a, b, c]: Three): readonly Three[] {
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]
}

function nameOf(of: { readonly resource: string; readonly action: string; readonly isGained: boolean }): string {
  return `${of.resource}:${of.action} ${of.isGained ? 'gained' : 'lost'}`
}
