import type { JsonPath } from '@/lib/base'
import type { JsonNode } from '@/lib/json'
import type { LintRule } from '../rule'
import type { View } from '../view'
import { quote } from '../words'

/** Finds texts with characters that pass for others: alphabets mixed within a word, and stand-ins for plain letters. */
export const lookAlike: LintRule = {
  code: 'look-alike',
  severity: 'warning',
  title: 'A text does not mix alphabets that look alike.',
  reference: 'Unicode UTS 39; security T7',
  check: (view) =>
    textsOf(view).flatMap(({ path, texts }) => {
      const odd = texts.map(findOdd).find((found) => found !== undefined)
      return odd ? [{ path, message: odd }] : []
    }),
}

type Place = { readonly path: JsonPath; readonly texts: readonly string[] }

function textsOf({ claims, policy }: View): readonly Place[] {
  const people = ['sub', 'displayName'].flatMap((key) => place([key], claims.get(key)?.value))
  const conditions = (policy?.conditions ?? []).flatMap(({ key, path, node }) => place(path, node, key))
  return [...people, ...conditions]
}

function place(path: JsonPath, node: JsonNode | undefined, key = ''): readonly Place[] {
  if (node === undefined) return []
  return [{ path, texts: node.kind === 'string' ? [key, node.value] : [key] }]
}

// Alphabets with letters that cannot be told from Latin ones, or from one another.
const alphabets: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
]

// Fullwidth forms and mathematical letters.
const standIns = /[\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}]/u

function findOdd(text: string): string | undefined {
  if (/^[ -~]*$/.test(text)) return undefined
  const standIn = standIns.exec(text)?.[0]
  if (standIn) {
    return `${quote(text)} has the character ${standIn} (${codePoint(standIn)}), which looks like ${standIn.normalize('NFKC')} but is another. Type it again if that is not on purpose.`
  }
  for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
    const found = alphabets.filter(([, letters]) => letters.test(word)).map(([name]) => name)
    if (found.length > 1) {
      return `The word ${quote(word)} mixes ${found.join(' and ')} letters that look alike, so it matches nothing typed in one alphabet. Type it again if that is not on purpose.`
    }
  }
  return undefined
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
