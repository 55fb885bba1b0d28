import { z } from 'zod'
import { type Role, roles } from '@/lib/authz'
import type { EpochMs, Id } from '@/lib/base'
import { newPassword, personEmail, personName } from './person-input'

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

/** One or more roles, each once, in the order of the list of roles. */
export const chosenRoles = z
  .array(z.enum(roles, 'There is no such role.'))
  .min(1, 'Choose at least one role.')
  .transform((chosen): readonly Role[] => roles.filter((role) => chosen.includes(role)))

/** What the token of an invite looks like: 192 random bits in base64url. */
export const inviteToken = z
  .string()
  .trim()
  .regex(/^[\w-]{32}$/, 'This is not the link of an invite. Check that it is complete, or ask for a new one.')

/** Who is invited, and as what. */
export const inviteInput = z.object({ email: personEmail, roles: chosenRoles })

/** What an invited person fills in. */
export const acceptInput = z.object({ token: inviteToken, name: personName, password: newPassword })

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
