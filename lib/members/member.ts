import type { Role } from '@/lib/authz'
import type { EpochMs, Id } from '@/lib/base'

/** A person who may sign in. */
export type Member = {
  readonly id: Id<'mem'>
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** A member as the list of people shows them, with what disabling them would end. */
export type ListedMember = Member & {
  readonly joinedAt: EpochMs
  /** When they last used Remit, to the minute; null before the first time. */
  readonly lastSeenAt: EpochMs | null
  readonly disabledAt: EpochMs | null
  /** Browsers they are signed in with now. */
  readonly signIns: number
  /** Invites they made that can still be accepted. */
  readonly openInvites: number
}

/** What a member is called who is no longer among them. */
export const formerMember = 'a former member'
