import type { ServerAction } from '@/components/form/outcome'
import type { Role } from '@/lib/authz'
import type { ListedMember, MadeInvite, PendingInvite } from '@/lib/members'

type MemberId = ListedMember['id']

/** The deeds of the members page, handed down by the page. */
export type MemberActions = {
  readonly invite: ServerAction<{ email: string; roles: Role[] }, MadeInvite>
  readonly cancel: ServerAction<{ id: PendingInvite['id'] }, unknown>
  readonly changeRoles: ServerAction<{ id: MemberId; roles: Role[]; was: Role[] }, unknown>
  readonly disable: ServerAction<{ id: MemberId }, unknown>
  readonly enable: ServerAction<{ id: MemberId }, unknown>
}
