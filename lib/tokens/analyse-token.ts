import { isJsonObject, type JsonObject, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, roundedNumbers, toValue } from '@/lib/json'
import { type Finding, type LintContext, lintHeader, lintPolicy, severityRank } from '@/lib/policy'
import { certainClaims } from './certain-claims'
import { type ReadToken, readToken, type TokenDamage } from './read-token'

/** A finding about a token that somebody else made, and which part of it the path leads into. */
export type TokenFinding = Finding & { readonly part: 'token' | 'header' | 'claims' }

/**
 * What is known beside the token; times in seconds. Both parts have to be said, also that one is not known: a screen that
 * forgot one would drop every finding that needs it.
 */
export type TokenContext = Required<Omit<Extract<LintContext, { readonly kind: 'claims' }>, 'kind' | 'tokenLength'>>

/** Neither the account nor the time. */
export const nothingKnown: TokenContext = { licenseKey: undefined, nowSeconds: undefined }

/** A token as far as it can be read, and everything there is to say of it. */
export type TokenAnalysis = ReadToken & {
  /** Gravest first; within a severity the token, then the header, then the claims in their order. */
  readonly findings: readonly TokenFinding[]
  /** The finding for which no verifier takes this token at any time; null when there is none. */
  readonly neverValid: TokenFinding | null
}

/**
 * Reads a pasted token and checks all of it: how it is written, header, times, parties, role and policy. The one way for
 * every screen that takes a token. The signature is not checked. Refuses in a sentence what cannot be read.
 */
export function analyseToken(text: string, context: TokenContext): Result<TokenAnalysis, string> {
  const read = readToken(text)
  if (!read.ok) return read
  const { header, claims, damage, length: tokenLength } = read.value
  const findings = [
    ...damage.map(damageFinding),
    ...inexactNumbers(header, 'header'),
    ...inexactNumbers(claims, 'claims'),
    ...lintHeader(header).map((finding) => ({ ...finding, part: 'header' as const })),
    ...lintPolicy(certainClaims(claims, 'near'), { kind: 'claims', tokenLength, ...context }).map((finding) => ({
      ...finding,
      part: 'claims' as const,
    })),
  ].toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity))
  const value = toValue(claims.root)
  return ok({ ...read.value, findings, neverValid: neverValidOf(findings, isJsonObject(value) ? value : {}) })
}

/** Numbers whose digits most programs cannot hold: each is named at its place, and nothing is guessed of what it means. */
function inexactNumbers(document: JsonDocument, part: 'header' | 'claims'): readonly TokenFinding[] {
  return roundedNumbers(document).map(({ path, digits }) => ({
    code: 'number-inexact',
    severity: 'warning',
    message: `${inexactName(path)} is ${shortened(digits)}. Most programs read this number as another one near it, so what it means is not sure; write it as a text. As a condition it is taken to match nothing.`,
    path,
    reference: 'RFC 8259 section 6',
    part,
  }))
}

function inexactName(path: JsonPath): string {
  return path.length === 0 ? 'This' : path.join('.')
}

function shortened(digits: string): string {
  return digits.length > 40 ? `${digits.slice(0, 39)}…` : digits
}

/** The finding for which no verifier takes a token with these claims at any time; null where there is none. */
export function neverValidOf(findings: readonly TokenFinding[], { iss }: JsonObject): TokenFinding | null {
  const isHopeless = ({ code, path: [claim] }: TokenFinding): boolean =>
    hopeless.includes(code) ||
    (code === 'issuer-wrong' && typeof iss !== 'string') ||
    (code === 'time-in-milliseconds' && claim === 'nbf')
  return findings.find(isHopeless) ?? null
}

/** How a token is written wrongly, by its damage. */
const tokenDamages: Readonly<Record<TokenDamage, { readonly code: string; readonly message: string }>> = {
  padding: {
    code: 'token-padding',
    message:
      'This token is padded with =. RFC 7515 section 2 wants base64url without padding, so verifiers answer "jwt malformed" and it is never valid. What it says is shown all the same; let a JWT library write it.',
  },
  'standard-base64': {
    code: 'token-standard-base64',
    message:
      'This token is written in plain base64, with + or /. RFC 7515 section 2 wants base64url, with - and _, so verifiers answer "jwt malformed" and it is never valid. What it says is shown all the same; let a JWT library write it.',
  },
  'loose-end': {
    code: 'token-loose-end',
    message:
      'The last character of a part of this token says more bits than its bytes have. RFC 7515 section 2 and RFC 4648 section 3.5 want these to be zero, so verifiers that are strict answer "jwt malformed". Copy the whole token again; let a JWT library write it.',
  },
  'byte-order-mark': {
    code: 'token-byte-order-mark',
    message:
      'This token has a byte order mark before its JSON, which RFC 8259 section 8.1 forbids, so verifiers answer "jwt malformed" and it is never valid. What it says is shown all the same; let a JWT library write it.',
  },
  'no-signature': {
    code: 'token-unsigned',
    message:
      'This token has no signature: nothing stands after the second dot. Anybody could have written it, and no verifier takes it.',
  },
}

// A wrong issuer in words is missing: the token may be for another account. So are a long life, which Cobrowse only advises
// against, and what the clock says: it was valid once, or will be.
const hopeless: readonly string[] = [
  ...Object.values(tokenDamages).map(({ code }) => code),
  'header-alg',
  'header-critical',
  'header-typ',
  'expires-before-issued',
  'time-missing',
  'time-not-number',
  'audience-missing',
  'audience-wrong',
  'issuer-missing',
  'subject-missing',
  'subject-not-text',
]

function damageFinding(damage: TokenDamage): TokenFinding {
  return { ...tokenDamages[damage], severity: 'error', path: [], reference: 'RFC 7515 section 2', part: 'token' }
}
