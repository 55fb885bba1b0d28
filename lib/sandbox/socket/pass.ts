import { z } from 'zod'
import { type EpochMs, err, ok, type Result } from '@/lib/base'
import type { AccessClaims } from '@/lib/policy'
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
  const text = encode(JSON.stringify(watcher))
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
  const watcher = claims.parse(JSON.parse(decode(text)))
  return watcher.expiresAt > now ? ok({ ...watcher, access: accessOf(watcher.access) }) : err('jwt expired')
}

/** Keeps the difference between an absent claim and null, which decides access. */
function accessOf({ role, policy }: z.infer<typeof claims>['access']): AccessClaims {
  return { ...(role === undefined ? {} : { role }), ...(policy === undefined ? {} : { policy }) }
}

/** Sets this seal apart from that of a recording link. */
function purpose(text: string): string {
  return `socket\n${text}`
}

function encode(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decode(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
}
