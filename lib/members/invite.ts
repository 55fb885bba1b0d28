import type { Role } from '@/lib/authz'
import type { EpochMs, Id } from '@/lib/base'

/** How long an invite can be accepted, in hours. */
export const inviteHours = 48

/** The times that decide what an invite is worth. */
export type InviteTimes = {
  readonly expiresAt: EpochMs
  readonly acceptedAt: EpochMs | null
  readonly cancelledAt: EpochMs | null
}

/** Tells what an invite is worth at a moment. Only an `open` one can be accepted. */
export function inviteStanding(times: InviteTimes, now: EpochMs): 'open' | 'accepted' | 'cancelled' | 'expired' {
  if (times.acceptedAt !== null) return 'accepted'
  if (times.cancelledAt !== null) return 'cancelled'
  return now < times.expiresAt ? 'open' : 'expired'
}

/** An invite that nobody has accepted or cancelled, as its list shows it; it may have expired. */
export type PendingInvite = {
  readonly id: Id<'inv'>
  readonly email: string
  readonly roles: readonly Role[]
  readonly createdAt: EpochMs
  readonly expiresAt: EpochMs
  readonly invitedBy: string
}

/** An invite as shown, once, to whoever made it. The token stands behind the `#`, so that it reaches no log. */
export type MadeInvite = { readonly id: Id<'inv'>; readonly email: string; readonly link: string }

/** An invite as shown to whoever holds its link. */
export type ShownInvite = { readonly email: string; readonly roles: readonly Role[]; readonly expiresAt: EpochMs }
