import { type DraftSummary, summariseDraft } from '../summary'
import { hashOf } from './content'
import { draftOf } from './store'
import type { TemplateTable } from './tables'

/** What the list needs of a draft: its summary and its hash. */
export type DraftSum = DraftSummary & { readonly hash: string }

type Kept = { readonly revision: number; readonly sum: DraftSum }

/** More templates than this are summed up anew now and then, so that a process never grows without end. */
const room = 20_000

const kept = new Map<string, Kept>()

/**
 * Sums up the draft of a row, once for each revision: a draft only changes with its revision, and finding all there is to
 * say of it takes far longer than reading it.
 */
export function sumOfDraft(row: TemplateTable): DraftSum {
  const known = kept.get(row.id)
  if (known?.revision === row.revision) return known.sum
  const sum = { ...summariseDraft(row.draft_text), hash: hashOf(draftOf(row)) }
  if (kept.size >= room) kept.clear()
  kept.set(row.id, { revision: row.revision, sum })
  return sum
}
