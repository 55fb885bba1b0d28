import { decodeBase64url, encodeBase64url, err, ok, type Result } from '@/lib/base'
import { type JsonDocument, outsideProfile, readJsonBytes } from '@/lib/json'

/** What is damaged in how a token is written: what it says can be read, but no verifier takes it. */
export type TokenDamage = 'padding' | 'standard-base64' | 'loose-end' | 'byte-order-mark' | 'no-signature'

/** A compact token with both its JSON parts, read as what others wrote. Nobody has checked its signature. */
export type ReadToken = {
  readonly header: JsonDocument
  readonly claims: JsonDocument
  /** Each kind once; empty for a token that is written as RFC 7515 wants it. */
  readonly damage: readonly TokenDamage[]
  /** How many characters travel: those of the token without what stood around it. */
  readonly length: number
}

/**
 * Tells whether a text was meant as one compact token, whole or damaged, and nothing else. Quotes, spaces and "Bearer"
 * around it count as nothing. No JSON and no program text is taken for one.
 */
export function isTokenText(text: string): boolean {
  return tokenLike.test(unwrap(text))
}

/** Tells whether a token stands anywhere in a text, so that the text is kept nowhere. Rather says yes too often. */
export function holdsToken(text: string): boolean {
  // The bound keeps the time linear: a header is short, and a long run may begin anew at every slash.
  return /(?<![\w-])(?:77u[_/])?e[wy][\w+/-]{6,2000}={0,2}\s*\.\s*[\w+/-]{6,}/.test(text)
}

/**
 * Reads a compact token (RFC 7515 section 7.1), header and claims as others wrote them; plain base64 and padding are read
 * and named as damage, a number that cannot be held is marked, a byte order mark before a part is passed over. Refuses in a sentence, naming the part, and the line and column inside it.
 */
export function readToken(text: string): Result<ReadToken, string> {
  const token = unwrap(text)
  const parts = token.split('.')
  const [first, second, signature] = parts
  if (!first || !second || signature === undefined || parts.length > 3) return err(partsSentence(parts.length))
  const header = readPart(first, 'header')
  if (!header.ok) return header
  const claims = readPart(second, 'claims')
  if (!claims.ok) return claims
  if (signature !== '' && decode(signature) === null) return err(notBase64('signature'))
  const damage = damageOf([first, second, signature])
  return ok({ header: header.value, claims: claims.value, damage, length: token.length })
}

function partsSentence(count: number): string {
  if (count === 5) return 'This token is encrypted: it has five parts. Cobrowse takes signed tokens, which have three.'
  return `A token has three parts with dots between them, and this has ${count === 1 ? 'one' : `${count}, or an empty one`}. Copy the whole token again.`
}

// Base64 of a byte order mark perhaps, of `{"` or of a brace with a space or line end after it, then nothing that JSON or a program needs.
const tokenLike = /^(?:77u[_/])?e[wy][\w+/-]{6,}={0,2}(?:\.[\w+/=.-]*)?$/

/** Mail and terminals break long lines, so white space inside counts as nothing. */
function unwrap(text: string): string {
  const bare = text.replace(/\s+/g, ' ').trim()
  const token = bare.replace(/^(?:authorization: ?)?(?:bearer )?["'`]?/i, '').replaceAll(' ', '')
  return token.replace(/["'`]?[,;]?$/, '')
}

function readPart(part: string, name: 'header' | 'claims'): Result<JsonDocument, string> {
  const bytes = decode(part)
  if (bytes === null) return err(notBase64(name))
  const read = readJsonBytes(withoutMark(bytes), { ...outsideProfile, numbers: 'any' })
  if (!read.ok) {
    const { line, column } = read.error.position
    return err(`Inside the ${name} of this token, line ${line}, column ${column}: ${read.error.message}`)
  }
  return read.value.root.kind === 'object' ? read : err(`The ${name} of this token are not a JSON object.`)
}

/** RFC 8259 section 8.1 lets a reader pass over the mark, and verifiers do not. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return hasMark(bytes) ? bytes.subarray(3) : bytes
}

function hasMark(bytes: Uint8Array | null): boolean {
  return bytes?.[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function notBase64(name: 'header' | 'claims' | 'signature'): string {
  return `The ${name} of this token ${name === 'claims' ? 'are' : 'is'} not base64url. Copy the whole token again.`
}

function decode(part: string): Uint8Array | null {
  const bare = part.replace(/={1,2}$/, '')
  return decodeBase64url(bare.replaceAll('+', '-').replaceAll('/', '_'))
}

function damageOf(parts: readonly [string, string, string]): readonly TokenDamage[] {
  return [
    ...(parts.some((part) => part.includes('=')) ? (['padding'] as const) : []),
    ...(parts.some((part) => /[+/]/.test(part)) ? (['standard-base64'] as const) : []),
    ...(parts.some(isLoose) ? (['loose-end'] as const) : []),
    ...(parts.slice(0, 2).some((part) => hasMark(decode(part))) ? (['byte-order-mark'] as const) : []),
    ...(parts[2] === '' ? (['no-signature'] as const) : []),
  ]
}

/** Whether the last character of a part holds bits beyond its last byte, so that two texts are the same bytes. */
function isLoose(part: string): boolean {
  const bare = part
    .replace(/={1,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const bytes = decodeBase64url(bare)
  return bytes !== null && encodeBase64url(bytes) !== bare
}
