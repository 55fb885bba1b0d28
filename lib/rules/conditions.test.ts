import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCel } from './cel/parse-cel'
import { printCel } from './cel/print-cel'
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
