import type { Role } from '@/lib/authz'
import type { EpochMs, Failure, Id } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'

/** Who asks, as proven by their sign-in. */
export type Caller = {
  readonly kind: 'member'
  readonly id: Id<'mem'>
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The sign-in they use now; none where nobody signed in with a browser. */
  readonly sessionId?: string
}

/**
 * What an operation knows of the request it serves. `caller` is null when nobody is signed in; `address` is where it came
 * from on the network, as our own server says it. `refreshCaller` asks the database once more who asks: null when they were
 * signed out or disabled meanwhile.
 */
export type RequestContext = {
  readonly caller: Caller | null
  readonly refreshCaller: (db: ReadDb) => Promise<Caller | null>
  readonly requestId: Id<'req'>
  readonly now: EpochMs
  readonly address?: string
}

/** How an operation ended: with its value, or refused. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
