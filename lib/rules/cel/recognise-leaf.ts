import type { ClaimPath, Comparison, Leaf, RequestText, Weekday } from '../condition'
import type { ASTNode } from './cel'
import { attributeOf, isRoot, literal, literals, numbersIn, parameterOf, pathOf, textsIn } from './read-node'

/** A leaf that the last of its statements gives away, and whether it stands under "not". */
export type FoundLeaf = { readonly leaf: Leaf; readonly isNegated: boolean }

/**
 * The leaves that this may be the last statement of. Whether it is one is told by printing it: a statement alone does not show
 * what stands before it.
 */
export function leavesOfTest(node: ASTNode): readonly FoundLeaf[] {
  if (node.op === '!_') {
    const leaf = positive(node.args) ?? lastOf(node.args)
    return withPresence(leaf).map((one) => ({ leaf: one, isNegated: true }))
  }
  const longer = node.op === '>' ? lengthOf(node.args) : null
  if (longer !== null) return [{ leaf: longer, isNegated: true }]
  return withPresence(positive(node)).map((one) => ({ leaf: one, isNegated: false }))
}

/** A text in a claim may be a word in a list, or the name of a claim below it. */
function withPresence(leaf: Leaf | null): readonly Leaf[] {
  if (leaf === null) return []
  const [name] = leaf.kind === 'list' && leaf.values.length === 1 ? leaf.values : []
  if (leaf.kind !== 'list' || name === undefined) return [leaf]
  return [leaf, { kind: 'present', path: [...leaf.path, name] }]
}

/**
 * The leaf of a documented pattern that somebody wrote by hand, without the checks that the printer puts before it. The leaf
 * denies whatever the pattern does not allow: where a claim is missing or has another type, both meet nothing.
 */
export function bareLeaf(node: ASTNode): FoundLeaf | null {
  const leaf = positive(node)
  if (leaf === null || !bareKinds.has(leaf.kind)) return null
  return { leaf, isNegated: false }
}

const bareKinds: ReadonlySet<Leaf['kind']> = new Set([
  'present',
  'text',
  'list',
  'scope',
  'boolean',
  'same-as-request',
  'length',
  'reach',
])

/** Of a test made of several statements the last one tells the leaf. */
function lastOf(node: ASTNode): Leaf | null {
  return node.op === '&&' ? (positive(node.args[1]) ?? lastOf(node.args[1])) : null
}

function positive(node: ASTNode): Leaf | null {
  switch (node.op) {
    case 'call':
      return presence(node)
    case '==':
      return equality(node.args)
    case 'in':
      return membership(node.args)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(node.op, node.args)
    case '?:':
      return hoursOf(node.args)
    case 'rcall':
      return called(node)
    default:
      return null
  }
}

function presence(node: ASTNode): Leaf | null {
  if (node.op !== 'call' || node.args[0] !== 'has') return null
  const [claim] = node.args[1]
  const path = claim === undefined ? null : pathOf(claim)
  return path === null ? null : { kind: 'present', path }
}

function equality([left, right]: readonly [ASTNode, ASTNode]): Leaf | null {
  const path = pathOf(left)
  if (path === null) return null
  const value = literal(right)
  if (typeof value === 'string') return { kind: 'text', path, values: [value] }
  const attribute = attributeOf(right)
  return attribute === 'agent' || attribute === 'reason' || attribute === 'ticket'
    ? { kind: 'same-as-request', path, attribute: attribute satisfies RequestText }
    : null
}

function membership([left, right]: readonly [ASTNode, ASTNode]): Leaf | null {
  const values = literals(right)
  if (values !== null) return inValues(left, values)
  const path = pathOf(left)
  const parameter = path === null ? null : parameterOf(right)
  if (path !== null && parameter !== null) return { kind: 'same-as-parameter', path, parameter }
  const word = literal(left)
  return typeof word === 'string' ? holdsWord(word, right) : null
}

function inValues(left: ASTNode, values: readonly unknown[]): Leaf | null {
  const texts = values.filter((value) => typeof value === 'string')
  const path = pathOf(left)
  if (path === null) {
    return attributeOf(left) === 'reach' && texts.length === values.length ? { kind: 'reach', kinds: texts } : null
  }
  if (texts.length === values.length && texts.length > 0) return { kind: 'text', path, values: texts }
  const [first, second, third] = values
  if (typeof first === 'boolean' && second === undefined) return { kind: 'boolean', path, value: first }
  const isNumber = typeof first === 'number' && second === String(first) && third === undefined
  return isNumber ? { kind: 'number', path, comparison: '==', value: first } : null
}

/** A word in a list, in the words of a scope, or the name of a claim whose name is no word of CEL. */
function holdsWord(word: string, right: ASTNode): Leaf | null {
  if (isRoot(right)) return { kind: 'present', path: [word] }
  if (right.op === 'rcall' && right.args[0] === 'split') {
    const path = pathOf(right.args[1])
    const [separator] = right.args[2]
    return path !== null && separator !== undefined && literal(separator) === ' ' ? { kind: 'scope', path, word } : null
  }
  const path = pathOf(right)
  return path === null ? null : { kind: 'list', path, values: [word] }
}

function called(node: ASTNode): Leaf | null {
  if (node.op !== 'rcall') return null
  const [name, receiver, args] = node.args
  if (name === 'exists') return overlap(receiver, args)
  if (name !== 'endsWith' || receiver.op !== 'rcall' || receiver.args[0] !== 'lowerAscii') return null
  const [end] = args
  const [path, domain] = [pathOf(receiver.args[1]), end === undefined ? null : literal(end)]
  if (path === null || typeof domain !== 'string' || !domain.startsWith('@')) return null
  return { kind: 'email-domain', path, domain: domain.slice(1) }
}

function overlap(receiver: ASTNode, [variable, test]: readonly ASTNode[]): Leaf | null {
  const path = pathOf(receiver)
  if (path === null || variable?.op !== 'id' || test?.op !== 'in') return null
  const [left, right] = test.args
  const values = literals(right)
  const isIt = left.op === 'id' && left.args === variable.args && values !== null && values.length > 0
  const texts = (values ?? []).filter((value) => typeof value === 'string')
  return isIt && texts.length === values.length ? { kind: 'list', path, values: texts } : null
}

function compared(sign: Exclude<Comparison, '=='>, [left, right]: readonly [ASTNode, ASTNode]): Leaf | null {
  if (sign === '<=' && attributeOf(left) === 'minutes') return lengthOf([left, right])
  if (sign === '<=' && right.op === 'call' && right.args[0] === 'duration') return ageOf(left, right.args[1])
  if (right.op === 'call' && right.args[0] === 'now' && left.op === '?:') {
    const path = pathOfInstant(left)
    return path === null || sign === '<=' || sign === '>='
      ? null
      : { kind: 'instant', path, is: sign === '<' ? 'past' : 'future' }
  }
  const [path, value] = [pathOf(left), literal(right)]
  return path !== null && typeof value === 'number' ? { kind: 'number', path, comparison: sign, value } : null
}

function lengthOf([left, right]: readonly [ASTNode, ASTNode]): Leaf | null {
  const value = literal(right)
  return attributeOf(left) === 'minutes' && typeof value === 'number' ? { kind: 'length', maxMinutes: value } : null
}

function ageOf(left: ASTNode, [duration]: readonly ASTNode[]): Leaf | null {
  const text = duration === undefined ? null : literal(duration)
  const minutes = typeof text === 'string' ? /^([0-9]{1,9})m$/.exec(text) : null
  const path = left.op === '-' ? pathOfInstant(left.args[1]) : null
  return path === null || minutes === null ? null : { kind: 'age', path, maxMinutes: Number(minutes[1]) }
}

function pathOfInstant(node: ASTNode): ClaimPath | null {
  if (node.op !== '?:') return null
  const otherwise = node.args[2]
  const [claim] = otherwise.op === 'call' && otherwise.args[0] === 'timestamp' ? otherwise.args[1] : []
  return claim === undefined ? null : pathOf(claim)
}

/** A time window: the day decides whether the minutes are asked for. Each bound is the second number beside a 60. */
function hoursOf([days, minutes]: readonly [ASTNode, ASTNode, ASTNode]): Leaf | null {
  const found = days.op === 'in' ? literals(days.args[1]) : null
  const [zone] = textsIn(days)
  const [fromMinute, toMinute] = numbersIn(minutes).filter((_, at) => at % 2 === 1)
  if (found === null || zone === undefined || fromMinute === undefined || toMinute === undefined) return null
  const weekdays = found.filter(isWeekday)
  return weekdays.length === found.length ? { kind: 'hours', zone, days: weekdays, fromMinute, toMinute } : null
}

function isWeekday(value: unknown): value is Weekday {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 6
}
