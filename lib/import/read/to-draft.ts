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
import { reservedClaimNames } from '@/lib/tokens'
import type { Form } from './recognise'

/** The text of a draft, and the stamped claims that were left out of it. */
export type Draft = { readonly text: string; readonly stamped: readonly string[]; readonly isFormatted: boolean }

/** Why no draft can be made of a document, and where in that document. */
export type DraftProblem = { readonly path: JsonPath; readonly message: string }

/** Longer lines than this are laid out. */
const longestLine = 100

/**
 * Makes the text of a draft of a document that was recognised, without the stamped claims. Claims that are a draft already
 * stay as they are, to the letter, unless they stand on one long line, or `mustFormat` says that nobody wrote their layout.
 * What the document may hold as text of others, and a draft may not, is refused at its place.
 */
export function toDraft(document: JsonDocument, form: Form, mustFormat: boolean): Result<Draft, DraftProblem> {
  const isFormatted = mustFormat || isOneLine(document.text)
  const plain = isFormatted ? reread(formatNode(document.root)) : document
  const claims = objectOf(document)
  const stamped = form === 'policy' ? [] : reservedClaimNames.filter((name) => Object.hasOwn(claims, name))
  const text = form === 'policy' ? wrapped(plain) : withoutStamped(plain, stamped)
  const problem = refusalOf(text)
  if (problem) return err(form === 'policy' ? { ...problem, path: problem.path.slice(1) } : problem)
  return ok({ text, stamped, isFormatted: isFormatted && !mustFormat })
}

function isOneLine(text: string): boolean {
  const bare = text.trim()
  return bare.length > longestLine && !bare.includes('\n')
}

/** What others wrote reads again, as printing changes only the layout. */
function reread(text: string): JsonDocument {
  const read = readJson(text, { ...outsideProfile, bytes: outsideProfile.bytes * 8 })
  return read.ok ? read.value : { text, root: { kind: 'null', from: 0, to: 0 } }
}

/** Every line moves in; no string of JSON holds a line end, so only the layout changes. */
function wrapped({ text }: JsonDocument): string {
  return `{\n  "policy": ${text.trim().replaceAll('\n', '\n  ')}\n}`
}

function withoutStamped(document: JsonDocument, stamped: readonly string[]): string {
  const patch: JsonPatch = stamped.map((name) => ({ op: 'remove', path: [name] }))
  const left = applyPatch(document, patch, outsideProfile)
  return left.ok ? left.value.text : document.text
}

/** Others may write more than Remit signs; the first such thing is named. */
function refusalOf(text: string): DraftProblem | null {
  const read = readJson(text)
  if (read.ok) return null
  const loose = readJson(text, outsideProfile)
  const path = loose.ok ? pathAt(loose.value.root, read.error.from) : []
  return { path, message: `${path.length === 0 ? '' : `${path.join('.')}: `}${read.error.message}` }
}

/** The members of a document; none when it is no object. */
export function objectOf({ root }: JsonDocument): JsonObject {
  const value = toValue(root)
  return isJsonObject(value) ? value : {}
}
