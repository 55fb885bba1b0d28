import { err, ok, type Result } from '@/lib/base'
import { readImport } from '@/lib/import'
import { problemAt, type TextProblem } from '@/lib/json'
import type { AccessClaims } from '@/lib/policy'
import { claimsOfText } from '@/lib/templates'

/** Claims to ask, and what is to be said of how they were read. */
export type ReadClaims = { readonly claims: AccessClaims; readonly notes: readonly string[] }

/**
 * Reads claims, a policy alone or a token, however spelled; a policy alone is asked without a role. Nobody checks the
 * signature of a token. Tells the first problem with its place.
 */
export function readClaims(text: string): Result<ReadClaims, TextProblem> {
  const read = readImport(text)
  if (!read.ok) return read
  const { draftText, kind, understood } = read.value
  const claims = claimsOfText(draftText)
  if (claims === null) return err(problemAt(text, { from: 0, to: text.length }, 'These are no claims.'))
  const alone = kind === 'policy' ? ['A policy alone: it is asked without a role.'] : []
  return ok({ claims, notes: [...alone, ...understood] })
}
