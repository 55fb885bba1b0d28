import { err, ok, type Result } from '@/lib/base'
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
import { plainEmbed } from '@/lib/templates'
import { neverValidOf, reservedClaimNames, type TokenContext } from '@/lib/tokens'
import type { Imported } from './imported'
import { openParameters, openSentences } from './open-parameters'
import { lifetimeOf, stampedFindings } from './pasted-findings'
import { openQuotedBlanks } from './quoted-blanks'
import { neither, recognise } from './recognise'
import { type Cursor, originOf, startCursor } from './relaxed/cursor'
import { toStrictText } from './relaxed/to-strict'
import { objectOf, toDraft } from './to-draft'
import { claimsSentences, spellingSentences, stampedSentences } from './words'

/** Reads claims or a policy, as JSON or in looser spellings, as a draft. The strict reader has the last word on it. */
export function readClaimsText(text: string, context: TokenContext): Result<Imported, TextProblem> {
  const strict = readJson(text)
  const read = strict.ok ? strict : readJson(text, outsideProfile)
  if (read.ok) {
    const problem = strict.ok ? null : strict.error
    return importDocument(
      { text, document: read.value, loose: startCursor(text), problem, origin: (span) => span },
      context,
    )
  }
  if (text.length > authoredProfile.bytes || text.trim() === '') return strict.ok ? read : strict
  return readRelaxed(text, read.error, context)
}

function readRelaxed(text: string, problem: TextProblem, context: TokenContext): Result<Imported, TextProblem> {
  const loose = toStrictText(text, reservedClaimNames)
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
  const document = read.value
  return importDocument(
    {
      text,
      document,
      tidy: tidy.ok ? tidy.value : document,
      loose: loose.value,
      problem: strict.ok ? null : strict.error,
      origin,
    },
    context,
  )
}

/**
 * Takes away what comments and the program around leave behind: spaces at the ends of lines, empty lines, and an indentation
 * that all lines but the first have. No JSON text holds a line end in a string.
 */
function tidyLines(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
  const depth = Math.min(...lines.slice(1).map((line) => line.length - line.trimStart().length))
  return lines.map((line, at) => (at === 0 ? line : line.slice(depth))).join('\n')
}

type Read = {
  /** What was pasted. */
  readonly text: string
  readonly document: JsonDocument
  /** The document in the layout that the draft takes. */
  readonly tidy?: JsonDocument
  /** How the text was spelled. */
  readonly loose: Pick<Cursor, 'met' | 'open' | 'computed'>
  /** Why the strict reader refuses the document, which it may no longer do once the stamped claims are left out. */
  readonly problem: TextProblem | null
  /** Where in what was pasted a stretch of the document comes from. */
  readonly origin: (span: Span) => Span
}

function importDocument(read: Read, context: TokenContext): Result<Imported, TextProblem> {
  const { text, document, tidy = document, loose, problem, origin } = read
  const form = recognise(document)
  if (form === null) {
    return err(problem ? problemAt(text, origin(problem), problem.message) : problemAt(text, whole(text), neither))
  }
  const draft = toDraft(tidy, form, loose.met.has('braces'))
  if (!draft.ok) {
    if (problem && !isStamped(document, problem.from)) return err(problemAt(text, origin(problem), problem.message))
    const place = nodeAt(document.root, draft.error.path) ?? document.root
    return err(problemAt(text, origin(place), draft.error.message))
  }
  const blanks = openQuotedBlanks(draft.value.text, loose.open)
  const parameters = openParameters(blanks.text, blanks.open)
  if (!parameters.ok) return err(problemAt(text, parameters.error.value, parameters.error.message))
  const claims = objectOf(document)
  const findings = form === 'policy' ? [] : stampedFindings(document, loose.computed, context)
  const { stamped, isFormatted } = draft.value
  return ok({
    kind: form,
    draftText: blanks.text,
    parameters: parameters.value,
    embed: plainEmbed,
    lifetimeSeconds: form === 'policy' ? null : lifetimeOf(claims),
    understood: claimsSentences(form, form === 'policy' ? { policy: claims } : claims),
    changed: [
      ...spellingSentences(loose.met),
      ...openSentences(blanks.open, parameters.value),
      ...blanks.left,
      ...(isFormatted ? ['Laid it out over several lines.'] : []),
      ...(form === 'policy' ? ['Put the policy into claims, under "policy".'] : []),
    ],
    refused: stampedSentences(stamped),
    findings,
    neverValid: neverValidOf(findings, claims),
  })
}

function whole({ length }: string): Span {
  return { from: 0, to: length }
}

function isStamped({ root }: JsonDocument, at: number): boolean {
  const [name] = pathAt(root, at)
  return reservedClaimNames.some((stamped) => stamped === name)
}
