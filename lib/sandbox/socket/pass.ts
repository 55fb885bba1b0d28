import { z } from 'zod'
import { decodeBase64url, type EpochMs, encodeBase64url, err, ok, type Result } from '@/lib/base'
import { type AccessClaims, accessClaimsOf } from '@/lib/policy'
import { isSealed, sealOf } from '../api/seal'
import type { AgentToken } from '../verify-token'
import type { Agent } from '../world'

/** Who watches over a socket: with what rights, and until when. What REST verified in the token, and nothing more. */
export type Watcher = { readonly access: AccessClaims; readonly agent: Agent; readonly expiresAt: EpochMs }

/** Longest pass that still fits a request header: the SDK writes it there in base64 once more. */
const maxPassLength = 10_000

const claims = z.object({
  access: z.object({ role: z.json().optional(), policy: z.json().optional() }),
  agent: z.object({ id: z.string(), name: z.string(), email: z.string(), colour: z.string() }),
  expiresAt: z.number(),
})

/**
 * The `notification_token` of `users/me`: a pass for a socket that carries the rights of the token it was asked with, under
 * a seal, and ends with it. It holds only characters whose base64 may stand in a subprotocol. Rights that are too long for
 * a header get a pass that opens nothing, since the SDK ends its process over one that is missing.
 */
export async function issuePass(token: AgentToken, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const watcher: Watcher = {
    access: token.access,
    agent: token.agent,
    expiresAt: typeof token.claims.exp === 'number' ? token.claims.exp * 1000 : 0,
  }
  const text = encodeBase64url(new TextEncoder().encode(JSON.stringify(watcher)))
  const pass = `${text}.${await sealOf(purpose(text), secret)}`
  return pass.length <= maxPassLength ? pass : 'too-long'
}

/** Reads a pass back, or says in the words of the REST API why it opens nothing. */
export async function readPass(
  pass: string,
  secret: Uint8Array<ArrayBuffer>,
  now: EpochMs,
): Promise<Result<Watcher, string>> {
  if (pass === 'too-long') return err('The policy of this token is too long for a socket.')
  const [, text = '', seal = ''] = /^([\w-]{1,10000})\.([0-9a-f]{64})$/.exec(pass) ?? []
  if (text === '' || !(await isSealed(purpose(text), seal, secret))) return err('invalid signature')
  const watcher = claims.parse(JSON.parse(new TextDecoder().decode(decodeBase64url(text) ?? undefined)))
  return watcher.expiresAt > now ? ok({ ...watcher, access: accessClaimsOf(watcher.access) }) : err('jwt expired')
}

/** Sets this seal apart from that of a recording link. */
function purpose(text: string): string {
  return `socket\n${text}`
}
