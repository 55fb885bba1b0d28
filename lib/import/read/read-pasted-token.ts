import { err, ok, type Result } from '@/lib/base'
import { type JsonDocument, problemAt, roundedNumbers, type TextProblem } from '@/lib/json'
import { plainEmbed } from '@/lib/templates'
import { analyseToken, certainClaims, type TokenContext } from '@/lib/tokens'
import type { Imported } from './imported'
import { leftBehind, lifetimeOf } from './pasted-findings'
import { neither, recognise } from './recognise'
import { objectOf, toDraft } from './to-draft'
import { claimsSentences, headerSentence, stampedSentences } from './words'

/** Reads a token as a draft of its claims, with everything that is wrong with the token itself. */
export function readPastedToken(text: string, context: TokenContext): Result<Imported, TextProblem> {
  const refuse = (message: string) => err(problemAt(text, { from: 0, to: text.length }, message))
  const token = analyseToken(text, context)
  if (!token.ok) return refuse(token.error)
  const { header, claims, findings, neverValid } = token.value
  if (recognise(claims) !== 'claims') return refuse(neither)
  const certain = certainClaims(claims)
  // A payload is one long line; nobody wrote its layout.
  const draft = toDraft(certain, 'claims', true)
  if (!draft.ok) return refuse(`Inside the claims of this token, ${draft.error.message}`)
  const { text: draftText, stamped } = draft.value
  return ok({
    kind: 'token',
    draftText,
    parameters: [],
    embed: plainEmbed,
    lifetimeSeconds: lifetimeOf(objectOf(claims)),
    understood: [headerSentence(objectOf(header)), ...claimsSentences('token', objectOf(certain))],
    changed: [],
    refused: [
      ...stampedSentences(stamped),
      ...inexactSentences(claims, stamped),
      'The signature. It was not checked; a draft gets its own when it is signed.',
    ],
    findings: leftBehind(findings, claims),
    neverValid,
  })
}

/** Says which numbers the draft does not have, as nobody can say what they are. */
function inexactSentences(claims: JsonDocument, stamped: readonly string[]): readonly string[] {
  const kept = roundedNumbers(claims).filter(({ path: [name] }) => !stamped.some((left) => left === name))
  return kept.map(({ path }) => {
    return `${path.join('.')}: no number holds its digits, so what stands there now matches nothing. Write the value.`
  })
}
