import { isJsonObject } from '@/lib/base'
import { applyPatch, readJson, toValue } from '@/lib/json'
import { type Tightening, tightenings } from '@/lib/policy'

/** A draft with the tightenings somebody chose written into it, and all that it was offered. */
export type TightenedDraft = { readonly draftText: string; readonly offered: readonly Tightening[] }

/** Offers a draft what would let it allow less, and writes what is chosen of it by id; unknown ids change nothing. */
export function tightenDraft(draftText: string, chosen: readonly string[]): TightenedDraft {
  const read = readJson(draftText)
  const claims = read.ok ? toValue(read.value.root) : null
  if (!read.ok || !isJsonObject(claims)) return { draftText, offered: [] }
  const offered = tightenings(claims)
  const patch = offered.filter(({ id }) => chosen.includes(id)).map(({ change }) => change)
  const draft = applyPatch(read.value, patch)
  return { draftText: draft.ok ? draft.value.text : draftText, offered }
}
