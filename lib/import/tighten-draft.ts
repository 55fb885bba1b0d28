import { applyPatch, readJson } from '@/lib/json'
import { type Tightening, tightenings } from '@/lib/policy'
import { claimsOfDocument } from '@/lib/templates'

/** A draft with the tightenings somebody chose written into it, and all that it was offered. */
export type TightenedDraft = { readonly draftText: string; readonly offered: readonly Tightening[] }

/** Offers a draft what would let it allow less, and writes what is chosen of it by id; unknown ids change nothing. */
export function tightenDraft(draftText: string, chosen: readonly string[]): TightenedDraft {
  const read = readJson(draftText)
  const claims = read.ok ? claimsOfDocument(read.value) : null
  if (!read.ok || claims === null) return { draftText, offered: [] }
  const offered = tightenings(claims)
  const patch = offered.filter(({ id }) => chosen.includes(id)).map(({ change }) => change)
  const draft = applyPatch(read.value, patch)
  return { draftText: draft.ok ? draft.value.text : draftText, offered }
}
