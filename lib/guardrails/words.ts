import type { ReachKind } from './guardrail'

/** Names a resource in the middle of a sentence. */
export function resourceWord(resource: string): string {
  return resource === '*' ? 'everything else' : quoteOdd(resource)
}

/** What a role is called in a sentence. */
export function roleWord(role: string): string {
  return role === 'null' ? 'role null' : `the role ${quoteOdd(role)}`
}

/** What each kind of reach is called after "a token that reaches". */
export const reachWords: Readonly<Record<ReachKind, string>> = {
  session: 'one session',
  customer: 'one customer',
  unscoped: 'more than one customer',
  administrator: 'the whole account',
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** Writes a lifetime in the largest unit that gives a whole number: "4 hours", "90 minutes", "1 day". */
export function printLifetime(seconds: number): string {
  const [name, size] = units.find(([, length]) => seconds % length === 0) ?? ['second', 1]
  const count = seconds / size
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** Joins words as in a sentence: "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** Quotes a text for a sentence, cut after 40 characters. */
export function quote(text: string): string {
  const characters = [...text]
  return `"${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text}"`
}

function quoteOdd(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : quote(name)
}
