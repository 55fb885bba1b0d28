import { commonWords, knownPhrases, walks } from './common-words'

/** Why a password is refused though it is long enough. */
type PasswordProblem = 'common' | 'own'

/** The person a password is for, as far as it is known: what others know of them is no secret. */
export type PasswordOwner = { readonly email?: string; readonly name?: string }

/** The bits below which a password is found among the first: about as many as three common words have. */
const enough = 32
const bits = { word: 10, own: 4, walk: 6, run: 5, year: 7, repeat: 3, digit: 3.3, letter: 4.7, mark: 3.5 } as const

/**
 * Judges a password by the parts it is made of: common words (also with digits in place of letters), walks over the
 * keyboard, runs, years, repeats and what is known of its owner count as little as they add for somebody who guesses, and
 * every other character counts for itself. `known` are passwords that leaked, each with its place among the most used: as
 * a part they count as the tries it takes to come to them, so what is made of one with some digits behind it is refused as
 * well. The browser, for which such a list is too large, judges without it, and the server has the last word. Takes the
 * split that costs a guesser least; quadratic in the length, which the caller bounds.
 */
export function judgePassword(
  password: string,
  owner: PasswordOwner = {},
  known: KnownPasswords = noneKnown,
): PasswordProblem | null {
  const text = password.normalize('NFKC').toLowerCase()
  if (knownPhrases.has(text.replace(/[^\p{L}\p{N}]/gu, ''))) return 'common'
  if (guessBits(text, { own: new Set(), known }) < enough) return 'common'
  return guessBits(text, { own: ownWords(owner), known }) < enough ? 'own' : null
}

/** Passwords in small letters, each with its place among the most used, from 1. */
export type KnownPasswords = ReadonlyMap<string, number>

type Words = { readonly own: ReadonlySet<string>; readonly known: KnownPasswords }

const noneKnown: KnownPasswords = new Map()

/** What a refused password is told. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  common: 'This is among the first passwords that are guessed. Take one of a few words that nobody would put together.',
  own: 'This is made of your own name or e-mail address, which others know. Take another one.',
}

function guessBits(text: string, words: Words): number {
  const unit = repeatedUnit(text)
  if (unit.length < text.length) return guessBits(unit, words) + bits.repeat
  const costs: number[] = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - longestPart); start < end; start += 1) {
      const cost = (costs[start] ?? 0) + partBits(text.slice(start, end), words)
      if (cost < least) least = cost
    }
    costs.push(least)
  }
  return costs.at(-1) ?? 0
}

const longestPart = 40

/** The shortest text that, repeated and cut, gives this one: `abcabca` is of `abc`. */
function repeatedUnit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit
  }
  return text
}

function partBits(part: string, { own, known }: Words): number {
  if (part.length === 1) return characterBits(part)
  if (isAmong(part, own)) return bits.own
  if (isAmong(part, commonWords)) return bits.word
  const place = part.length < 4 ? undefined : known.get(part)
  return Math.min(place === undefined ? Number.POSITIVE_INFINITY : Math.log2(place + 1), patternBits(part))
}

function patternBits(part: string): number {
  if (part.length >= 3 && part === part.charAt(0).repeat(part.length)) return bits.run
  if (part.length >= 4 && isWalk(part)) return bits.walk
  return /^(19|20)\d\d$/.test(part) ? bits.year : Number.POSITIVE_INFINITY
}

function characterBits(character: string): number {
  if (/\d/.test(character)) return bits.digit
  return /[\p{L}\p{M}]/u.test(character) ? bits.letter : bits.mark
}

function isAmong(part: string, words: ReadonlySet<string>): boolean {
  return words.has(part) || words.has(plain(part, 'l')) || words.has(plain(part, 'i'))
}

/** With letters where digits and marks stand for them; `1` is read as an `l` or an `i`. */
function plain(part: string, one: 'l' | 'i'): string {
  return part.replace(/[0134578@$!]/g, (mark) => (mark === '1' || mark === '!' ? one : (letters[mark] ?? mark)))
}

const letters: Readonly<Record<string, string>> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', '@': 'a', $: 's' }

function isWalk(part: string): boolean {
  return bothWays.some((walk) => walk.includes(part))
}

const bothWays = walks.flatMap((walk) => [walk, [...walk].toReversed().join('')])

/** The address, its parts, and the parts of the name; what is shorter than three letters is in many passwords by chance. */
function ownWords({ email = '', name = '' }: PasswordOwner): ReadonlySet<string> {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const names = name.normalize('NFKC').toLowerCase()
  const parts = [local, domain, names, names.replace(/\s+/g, '')]
  const pieces = parts.flatMap((part) => part.split(/[^\p{L}\p{N}]+/u))
  return new Set([email.toLowerCase(), ...parts, ...pieces].filter((word) => word.length >= 3))
}
