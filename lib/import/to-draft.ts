import { err, isJsonObject, type JsonObject, type JsonPath, ok, type Result } from '@/lib/base'
import {
  applyPatch,
  formatNode,
  type JsonDocument,
  type JsonPatch,
  outsideProfile,
  pathAt,
  readJson,
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

/** Why no draft can be made of a document, and where in that document. */
export type DraftProblem = { readonly path: JsonPath; readonly message: string }

/**
 * Makes a draft of a document that was recognised. Claims that are one already stay as they are, to the letter. What the
 * document may hold as text of others, and a draft may not, is refused at its place.
 */
export function toDraft({ form, document, header, changed }: Found): Result<Imported, DraftProblem> {
  const draft = form === 'policy' ? wrapPolicy(document) : withoutStamped(document, form === 'token')
  if (!draft.ok) return draft
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
function wrapPolicy(document: JsonDocument): Result<string, DraftProblem> {
  const draft = `{\n  "policy": ${document.text.trim().replaceAll('\n', '\n  ')}\n}`
  const read = asDraft(draft)
  return read.ok ? read : err({ ...read.error, path: read.error.path.slice(1) })
}

function withoutStamped(document: JsonDocument, isToken: boolean): Result<string, DraftProblem> {
  const claims = objectOf(document)
  const patch: JsonPatch = stampedClaimNames
    .filter((name) => Object.hasOwn(claims, name))
    .map((name) => ({ op: 'remove', path: [name] }))
  const left = applyPatch(document, patch, outsideProfile)
  if (!left.ok) return err({ path: [], message: left.error.message })
  // A payload is one long line; nobody wrote its layout.
  return asDraft(isToken ? formatNode(left.value.root) : left.value.text)
}

/** Others may write more than Remit signs; the first such thing is named. */
function asDraft(text: string): Result<string, DraftProblem> {
  const read = readJson(text)
  if (read.ok) return ok(text)
  const loose = readJson(text, outsideProfile)
  const path = loose.ok ? pathAt(loose.value.root, read.error.from) : []
  return err({ path, message: `${path.length === 0 ? '' : `${path.join('.')}: `}${read.error.message}` })
}

function objectOf({ root }: JsonDocument): JsonObject {
  const value = toValue(root)
  return isJsonObject(value) ? value : {}
}
