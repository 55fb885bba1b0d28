import {
  decodeBase64url,
  encodeBase64url,
  err,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ok,
  type Result,
} from '@/lib/base'

/** Longest token that is looked at, in characters: what a request header has room for. */
export const maxTokenLength = 16_384

/** The parts of a compact token that were read; nobody has checked its signature. */
export type CompactParts = { readonly header: JsonObject; readonly claims: JsonObject }

const malformed = err('jwt malformed')

/**
 * Reads a compact token (RFC 7515 section 7.1) and takes nothing that two verifiers could read in two ways: padding or
 * other characters than base64url, bits beyond the last byte, a byte order mark, a member named twice or `__proto__`, a
 * number no double holds, a `typ` other than JWT, a `crit` or `b64` header (RFC 7797 section 7). Refuses in the words of
 * `jsonwebtoken`, in time linear in the token and never for longer than `maxTokenLength` takes.
 */
export function readCompact(token: string): Result<CompactParts, string> {
  if (token.length > maxTokenLength) return malformed
  const [head = '', body = '', signature, ...more] = token.split('.')
  if (signature === undefined || more.length > 0) return malformed
  const header = readPart(head)
  const claims = readPart(body)
  if (!header.ok) return header
  if (!claims.ok) return claims
  if (signature === '') return err('jwt signature is required')
  if (decode(signature) === null || !isPlainHeader(header.value)) return malformed
  return ok({ header: header.value, claims: claims.value })
}

function isPlainHeader({ typ, crit, b64 }: JsonObject): boolean {
  const isJwt = typ === undefined || (typeof typ === 'string' && /^jwt$/i.test(typ))
  return isJwt && crit === undefined && b64 === undefined
}

function readPart(part: string): Result<JsonObject, string> {
  const bytes = decode(part)
  if (bytes === null) return malformed
  const text = textOf(bytes)
  if (text === null || text.startsWith('\ufeff')) return malformed
  const value = parse(text)
  if (value === undefined || !isJsonObject(value)) return err('invalid token')
  return isUnambiguous(text) ? ok(value) : malformed
}

/** Decodes base64url without padding, or answers null for any other spelling of the same bytes. */
function decode(part: string): Uint8Array | null {
  const bytes = decodeBase64url(part)
  return bytes !== null && encodeBase64url(bytes) === part ? bytes : null
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const lexeme = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]|-?\d[\d.eE+-]*/g

/** Tells whether every reader finds the same members and numbers in a text that is JSON already. */
function isUnambiguous(text: string): boolean {
  const open: Set<string>[] = []
  for (const [word] of text.matchAll(lexeme)) {
    if (word === '{') open.push(new Set())
    else if (word === '}') open.pop()
    else if (word.endsWith(':')) {
      const name: string = JSON.parse(word.slice(0, -1))
      const names = open.at(-1)
      if (name === '__proto__' || names?.has(name)) return false
      names?.add(name)
    } else if (!word.startsWith('"') && !Number.isFinite(Number(word))) return false
  }
  return true
}
