import type { TokenFrame } from '@/lib/claims'
import type { GuardrailView } from '@/lib/guardrails'
import { type DraftSummary, summariseDraft } from '../draft/summary'
import type { TemplateContent } from '../versions/content'
import { hashOf } from './content'

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
 * Sums up the draft of a template, once for each revision of the draft and of the guardrail and each frame of tokens: what there is to say changes only with
 * these, and finding it takes far longer than reading them.
 */
export function sumOfDraft(
  row: { readonly id: string; readonly revision: number; readonly content: () => TemplateContent },
  { guardrail, revision: guardrailRevision }: GuardrailView,
  frame: TokenFrame,
): DraftSum {
  const framed = JSON.stringify(frame)
  const known = kept.get(row.id)
  if (known?.revision === row.revision && known.guardrailRevision === guardrailRevision && known.frame === framed)
    return known.sum
  const content = row.content()
  const sum = { ...summariseDraft(content, guardrail, frame), hash: hashOf(content) }
  if (kept.size >= room) kept.clear()
  kept.set(row.id, { revision: row.revision, guardrailRevision, frame: framed, sum })
  return sum
}
