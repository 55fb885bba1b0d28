import { type Condition, type PlainCondition, plainOf } from '../condition'
import { printLeaf } from './print-leaf'

/**
 * Prints a condition as one CEL expression over `request.auxData.jwt`. One expression and no tree of the engine's own: then an
 * error beside something that is met does not depend on the order, whether the engine is strict or not.
 */
export function printCel(condition: Condition): string {
  return print(plainOf(condition), 'none')
}

type Within = 'none' | 'all' | 'any'

function print(plain: PlainCondition, within: Within): string {
  if (plain.kind !== 'all' && plain.kind !== 'any') {
    const [leaf, isNegated] = plain.kind === 'not' ? [plain.of, true] : [plain, false]
    const statements = printLeaf(leaf, isNegated)
    return wrap(statements.join(' && '), statements.length > 1 && within === 'any')
  }
  const [only] = plain.of
  if (only === undefined) return plain.kind === 'all' ? 'true' : 'false'
  if (plain.of.length === 1) return print(only, within)
  const text = plain.of.map((one) => print(one, plain.kind)).join(plain.kind === 'all' ? ' && ' : ' || ')
  return wrap(text, within !== 'none' && within !== plain.kind)
}

function wrap(text: string, isWrapped: boolean): string {
  return isWrapped ? `(${text})` : text
}
