import type { EpochMs, Id } from '@/lib/base'

/** A request to publish a content that is not limited, and what became of it. */
export type Approval = {
  readonly id: Id<'apr'>
  readonly hash: string
  readonly reason: string
  readonly requestedAt: EpochMs
  readonly requestedBy: string
  /** Whether the one who looks asked for it, and so may not agree. */
  readonly isOwn: boolean
  /** Whether the one who looks wrote what it is for since the live version, and so may not agree either. */
  readonly isDrafter: boolean
  /** The names of the members who may agree: active, with the role, and neither who asked nor who wrote it. */
  readonly mayAgree: readonly string[]
  readonly decision: {
    readonly kind: 'approved' | 'declined'
    readonly reason: string
    readonly at: EpochMs
    readonly by: string
    /** Whether who decided is an active member who may agree today. */
    readonly isByApprover: boolean
    /** Whether who decided wrote what it is for, which an agreement from before that was known may show. */
    readonly isByDrafter: boolean
  } | null
  /** The version that was published with it; null while there is none. */
  readonly usedFor: number | null
}

/** Where the second member's agreement to one content stands. */
export type Agreement = {
  /** The newest request for the content, which alone counts; null when nobody asked. */
  readonly approval: Approval | null
  readonly isApproved: boolean
  /** Why the newest request is no agreement; null where it is one, or where nobody asked. */
  readonly unapproved: string | null
}

/**
 * Tells whether a second member agrees to the content with this hash. Only the newest request counts: an agreement before
 * it is over, it serves one version, and it lasts as long as who gave it may give it.
 */
export function agreementOn(approvals: readonly Approval[], hash: string): Agreement {
  const [approval] = approvals.filter((request) => request.hash === hash).toSorted(newestFirst)
  if (approval === undefined) return { approval: null, isApproved: false, unapproved: null }
  const unapproved = whyUnapproved(approval)
  return { approval, isApproved: unapproved === null, unapproved }
}

/**
 * The newest request for what the draft said before, if it still waits or was agreed to: it no longer counts. `known` are
 * the contents that have requests of their own: the one that is looked at, and those of the versions.
 */
export function earlierRequest(
  approvals: readonly Approval[],
  { known, since }: { readonly known: readonly string[]; readonly since: EpochMs },
): Approval | null {
  const [newest] = approvals
    .filter(({ hash, usedFor, requestedAt }) => !known.includes(hash) && usedFor === null && requestedAt > since)
    .toSorted(newestFirst)
  return newest === undefined || newest.decision?.kind === 'declined' ? null : newest
}

/** Of two requests of one instant, the one that nobody or somebody later decided is the newer. */
function newestFirst(a: Approval, b: Approval): number {
  return b.requestedAt - a.requestedAt || (b.decision?.at ?? Infinity) - (a.decision?.at ?? Infinity) || 0
}

/** Why somebody may not agree to a request, whatever their roles; null when nothing about them speaks against it. */
export function whyNotAgree({ isOwn, isDrafter }: Pick<Approval, 'isOwn' | 'isDrafter'>): string | null {
  if (isOwn) return 'You asked for this yourself, so someone else has to agree to it.'
  if (isDrafter) return 'You worked on this content, so someone else has to agree to it.'
  return null
}

function whyUnapproved({ decision, usedFor }: Approval): string | null {
  if (decision === null) return 'A second member was asked and has not answered yet.'
  if (decision.kind === 'declined') return `${decision.by} declined. Ask again once that is settled.`
  if (usedFor !== null) return `That approval was used for version ${usedFor}. Ask again.`
  if (decision.isByDrafter) return `${decision.by} agreed, but also worked on this content. Ask someone else.`
  if (!decision.isByApprover) return `${decision.by} agreed, but may no longer agree to anything. Ask again.`
  return null
}
