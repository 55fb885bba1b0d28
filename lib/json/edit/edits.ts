import { err, ok, type Result } from '@/lib/base'
import { authoredProfile, type ReadProfile } from '../read/profile'
import { readJson } from '../read/read-json'
import type { JsonDocument, TextEdit } from '../types'
import { composeEdits, editText } from './edit-text'
import { operationEdits } from './operation-edits'
import { describePatchProblem, type JsonPatch, type PatchProblem } from './patch'
import { splitReplacement } from './split-replacement'

type Outcome = { readonly document: JsonDocument; readonly rounds: readonly (readonly TextEdit[])[] }

/**
 * Finds the smallest edits to the text that a patch stands for; all other text stays as its author wrote it.
 * The result is a document the reader accepts, or there are no edits at all.
 */
export function editsFor(document: JsonDocument, patch: JsonPatch): Result<readonly TextEdit[], PatchProblem> {
  const outcome = play(document, patch, authoredProfile)
  return outcome.ok ? ok(composeEdits(document.text.length, outcome.value.rounds)) : outcome
}

/** Applies a patch and reads the result, by the profile that the document was read by. */
export function applyPatch(
  document: JsonDocument,
  patch: JsonPatch,
  profile: ReadProfile = authoredProfile,
): Result<JsonDocument, PatchProblem> {
  const outcome = play(document, patch, profile)
  return outcome.ok ? ok(outcome.value.document) : outcome
}

function play(start: JsonDocument, patch: JsonPatch, profile: ReadProfile): Result<Outcome, PatchProblem> {
  let document = start
  const rounds: (readonly TextEdit[])[] = []
  for (const [operation, given] of patch.entries()) {
    for (const part of splitReplacement(document, given)) {
      const edits = operationEdits(document, part)
      if (!edits.ok) return err(describePatchProblem({ code: edits.error, operation, path: part.path }))
      const next = readJson(editText(document.text, edits.value), profile)
      if (!next.ok)
        return err(describePatchProblem({ code: 'refused', operation, path: part.path }, next.error.message))
      rounds.push(edits.value)
      document = next.value
    }
  }
  return ok({ document, rounds })
}
