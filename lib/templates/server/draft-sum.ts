import type { TokenFrame } from '@/lib/claims'
import type { GuardrailView } from '@/lib/guardrails'
import { type DraftSummary, summariseDraft } from '../draft/summary'
import { hashOf } from './content'
import { draftOf } from './store'
import type { TemplateTable } from './tables'

/** What the list needs of a draft: its summary and its hash. */
export type DraftSum = DraftSummary & { readonly hash: string }

type Kept = {
  readonly revision: number
  readonly guardrailRevision: number
  readonly frame: string
  readonly sum: DraftSum
}

/** More templates than this are summed up anew now and then, so that a process never grows without end. */
const room = 20_000

const kept = new Map<string, Kept>()

/**
 * Sums up the draft of a row, once for each revision of the draft and of the guardrail and each frame of tokens: what there is to say changes only with
 * these, and finding it takes far longer than reading them.
 */
export function sumOfDraft(
  row: TemplateTable,
  { guardrail, revision: guardrailRevision }: GuardrailView,
  frame: TokenFrame,
): DraftSum {
  const framed = JSON.stringify(frame)
  const known = kept.get(row.id)
  if (known?.revision === row.revision && known.guardrailRevision === guardrailRevision && known.frame === framed)
    return known.sum
  const content = draftOf(row)
  const sum = { ...summariseDraft(content, guardrail, frame), hash: hashOf(content) }
  if (kept.size >= room) kept.clear()
  kept.set(row.id, { revision: row.revision, guardrailRevision, frame: framed, sum })
  return sum
}
