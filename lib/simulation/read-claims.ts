import { err, isJsonObject, ok, type Result } from '@/lib/base'
import { readImport } from '@/lib/import'
import { problemAt, readJson, type TextProblem, toValue } from '@/lib/json'
import type { AccessClaims } from '@/lib/policy'

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
  const document = readJson(draftText)
  const claims = document.ok ? toValue(document.value.root) : null
  if (!isJsonObject(claims)) return err(problemAt(text, { from: 0, to: text.length }, 'These are no claims.'))
  const alone = kind === 'policy' ? ['A policy alone: it is asked without a role.'] : []
  return ok({ claims, notes: [...alone, ...understood] })
}
