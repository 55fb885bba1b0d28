import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { parseCel } from './cel/parse-cel'
import { printCel } from './cel/print-cel'
import { claimMatrix } from './claim-matrix'
import { type Condition, type Leaf, plainOf } from './condition'
import { evaluateCondition } from './evaluate'
import { arbitraryClaims, arbitraryCondition, now, someRequest } from './testing'

describe('a condition as CEL', () => {
  it('comes back as it was printed', () => {
    fc.assert(
      fc.property(arbitraryCondition, (condition) => {
        const text = printCel(condition)
        const back = parseCel(text)
        expect(back.ok && printCel(back.value)).toBe(text)
        expect(back.ok && flat(back.value)).toEqual(flat(condition))
      }),
      { numRuns: 500 },
    )
  })

  it('decides the same after it was read again', () => {
    fc.assert(
      fc.property(arbitraryCondition, arbitraryClaims, (condition, claims) => {
        const back = parseCel(printCel(condition))
        const facts = { claims, request: someRequest, now }
        expect(back.ok && evaluateCondition(back.value, facts).met).toBe(evaluateCondition(condition, facts).met)
      }),
      { numRuns: 500 },
    )
  })
})

describe('each claim in every form', () => {
  const outcomes = (text: string, claims: JsonObject) =>
    claimMatrix(text, { claims, request: someRequest, now }).map(({ claim, cells }) => [
      claim,
      cells.filter(({ outcome }) => outcome !== 'not-met').map(({ form, outcome }) => `${form}: ${outcome}`),
    ])

  it('shows that what is missing lets nobody in, also where the claim must not be something', () => {
    const suspended = printCel({ kind: 'not', of: { kind: 'text', path: ['state'], values: ['suspended'] } })
    expect(outcomes(suspended, { state: 'active' })).toEqual([['state', ['empty: met', 'a text: met', 'a date: met']]])
    const leads = printCel({ kind: 'not', of: { kind: 'list', path: ['custom', 'roles'], values: ['guest'] } })
    expect(outcomes(leads, {})).toEqual([['custom.roles', ['a list: met']]])
  })

  it('shows where a missing claim does let somebody in, because the author said so', () => {
    const absent = printCel({ kind: 'not', of: { kind: 'present', path: ['suspended'] } })
    expect(outcomes(absent, {})).toEqual([['suspended', ['absent: met', 'null: met']]])
  })

  it('says what only the engine can tell, and nothing of text that cannot be read', () => {
    const pattern = 'request.auxData.jwt.email.matches("^a") || request.auxData.jwt.team == "some text"'
    expect(outcomes(pattern, { email: 'ann' })[0]?.[1]).toEqual(
      expect.arrayContaining(['absent: unknown', 'a text: met']),
    )
    expect(outcomes('has(', {})).toEqual([])
  })
})

/** Groups in groups of the same kind, and groups of one, are how a tree is drawn: they mean nothing. */
function flat(condition: Condition): unknown {
  return join(plainOf(condition) as Condition)
}

function join(condition: Condition): Condition {
  if (condition.kind === 'not') return turned(condition.of as Leaf)
  if (condition.kind !== 'all' && condition.kind !== 'any') return condition
  const { kind } = condition
  const of = condition.of.map(join).flatMap((one) => (one.kind === kind && one.of.length > 0 ? one.of : [one]))
  const [only] = of
  return of.length === 1 && only !== undefined ? only : { kind, of }
}

function turned(leaf: Leaf): Condition {
  const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
  if (leaf.kind === 'number' && leaf.comparison !== '==') return { ...leaf, comparison: opposite[leaf.comparison] }
  return { kind: 'not', of: leaf }
}
