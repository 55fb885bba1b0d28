import type { ClaimPath, Comparison, Leaf, RequestText } from '../condition'
import { printCelText, printPath, printPresence } from './claim-path'

const opposite: Readonly<Record<Comparison, string>> = { '==': '!=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** Where the attributes of a request stand in CEL. The names are those that `requestAttributes` sends. */
const attributes: Readonly<Record<RequestText | 'minutes' | 'reach', string>> = {
  agent: 'request.resource.attr.agent',
  reason: 'request.resource.attr.reason',
  ticket: 'request.resource.attr.ticket',
  minutes: 'request.resource.attr.minutes',
  reach: 'request.resource.attr.reach',
}

/**
 * The statements that make a leaf, all of which have to hold: first that the claim is there and of its type, then what is asked
 * of it. A leaf under "not" keeps the first and turns the last, so that a missing claim meets neither. Booleans are written
 * `in [true]`, which costs the engine nothing at start, unlike `== true`.
 */
export function printLeaf(leaf: Leaf, isNegated: boolean): readonly string[] {
  switch (leaf.kind) {
    case 'cel':
      return [isNegated ? `!(${leaf.text})` : `(${leaf.text})`]
    case 'present':
      return isNegated ? [`!(${printPresence(leaf.path).join(' && ')})`] : printPresence(leaf.path)
    case 'hours':
      return [turned(hoursTest(leaf), isNegated)]
    case 'length':
      return [`${attributes.minutes} ${isNegated ? '>' : '<='} ${printNumber(leaf.maxMinutes)}`]
    case 'reach':
      return [turned(`${attributes.reach} in ${printList(leaf.kinds)}`, isNegated)]
    case 'number':
      return numberStatements(leaf, isNegated)
    default:
      return [...printPresence(leaf.path), ...typeStatements(leaf), turned(claimTest(leaf), isNegated)]
  }
}

type ClaimLeaf = Exclude<Leaf, { kind: 'cel' | 'present' | 'hours' | 'length' | 'reach' | 'number' }>

function typeStatements(leaf: ClaimLeaf): readonly string[] {
  const claim = printPath(leaf.path)
  switch (leaf.kind) {
    case 'list':
      return [`type(${claim}) == list`]
    case 'boolean':
      return [`type(${claim}) == bool`]
    case 'same-as-parameter':
      return [
        `type(${claim}) in [string, double]`,
        `${printCelText(leaf.parameter)} in request.resource.attr.parameters`,
      ]
    case 'instant':
    case 'age':
      return [`type(${claim}) in [string, double]`]
    default:
      return [`type(${claim}) == string`]
  }
}

function claimTest(leaf: ClaimLeaf): string {
  const claim = printPath(leaf.path)
  switch (leaf.kind) {
    case 'text':
      return oneOf(claim, leaf.values)
    case 'list':
      return anyIn(claim, leaf.values)
    case 'scope':
      return `${printCelText(leaf.word)} in ${claim}.split(" ")`
    case 'boolean':
      return `${claim} in [${leaf.value}]`
    case 'email-domain':
      return `(size(${claim}.split("@")) == 2 && ${claim}.lowerAscii().endsWith(${printCelText(`@${leaf.domain.toLowerCase()}`)}))`
    case 'same-as-request':
      return `${claim} == ${attributes[leaf.attribute]}`
    case 'same-as-parameter':
      return `${claim} in request.resource.attr.parameters[${printCelText(leaf.parameter)}]`
    case 'instant':
      return `${instantOf(leaf.path)} ${leaf.is === 'past' ? '<' : '>'} now()`
    case 'age':
      return `(${instantOf(leaf.path)} <= now() && now() - ${instantOf(leaf.path)} <= duration("${leaf.maxMinutes}m"))`
  }
}

/** A number as such; where it must be equal, its digits as a text too. Every number of a claim is a double in the engine. */
function numberStatements({ path, comparison, value }: Extract<Leaf, { kind: 'number' }>, isNegated: boolean) {
  const claim = printPath(path)
  const there = printPresence(path)
  if (comparison === '==') {
    const test = `${claim} in [${printNumber(value)}, ${printCelText(String(value))}]`
    return [...there, `type(${claim}) in [double, string]`, turned(test, isNegated)]
  }
  const sign = isNegated ? opposite[comparison] : comparison
  return [...there, `type(${claim}) == double`, `${claim} ${sign} ${printNumber(value)}`]
}

/** RFC 3339 text as it stands, a number as seconds since 1970. Any other text is an error, which meets nothing. */
function instantOf(path: ClaimPath): string {
  const claim = printPath(path)
  return `(type(${claim}) == double ? timestamp(int(${claim})) : timestamp(${claim}))`
}

function hoursTest({ zone, days, fromMinute, toMinute }: Extract<Leaf, { kind: 'hours' }>): string {
  const where = printCelText(zone)
  const minute = `now().getHours(${where}) * 60 + now().getMinutes(${where})`
  const joined = fromMinute < toMinute ? '&&' : '||'
  return `(now().getDayOfWeek(${where}) in [${days.join(', ')}] ? ${minute} >= ${fromMinute} ${joined} ${minute} < ${toMinute} : false)`
}

function oneOf(claim: string, values: readonly string[]): string {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? `${claim} == ${printCelText(only)}`
    : `${claim} in ${printList(values)}`
}

function anyIn(claim: string, values: readonly string[]): string {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? `${printCelText(only)} in ${claim}`
    : `${claim}.exists(v, v in ${printList(values)})`
}

function printList(values: readonly string[]): string {
  return `[${values.map(printCelText).join(', ')}]`
}

/** A double as CEL writes it, never with an exponent: the reader of conditions takes no number that would need one. */
function printNumber(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

function turned(test: string, isNegated: boolean): string {
  return isNegated ? `!(${test})` : test
}
