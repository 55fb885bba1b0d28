import type { ClaimPath } from '../condition'

/** The claims of who asks, as CEL in Cerbos calls them. */
export const claimsRoot = 'request.auxData.jwt'

/** The words of CEL that no field may be called by (cel-spec, "Syntax"): such a claim is written in index form. */
const celWords = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
)

/** Prints a text as a CEL literal. Every text that JSON can hold is one in CEL too. */
export function printCelText(text: string): string {
  return JSON.stringify(text)
}

/** The claim as CEL: names with a hyphen, a dot or a blank, addresses and words of CEL in index form. */
export function printPath(path: ClaimPath): string {
  return path.reduce(step, claimsRoot)
}

/**
 * The checks that a claim is there, from the outside in: each claim above another is an object, or asking for the one below would
 * be an error to one reader of CEL and false to another. None of them can be an error.
 */
export function printPresence(path: ClaimPath): readonly string[] {
  return path.flatMap((name, at) => {
    const above = path.slice(0, at).reduce(step, claimsRoot)
    const isPlain = path.slice(0, at + 1).every(isField)
    const there = isPlain ? `has(${step(above, name)})` : `${printCelText(name)} in ${above}`
    return at === 0 ? [there] : [`type(${above}) == map`, there]
  })
}

/** How a person reads and writes a claim: names with dots between, odd ones in brackets. */
export function formatPath(path: ClaimPath): string {
  return path.map((name, at) => (isField(name) ? `${at === 0 ? '' : '.'}${name}` : `[${printCelText(name)}]`)).join('')
}

/**
 * Reads a claim as a person writes it: names with dots between, odd ones in brackets; a text that is neither is one name as a
 * whole, such as an address. Law: `formatPath` comes back.
 */
export function parsePath(text: string): ClaimPath {
  const names: string[] = []
  let rest = text
  while (rest !== '') {
    const found = pathPart.exec(rest)
    if (found === null) return [text]
    names.push(found[1] ?? textOfLiteral(found[2] ?? ''))
    rest = rest.slice(found[0].length)
    if (rest.startsWith('.') && rest.length > 1) rest = rest.slice(1)
    else if (rest !== '' && !rest.startsWith('[')) return [text]
  }
  const [first, ...others] = names
  return first === undefined ? [text] : [first, ...others]
}

/** A name, or a text in brackets. */
const pathPart = /^(?:([A-Za-z_][A-Za-z0-9_]*)|\[("(?:[^"\\]|\\.)*")\])/

function textOfLiteral(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : literal
  } catch {
    return literal
  }
}

function step(above: string, name: string): string {
  return isField(name) ? `${above}.${name}` : `${above}[${printCelText(name)}]`
}

function isField(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !celWords.has(name)
}
