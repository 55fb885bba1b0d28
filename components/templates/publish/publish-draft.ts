import type { Finding } from '@/lib/policy'
import { reasonKey, type SecurityReason } from '@/lib/templates'

/** What is being written on the publish screen. */
export type PublishDraft = {
  readonly note: string
  readonly acknowledgesWider: boolean
  readonly reasons: readonly SecurityReason[]
}

/** Nothing said yet. */
export const emptyPublishDraft: PublishDraft = { note: '', acknowledgesWider: false, reasons: [] }

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
