import { createHash, randomBytes } from 'node:crypto'
import { env } from '@/lib/server/env'

/** Makes the token of an invite: 192 random bits. */
export function makeInviteToken(): string {
  return randomBytes(24).toString('base64url')
}

/** What the database keeps of a token. It cannot be searched for: the token is random and long. */
export function hashInviteToken(token: string): string {
  return createHash('sha256').update('remit-invite-1\0').update(token).digest('hex')
}

/** The link of an invite. The token stands behind the `#`, so that it never reaches a server's log. */
export function inviteLink(token: string): string {
  return `${env().APP_ORIGIN}/invite#token=${token}`
}
