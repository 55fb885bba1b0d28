import type { JsonObject } from '@/lib/base'
import { env } from '@/lib/server/env'
import type { Caller } from '@/lib/server/service'

/** The claims that a member's sign-in stands for (RFC 7519 section 4.1; OpenID Connect Core section 5.1 for the names). */
export function claimsOfMember({
  id,
  email,
  name,
  roles,
}: Pick<Caller, 'email' | 'name' | 'roles'> & { readonly id: string }): JsonObject {
  return { iss: env().APP_ORIGIN, sub: id, email, name, roles: [...roles] }
}
