import { err, isJsonObject, type JsonObject, ok, type Result } from '@/lib/base'
import {
  applyPatch,
  formatJson,
  type JsonDocument,
  type JsonPatch,
  problemAt,
  readJson,
  type TextProblem,
  toValue,
} from '@/lib/json'
import { stampedClaimNames } from '@/lib/tokens'
import type { Form } from './recognise'
import { claimsSentences, headerSentence, stampedSentence } from './words'

/** A draft made of what was pasted, with what was understood, changed and not taken, one sentence each. */
export type Imported = {
  readonly kind: Form | 'token'
  /** Text the strict reader accepts: role, policy and whatever else was authored, without the stamped claims. */
  readonly draftText: string
  readonly understood: readonly string[]
  readonly changed: readonly string[]
  readonly refused: readonly string[]
}

type Found = {
  readonly form: Form | 'token'
  readonly document: JsonDocument
  readonly header?: JsonDocument
  readonly changed: readonly string[]
}

/** Makes a draft of a document that was recognised. Claims that are one already stay as they are, to the letter. */
export function toDraft(text: string, { form, document, header, changed }: Found): Result<Imported, TextProblem> {
  const draft = form === 'policy' ? wrapPolicy(document) : withoutStamped(document, form === 'token')
  if (!draft.ok) return err(problemAt(text, { from: 0, to: text.length }, draft.error))
  const claims = objectOf(document)
  const stamped = form === 'policy' ? [] : stampedClaimNames.filter((name) => Object.hasOwn(claims, name))
  return ok({
    kind: form,
    draftText: draft.value,
    understood: [
      ...(header ? [headerSentence(objectOf(header))] : []),
      ...claimsSentences(form, form === 'policy' ? { policy: claims } : claims),
    ],
    changed: [...changed, ...(form === 'policy' ? ['Put the policy into claims, under "policy".'] : [])],
    refused: [
      ...(stamped.length === 0 ? [] : [stampedSentence(stamped)]),
      ...(header ? ['The signature. It was not checked, and a draft is signed anew.'] : []),
    ],
  })
}

/** Every line moves in; no string of JSON holds a line end, so only the layout changes. */
function wrapPolicy({ text }: JsonDocument): Result<string, string> {
  const draft = `{\n  "policy": ${text.trim().replaceAll('\n', '\n  ')}\n}`
  const read = readJson(draft)
  return read.ok ? ok(draft) : err(read.error.message)
}

function withoutStamped(document: JsonDocument, isToken: boolean): Result<string, string> {
  const claims = objectOf(document)
  const patch: JsonPatch = stampedClaimNames
    .filter((name) => Object.hasOwn(claims, name))
    .map((name) => ({ op: 'remove', path: [name] }))
  const left = applyPatch(document, patch)
  if (!left.ok) return err(left.error.message)
  // A payload is one long line; nobody wrote its layout.
  return ok(isToken ? formatJson(toValue(left.value.root)) : left.value.text)
}

function objectOf({ root }: JsonDocument): JsonObject {
  const value = toValue(root)
  return isJsonObject(value) ? value : {}
}
