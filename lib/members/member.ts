import type { Role } from '@/lib/authz'
import type { Id } from '@/lib/base'

/** A person who may sign in. */
export type Member = {
  readonly id: Id<'mem'>
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}
