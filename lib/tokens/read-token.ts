import { err, ok, type Result } from '@/lib/base'
import { type JsonDocument, outsideProfile, readJsonBytes } from '@/lib/json'

/** A compact token with both its JSON parts, read as what others wrote. Nobody has checked its signature. */
export type ReadToken = { readonly header: JsonDocument; readonly claims: JsonDocument }

/** Tells whether a text is one compact token and nothing else; quotes, spaces and "Bearer" around it count as nothing. */
export function isTokenText(text: string): boolean {
  return compact.test(unwrap(text))
}

/** Tells whether a token stands anywhere in a text, so that the text is kept nowhere. Rather says yes too often. */
export function holdsToken(text: string): boolean {
  return /(?<![\w-])e[wy][\w-]{6,}\s*\.\s*[\w-]{6,}/.test(text)
}

/**
 * Reads a compact token (RFC 7515 section 7.1), header and claims as others wrote them. Refuses in a sentence, naming the
 * part, and the line and column inside it.
 */
export function readToken(text: string): Result<ReadToken, string> {
  const [first, second, signature, ...more] = unwrap(text).split('.')
  if (!first || !second || signature === undefined || more.length > 0) {
    return err('A token has three parts with dots between them.')
  }
  const header = readPart(first, 'header')
  if (!header.ok) return header
  const claims = readPart(second, 'claims')
  return claims.ok ? ok({ header: header.value, claims: claims.value }) : claims
}

const compact = /^e[wy][\w-]+\.[\w-]+\.[\w-]*$/

/** Mail and terminals break long lines, so white space inside counts as nothing. */
function unwrap(text: string): string {
  const bare = text.replace(/\s+/g, ' ').trim()
  const token = bare.replace(/^(?:authorization: ?)?(?:bearer )?["'`]?/i, '').replaceAll(' ', '')
  return token.replace(/["'`]?[,;]?$/, '')
}

function readPart(part: string, name: 'header' | 'claims'): Result<JsonDocument, string> {
  const bytes = decode(part)
  if (bytes === null) return err(`The ${name} of this token are not base64url. Copy the whole token again.`)
  const read = readJsonBytes(bytes, outsideProfile)
  if (!read.ok) {
    const { line, column } = read.error.position
    return err(`Inside the ${name} of this token, line ${line}, column ${column}: ${read.error.message}`)
  }
  return read.value.root.kind === 'object' ? read : err(`The ${name} of this token are not a JSON object.`)
}

function decode(part: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(part) || part.length % 4 === 1) return null
  return Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
