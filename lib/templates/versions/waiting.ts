import type { EpochMs, Id } from '@/lib/base'

/** A request to publish without limits that waits for the one who looks. */
export type WaitingApproval = {
  readonly id: Id<'apr'>
  readonly templateId: Id<'tpl'>
  readonly templateName: string
  /** The earlier version that is to be published again; null for the draft. */
  readonly restores: number | null
  readonly reason: string
  readonly requestedAt: EpochMs
  readonly requestedBy: string
}

/** Where a request is looked at and decided, as a path of this app. */
export function approvalPath({ templateId, restores }: Pick<WaitingApproval, 'templateId' | 'restores'>): string {
  return `/templates/${templateId}/publish${restores === null ? '' : `?restore=${restores}`}#second-member`
}
