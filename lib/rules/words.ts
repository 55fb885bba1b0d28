import type { JsonValue } from '@/lib/base'
import { formatPath } from './cel/claim-path'
import type { ClaimPath, Comparison, Leaf, Weekday } from './condition'

/** A leaf as a person reads it: what has to be so, or under "not", what must not. */
export function describeLeaf(leaf: Leaf, isNegated: boolean): string {
  switch (leaf.kind) {
    case 'cel':
      return isNegated ? `not: ${leaf.text}` : leaf.text
    case 'hours':
      return `it is ${isNegated ? 'not ' : ''}${describeHours(leaf)}`
    case 'length':
      return `${isNegated ? 'more than' : 'at most'} ${describeMinutes(leaf.maxMinutes)} are asked for`
    case 'reach':
      return `what is asked for reaches ${isNegated ? 'none of ' : ''}${leaf.kinds.join(', ')}`
    default:
      return `${formatPath(leaf.path)} ${describeTest(leaf, isNegated)}`
  }
}

type ClaimLeaf = Extract<Leaf, { path: ClaimPath }>

function describeTest(leaf: ClaimLeaf, isNegated: boolean): string {
  const not = isNegated ? 'not ' : ''
  switch (leaf.kind) {
    case 'present':
      return isNegated ? 'is absent' : 'is there'
    case 'text':
      return `is ${not}${leaf.values.map(quoted).join(' or ')}`
    case 'list':
      return `${isNegated ? 'has none of' : leaf.values.length === 1 ? 'has' : 'has one of'} ${leaf.values.join(', ')}`
    case 'scope':
      return `${isNegated ? 'does not have' : 'has'} the word ${leaf.word}`
    case 'number':
      return `is ${not}${comparisonWords[leaf.comparison]}${leaf.value}`
    case 'boolean':
      return `is ${not}${leaf.value}`
    case 'email-domain':
      return `is ${not}an address at ${leaf.domain}`
    case 'same-as-request':
      return `is ${not}the same as ${requestWords[leaf.attribute]}`
    case 'same-as-parameter':
      return `is ${not}the same as the parameter ${leaf.parameter}`
    case 'instant':
      return `is ${not}in the ${leaf.is}`
    case 'age':
      return `is ${isNegated ? 'more than' : 'at most'} ${describeMinutes(leaf.maxMinutes)} ago`
  }
}

const comparisonWords: Readonly<Record<Comparison, string>> = {
  '==': '',
  '<': 'less than ',
  '<=': 'at most ',
  '>': 'more than ',
  '>=': 'at least ',
}

const requestWords = { agent: 'the address of the agent', reason: 'the reason', ticket: 'the ticket' } as const

const dayNames: Readonly<Record<Weekday, string>> = {
  0: 'Sun',
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
}

function describeHours({ zone, days, fromMinute, toMinute }: Extract<Leaf, { kind: 'hours' }>): string {
  return `${days.map((day) => dayNames[day]).join(', ')} from ${clockText(fromMinute)} to ${clockText(toMinute)} in ${zone}`
}

function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function describeMinutes(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
}

function quoted(text: string): string {
  return `“${text}”`
}

/** Longest value that is shown, in characters: a claim may hold a page. */
const maxShown = 80

/** The value of a claim in few words, as it stands in somebody's claims. */
export function describeValue(value: JsonValue): string {
  const text = textOf(value)
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
}

function textOf(value: JsonValue): string {
  if (typeof value === 'string') return quoted(value)
  if (!Array.isArray(value)) return JSON.stringify(value)
  return value.length === 0
    ? 'nothing'
    : value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
}
