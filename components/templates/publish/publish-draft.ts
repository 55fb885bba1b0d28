import { useState } from 'react'
import type { Finding } from '@/lib/policy'
import { reasonKey, type SecurityReason } from '@/lib/templates'

/** What is being written on the publish screen. */
export type PublishDraft = {
  readonly note: string
  readonly acknowledgesWider: boolean
  readonly reasons: readonly SecurityReason[]
}

/** Nothing said yet. */
const emptyPublishDraft: PublishDraft = { note: '', acknowledgesWider: false, reasons: [] }

/**
 * What is being written, from a note to begin with. Agreeing is about one change of claims: it stays when a test is added,
 * and has to be done anew when what it is about differs. What was typed always stays.
 */
export function usePublishDraft(note: string, about: string): readonly [PublishDraft, (draft: PublishDraft) => void] {
  const [said, setSaid] = useState<{ about: string; draft: PublishDraft }>({
    about,
    draft: { ...emptyPublishDraft, note },
  })
  const draft = said.about === about ? said.draft : { ...said.draft, acknowledgesWider: false }
  return [draft, (next) => setSaid({ about, draft: next })]
}

/** The reason written for a finding, empty when there is none. */
export function reasonFor({ reasons }: PublishDraft, finding: Finding): string {
  return reasons.find((given) => isFor(given, finding))?.reason ?? ''
}

/** The draft with another reason for a finding. */
export function withReason(draft: PublishDraft, finding: Finding, reason: string): PublishDraft {
  const others = draft.reasons.filter((given) => !isFor(given, finding))
  return { ...draft, reasons: reason === '' ? others : [...others, { ...reasonKey(finding), reason }] }
}

function isFor({ code, path }: SecurityReason, finding: Finding): boolean {
  const key = reasonKey(finding)
  return code === key.code && path === key.path
}
