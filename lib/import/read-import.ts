import { err, type Result } from '@/lib/base'
import {
  authoredProfile,
  type JsonDocument,
  nodeAt,
  outsideProfile,
  pathAt,
  problemAt,
  readJson,
  type Span,
  type TextProblem,
} from '@/lib/json'
import { isTokenText, readToken, stampedClaimNames } from '@/lib/tokens'
import { recognise } from './recognise'
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
  const read = strict.ok ? strict : readJson(text, outsideProfile)
  if (read.ok)
    return importDocument({ text, document: read.value, changed: [], problem: strict.ok ? null : strict.error })
  if (text.length > authoredProfile.bytes || text.trim() === '') return strict.ok ? read : strict
  return importRelaxed(text, read.error)
}

function importToken(text: string): Result<Imported, TextProblem> {
  const whole = { from: 0, to: text.length }
  const token = readToken(text)
  if (!token.ok) return err(problemAt(text, whole, token.error))
  const form = recognise(token.value.claims)
  if (form !== 'claims') return err(problemAt(text, whole, neither))
  const draft = toDraft({ form: 'token', document: token.value.claims, header: token.value.header, changed: [] })
  return draft.ok ? draft : err(problemAt(text, whole, `Inside the claims of this token, ${draft.error.message}`))
}

function importRelaxed(text: string, problem: TextProblem): Result<Imported, TextProblem> {
  const loose = toStrictText(text, stampedClaimNames)
  if (!loose.ok) return err(problemAt(text, loose.error, loose.error.message))
  const written = loose.value.out.join('')
  if (written === text) return err(problem)
  const origin = (span: Span): Span => {
    const from = originOf(loose.value, span.from)
    return { from, to: Math.max(originOf(loose.value, span.to), from) }
  }
  const read = readJson(written, outsideProfile)
  if (!read.ok) return err(problemAt(text, origin(read.error), read.error.message))
  const strict = readJson(written)
  const tidy = readJson(tidyLines(written), outsideProfile)
  return importDocument({
    text,
    document: read.value,
    tidy: tidy.ok ? tidy.value : read.value,
    changed: spellingSentences(loose.value.met),
    problem: strict.ok ? null : strict.error,
    origin,
  })
}

/** What comments leave behind: spaces at the ends of lines, and empty lines. No JSON text holds a line end in a string. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

type Read = {
  /** What was pasted. */
  readonly text: string
  readonly document: JsonDocument
  /** The document in the layout that the draft takes. */
  readonly tidy?: JsonDocument
  readonly changed: readonly string[]
  /** Why the strict reader refuses the document, which it may no longer do once the stamped claims are left out. */
  readonly problem: TextProblem | null
  /** Where in what was pasted a stretch of the document comes from. */
  readonly origin?: (span: Span) => Span
}

function importDocument(read: Read): Result<Imported, TextProblem> {
  const { text, document, tidy = document, changed, problem, origin = (span: Span) => span } = read
  const form = recognise(document)
  const draft = form && toDraft({ form, document: tidy, changed })
  if (draft?.ok) return draft
  if (problem && !isStamped(document, problem.from)) return err(problemAt(text, origin(problem), problem.message))
  if (draft === null) return err(problemAt(text, { from: 0, to: text.length }, neither))
  const place = nodeAt(document.root, draft.error.path) ?? document.root
  return err(problemAt(text, origin(place), draft.error.message))
}

function isStamped({ root }: JsonDocument, at: number): boolean {
  const [name] = pathAt(root, at)
  return stampedClaimNames.some((stamped) => stamped === name)
}

const neither =
  'This is neither a policy nor claims. A policy names resources such as "devices"; claims hold "policy" or "role".'
