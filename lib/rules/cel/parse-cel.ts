import { err, ok, type Result } from '@/lib/base'
import type { Condition, Leaf } from '../condition'
import { type ASTNode, type CelProblem, canonicalCel, parseCelText } from './cel'
import { printLeaf } from './print-leaf'
import { bareLeaf, type FoundLeaf, leavesOfTest } from './recognise-leaf'

/**
 * Reads CEL as a condition. What the printer writes comes back as it was (but for groups in groups of the same kind); of what
 * people write by hand, the documented patterns become leaves, and all else stays as it was written. A leaf that comes from a
 * hand-written pattern allows nothing that the pattern denies.
 */
export function parseCel(text: string): Result<Condition, CelProblem> {
  const tree = parseCelText(text)
  return tree.ok ? ok(conditionOf(tree.value)) : err(tree.error)
}

function conditionOf(node: ASTNode): Condition {
  if (node.op === 'value' && typeof node.args === 'boolean') return { kind: node.args ? 'all' : 'any', of: [] }
  if (node.op === '||') {
    const parts = flatten(node, '||')
    return { kind: 'any', of: parts.map(conditionOf) }
  }
  const parts = leavesAmong(flatten(node, '&&'))
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', of: parts }
}

/** Most statements of one leaf: two for each of eight levels, its type, and a test of three. */
const maxStatements = 20

function leavesAmong(statements: readonly ASTNode[]): readonly Condition[] {
  const texts = statements.map(canonicalCel)
  const found: Condition[] = []
  let at = 0
  while (at < statements.length) {
    const { condition, taken } = nextCondition(statements, texts, at)
    found.push(condition)
    at += taken
  }
  return found
}

type Taken = { readonly condition: Condition; readonly taken: number }

function nextCondition(statements: readonly ASTNode[], texts: readonly string[], at: number): Taken {
  const [first] = statements.slice(at)
  const printed = printedLeafAt(statements, texts, at)
  if (printed !== null) return printed
  return { condition: first === undefined ? { kind: 'all', of: [] } : single(first), taken: 1 }
}

/** The leaf whose statements, as the printer writes them, begin here; the longest where there are several. */
function printedLeafAt(statements: readonly ASTNode[], texts: readonly string[], at: number): Taken | null {
  const last = Math.min(statements.length, at + maxStatements)
  for (let end = last; end > at; end -= 1) {
    const test = statements[end - 1]
    const found = test === undefined ? undefined : leavesOfTest(test).find((one) => isAt(one, texts.slice(at, end)))
    if (found !== undefined) return { condition: conditionOfLeaf(found), taken: end - at }
  }
  return null
}

function isAt({ leaf, isNegated }: FoundLeaf, texts: readonly string[]): boolean {
  const expected = statementsOf(leaf, isNegated)
  return expected.length === texts.length && expected.every((text, at) => text === texts[at])
}

/** A statement by itself: a documented pattern, a group, the opposite of either, or text that stays. */
function single(node: ASTNode): Condition {
  if (node.op === '||' || node.op === 'value') return groupOrText(node)
  const bare = bareLeaf(node)
  if (bare !== null) return conditionOfLeaf(bare)
  if (node.op === '!_') return { kind: 'not', of: { kind: 'cel', text: textOf(node.args) } }
  return { kind: 'cel', text: textOf(node) }
}

function groupOrText(node: ASTNode): Condition {
  return node.op === '||' || typeof node.args === 'boolean' ? conditionOf(node) : { kind: 'cel', text: textOf(node) }
}

function conditionOfLeaf({ leaf, isNegated }: FoundLeaf): Condition {
  return isNegated ? { kind: 'not', of: leaf } : leaf
}

function statementsOf(leaf: Leaf, isNegated: boolean): readonly string[] {
  return printLeaf(leaf, isNegated).flatMap((text) => {
    const tree = parseCelText(text)
    return tree.ok ? flatten(tree.value, '&&').map(canonicalCel) : []
  })
}

function flatten(node: ASTNode, by: '&&' | '||'): readonly ASTNode[] {
  if (node.op !== by) return [node]
  const parts: ASTNode[] = []
  const open: ASTNode[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.op === by) open.push(next.args[1], next.args[0])
    else parts.push(next)
  }
  return parts
}

function textOf(node: ASTNode): string {
  return node.input.slice(node.start, node.end)
}
