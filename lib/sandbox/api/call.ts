import type { EpochMs, JsonObject, JsonValue, Result } from '@/lib/base'
import { isJsonObject } from '@/lib/base'
import type { Asking } from '../enforce'
import type { Refusal } from '../refusal'
import type { AgentToken, Verifier } from '../verify-token'
import type { World } from '../world'

/** A request as plain data. `path` is absolute and without query. */
export type SandboxRequest = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | null
  readonly body: string
}

/** All that is not in the request: time, keys, chance, and the secret behind short-lived recording links. */
export type SandboxContext = Verifier & {
  randomBytes(count: number): Uint8Array
  readonly ticketSecret: Uint8Array<ArrayBuffer>
  readonly outOfScope?: Asking['outOfScope']
}

/** One verified call on its way through the API. */
export type Call = {
  readonly token: AgentToken
  readonly asking: Asking
  /** As stored: what a write starts from. */
  readonly world: World
  /** As it looks now to this agent: what is read and shown. */
  readonly seen: World
  readonly now: EpochMs
  readonly query: URLSearchParams
  readonly body: string
  readonly params: readonly string[]
  readonly context: SandboxContext
}

/** What a call answers with: JSON and, when it wrote, the next world. */
export type Reply = Result<{ readonly json: JsonValue; readonly world?: World }, Refusal>

const bodyLimit = 65_536

/** Reads the body as a JSON object, or says why not. An empty body counts as `{}`. */
export function readBody({ body }: Call): Result<JsonObject, Refusal> {
  if (body.length > bodyLimit) return bad('The body is larger than 64 KiB.')
  try {
    const value: JsonValue = body === '' ? {} : JSON.parse(body)
    return isJsonObject(value) ? { ok: true, value } : bad('The body must be a JSON object.')
  } catch {
    return bad('The body is not JSON.')
  }
}

/** A refusal of what was sent, as opposed to who sent it. */
export function bad(message: string): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { id: 'bad_request', message } }
}

/** A refusal because nothing has this name. */
export function missing(what: string): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { id: 'not_found', message: `There is no such ${what}.` } }
}

/** A refusal because the account has switched this off, whatever the token says (semantics 2.4). */
export function switchedOff(what: string): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { id: 'feature_disabled', message: `${what} is switched off in this account.` } }
}
