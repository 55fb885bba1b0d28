/** A date as better-auth keeps it: ISO text on SQLite, a timestamp on PostgreSQL. */
export type StoredDate = string | Date

/** A person better-auth knows. */
type AuthUserTable = { id: string; name: string; email: string }

/** A sign-in. The cookie holds its token signed with a secret that is not in the database. */
type AuthSessionTable = {
  id: string
  token: string
  user_id: string
  expires_at: StoredDate
  ip_address: string | null
  user_agent: string | null
  created_at: StoredDate
  updated_at: StoredDate
}

/** A member: what a signed-in person may do. `roles` is a JSON array. */
type MemberTable = {
  id: string
  user_id: string
  roles: string
  created_at: number
  disabled_at: number | null
  last_seen_at: number | null
}

/** An invite. Of its token only a hash is kept; `roles` is a JSON array. */
export type InviteTable = {
  id: string
  email: string
  roles: string
  token_hash: string
  created_at: number
  created_by: string
  expires_at: number
  accepted_at: number | null
  accepted_by: string | null
  cancelled_at: number | null
}

/** A setup code that was printed and not yet used. */
type SetupCodeTable = { code_hash: string; expires_at: number }

/** How somebody signs in; the password as a hash (`password.ts`). */
type AuthAccountTable = {
  id: string
  user_id: string
  provider_id: string
  password: string | null
  updated_at: StoredDate
}

/** The one row that says Remit is set up; whoever inserts it first is the owner. */
type SetupClaimTable = { id: number; member_id: string; claimed_at: number }

export type MemberTables = {
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_account: AuthAccountTable
  member: MemberTable
  invite: InviteTable
  setup_code: SetupCodeTable
  setup_claim: SetupClaimTable
}
