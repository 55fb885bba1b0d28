import * as z from 'zod/mini'
import { type Role, roles } from '@/lib/authz'
import { newPassword, personEmail, personName } from './person-input'

/** One or more roles, each once, in the order of the list of roles. */
export const chosenRoles = z.pipe(
  z.readonly(z.array(z.enum(roles, 'There is no such role.')).check(z.minLength(1, 'Choose at least one role.'))),
  z.transform((chosen: readonly Role[]): readonly Role[] => roles.filter((role) => chosen.includes(role))),
)

/** What the token of an invite looks like: 192 random bits in base64url. */
export const inviteToken = z
  .string()
  .check(
    z.trim(),
    z.regex(/^[\w-]{32}$/, 'This is not the link of an invite. Check that it is complete, or ask for a new one.'),
  )

/** Who is invited, and as what. */
export const inviteInput = z.object({ email: personEmail, roles: chosenRoles })

/** What an invited person fills in. */
export const acceptInput = z.object({ token: inviteToken, name: personName, password: newPassword })
