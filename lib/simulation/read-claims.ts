import { err, isJsonObject, ok, type Result } from '@/lib/base'
import { readImport } from '@/lib/import'
import { type JsonDocument, problemAt, readJson, type TextProblem, toValue } from '@/lib/json'
import { type AccessClaims, lintPolicy, placeholderOf, severityRank } from '@/lib/policy'
import { claimsOfText, parametersUsed } from '@/lib/templates'
import { analyseToken, certainClaims, isTokenText, type TokenContext, type TokenFinding } from '@/lib/tokens'

/** Claims to ask, what is to be said of how they were read, and what is wrong with the token they came in. */
export type ReadClaims = {
  readonly claims: AccessClaims
  readonly notes: readonly string[]
  /** Gravest first; claims without a token need not say what signing adds, and a policy alone need not name a role. */
  readonly findings: readonly TokenFinding[]
  /** Why no verifier takes the token at any time; null where one may, and where no token was given. */
  readonly neverValid: TokenFinding | null
}

/**
 * Reads claims, a policy alone, an embed address or a token, however spelled; a policy alone is asked without a role. A token
 * is asked as it stands, also where Remit would not sign the same; a number that cannot be held is asked as null, which
 * matches nothing. Nobody checks its signature. Tells the first problem with
 * its place.
 */
export function readClaims(text: string, context: TokenContext): Result<ReadClaims, TextProblem> {
  if (isTokenText(text)) return readTokenClaims(text, context)
  const read = readImport(text, context)
  if (!read.ok) return read
  const { draftText, kind, understood, findings, neverValid } = read.value
  const claims = claimsOfText(draftText)
  if (claims === null) return err(problemAt(text, { from: 0, to: text.length }, 'These are no claims.'))
  const alone = kind === 'policy' ? ['A policy alone: it is asked without a role.'] : []
  const draft = readJson(draftText)
  return ok({
    claims,
    notes: [...alone, ...(draft.ok ? unfilled(draft.value) : []), ...understood],
    findings: [...findings, ...(draft.ok ? findingsOf(draft.value, kind !== 'policy') : [])].toSorted(
      (one, other) => severityRank(other.severity) - severityRank(one.severity),
    ),
    neverValid,
  })
}

/** What is said of role, policy and display name, as it is of the claims of a token. */
function findingsOf(draft: JsonDocument, hasRole: boolean): readonly TokenFinding[] {
  return lintPolicy(draft, { kind: 'draft' })
    .filter(({ code }) => hasRole || code !== 'role-missing')
    .map((finding) => ({ ...finding, part: 'claims' }))
}

function readTokenClaims(text: string, context: TokenContext): Result<ReadClaims, TextProblem> {
  const token = analyseToken(text, context)
  if (!token.ok) return err(problemAt(text, { from: 0, to: text.length }, token.error))
  const claims = toValue(certainClaims(token.value.claims).root)
  const read = readImport(text, context)
  const notes = read.ok ? read.value.understood : ['A whole token. Remit would not sign these claims as they are.']
  const all = [...unfilled(token.value.claims), ...notes]
  return ok({
    claims: isJsonObject(claims) ? claims : {},
    notes: all,
    findings: token.value.findings,
    neverValid: token.value.neverValid,
  })
}

/** Says that parameters were left open, which is why so little is reached: there is nobody here to fill them in. */
function unfilled(document: JsonDocument): readonly string[] {
  const names = [...new Set(parametersUsed(document).map(({ name }) => placeholderOf(name)))]
  const [first, ...others] = names
  if (first === undefined) return []
  const shown = others.length === 0 ? first : `${first} and ${others.length} more`
  return [`${shown} is asked as it is written, which nothing has. Write a value in its place, or ask a template.`]
}
