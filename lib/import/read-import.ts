import { err, type Result } from '@/lib/base'
import { type JsonDocument, limits, problemAt, readJson, type TextProblem } from '@/lib/json'
import { isTokenText, readToken, stampedClaimNames } from '@/lib/tokens'
import { type Form, recognise } from './recognise'
import { originOf } from './relaxed/cursor'
import { toStrictText } from './relaxed/to-strict'
import { type Imported, toDraft } from './to-draft'
import { spellingSentences } from './words'

export type { Imported } from './to-draft'

/**
 * Reads what someone pasted as a draft, or tells the first problem with its line and column in the pasted text. Lists what
 * was understood, changed and not taken. Total, runs nothing, takes time linear in the text, and what it answers as a draft
 * has passed the strict reader. The signature of a token is not checked.
 */
export function readImport(text: string): Result<Imported, TextProblem> {
  if (isTokenText(text)) return importToken(text)
  const strict = readJson(text)
  if (strict.ok) return importDocument(text, { document: strict.value, changed: [] })
  if (text.length > limits.bytes || text.trim() === '') return strict
  return importRelaxed(text, strict.error)
}

function importToken(text: string): Result<Imported, TextProblem> {
  const token = readToken(text)
  if (!token.ok) return err(problemAt(text, { from: 0, to: text.length }, token.error))
  const form = recognise(token.value.claims)
  if (form !== 'claims') return err(problemAt(text, { from: 0, to: text.length }, neither))
  return toDraft(text, { form: 'token', document: token.value.claims, header: token.value.header, changed: [] })
}

function importRelaxed(text: string, problem: TextProblem): Result<Imported, TextProblem> {
  const loose = toStrictText(text, stampedClaimNames)
  if (!loose.ok) return err(problemAt(text, loose.error, loose.error.message))
  const written = loose.value.out.join('')
  if (written === text) return err(problem)
  const read = readJson(written)
  if (!read.ok) {
    const from = originOf(loose.value, read.error.from)
    const to = Math.max(originOf(loose.value, read.error.to), from)
    return err(problemAt(text, { from, to }, read.error.message))
  }
  const tidy = readJson(tidyLines(written))
  return importDocument(text, {
    document: tidy.ok ? tidy.value : read.value,
    changed: spellingSentences(loose.value.met),
  })
}

/** What comments leave behind: spaces at the ends of lines, and empty lines. No JSON text holds a line end in a string. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

function importDocument(
  text: string,
  { document, changed }: { document: JsonDocument; changed: readonly string[] },
): Result<Imported, TextProblem> {
  const form: Form | null = recognise(document)
  if (form === null) return err(problemAt(text, { from: 0, to: text.length }, neither))
  return toDraft(text, { form, document, changed })
}

const neither =
  'This is neither a policy nor claims. A policy names resources such as "devices"; claims hold "policy" or "role".'
