import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { applyPatch, type JsonDocument, type JsonPatch, nodeAt, readJson } from '@/lib/json'
import { type PartProblem, type PartWording, readObject } from '../parts/read-object'
import { issuanceSchema } from './issuance-schema'
import { defaultIssuance, type IssuanceSettings, printIssuance, saidBy } from './issuance-settings'

/**
 * Reads issuance settings from their JSON text, by the strict reader and a closed schema: all of them or nothing. What is
 * not written has its default. Total: never throws. What reads may still have findings, see `lintIssuance`.
 */
export function readIssuance(text: string): Result<IssuanceSettings, readonly PartProblem[]> {
  return readObject(text, issuanceSchema, wording)
}

const wording: PartWording = {
  whole: 'The issuance settings are a JSON object: { … }.',
  owner: (path: JsonPath) => (path.length === 0 ? 'The issuance settings have' : `${String(path[0])} has`),
  sentence: (issue) => issue.message,
}

/** What can be changed of issuance settings at once; of reason and ticket, the members that are named. */
export type IssuanceChange = Partial<Omit<IssuanceSettings, 'reason' | 'ticket'>> & {
  readonly reason?: Partial<IssuanceSettings['reason']>
  readonly ticket?: Partial<IssuanceSettings['ticket']>
}

/**
 * The text of issuance settings with a change, by the smallest edit: what has its default again is no longer written, all
 * else stays as it was. Or why it could not be read back, and so not be kept, in a sentence.
 */
export function changeIssuance(text: string, change: IssuanceChange): Result<string, string> {
  const read = readIssuance(text)
  const document = readJson(text)
  if (!read.ok || !document.ok) return err('The issuance settings cannot be read, so nothing was changed.')
  const next = merged(read.value, change)
  const empty = printIssuance(defaultIssuance)
  if (printIssuance(next) === empty) return ok(empty)
  const patched = applyPatch(document.value, patchTo(document.value, { was: read.value, next }))
  if (!patched.ok) return err(patched.error.message)
  const kept = readIssuance(patched.value.text)
  return kept.ok ? ok(patched.value.text) : err(kept.error[0]?.message ?? 'These are no issuance settings.')
}

function merged(settings: IssuanceSettings, change: IssuanceChange): IssuanceSettings {
  return {
    ...settings,
    ...change,
    reason: { ...settings.reason, ...change.reason },
    ticket: { ...settings.ticket, ...change.ticket },
  }
}

type Step = { readonly was: IssuanceSettings; readonly next: IssuanceSettings }

function patchTo({ root }: JsonDocument, { was, next }: Step): JsonPatch {
  const [before, after] = [saidBy(was), saidBy(next)]
  return Object.keys(defaultIssuance).flatMap((key): JsonPatch => {
    const [old, value] = [before[key], after[key]]
    if (JSON.stringify(old) === JSON.stringify(value)) return []
    if (value !== undefined) return [{ op: 'add', path: [key], value }]
    return nodeAt(root, [key]) === undefined ? [] : [{ op: 'remove', path: [key] }]
  })
}
