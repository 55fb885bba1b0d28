import type { EpochMs } from '@/lib/base'
import { DatabaseUnavailable, type ReadDb, readDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { type Auth, auth, sessionSeconds } from './auth'
import { deleteSession, findSignedIn, type SignedIn, touchMember, touchSession } from './store'

/** A sign-in that was not used for this long has ended. */
const idleMs = 30 * 60_000
/** The last use is written at most this often, so that reading a page is not a write. */
const touchEveryMs = 60_000
/** How far the clocks of two servers may be apart: what lies further ahead was written before the clock was set back. */
const clockSkewMs = 60_000

/**
 * Who asks, or null. Refuses a cookie that was tampered with, a sign-in older than 8 hours or unused for 30 minutes, and
 * a disabled member, whatever the cookie says.
 */
export async function currentCaller(headers: Headers): Promise<Caller | null> {
  const cookie = headers.get('cookie')
  if (cookie === null) return null
  const library = await auth()
  const db = await readDb()
  const now = Date.now()
  const proven = provenBy(library).get(cookie) ?? (await prove(library, headers, cookie))
  if (proven === null) return null
  const found = await findSignedIn(db, proven)
  if (found === undefined) return null
  const { session, member } = found
  if (hasEnded(session, now) || !(session.expiresAt > now)) {
    await ifWritable(() => deleteSession(db, session.id))
    return null
  }
  if (now - session.updatedAt > touchEveryMs) {
    await ifWritable(async () => {
      await touchSession(db, session.id, now)
      await touchMember(db, member.id, now)
    })
  }
  return callerOf(found, proven.userId)
}

/** What a cookie was once proven to be. Whether that sign-in still counts is asked of the database each time. */
type Proven = { readonly id: string; readonly userId: string }

const provenCookies = new WeakMap<Auth, Map<string, Proven>>()

/** More people than use a Remit at once, and no header longer than this is kept. */
const kept = { most: 2_000, longest: 4_096 } as const

function provenBy(library: Auth): Map<string, Proven> {
  const known = provenCookies.get(library) ?? new Map<string, Proven>()
  provenCookies.set(library, known)
  return known
}

/**
 * Has the library check the signature of a cookie and the sign-in it names, and keeps what it answered under the whole header
 * as it came: the same header says the same, so it is checked once. One that proves nothing is not kept.
 */
async function prove(library: Auth, headers: Headers, cookie: string): Promise<Proven | null> {
  // The library takes a session that has ended out of the database; where it cannot, the session has ended all the same.
  const found = await ifWritable(() => {
    return library.api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } })
  })
  if (found === null) return null
  const proven = { id: found.session.id, userId: found.user.id }
  const known = provenBy(library)
  if (known.size >= kept.most) known.clear()
  if (cookie.length <= kept.longest) known.set(cookie, proven)
  return proven
}

function callerOf({ session, member }: SignedIn, userId: string): Caller {
  return { kind: 'member', userId, sessionId: session.id, ...member }
}

/**
 * A caller as they are now: with the roles they hold now, or null when they were disabled or their sign-in was ended since
 * they were asked. How old a sign-in is was judged when the request came.
 */
export async function refreshCaller(db: ReadDb, { userId, sessionId }: Caller): Promise<Caller | null> {
  const found = sessionId === undefined ? undefined : await findSignedIn(db, { id: sessionId, userId })
  return found === undefined ? null : callerOf(found, userId)
}

/** Keeps a page readable while the disk is full: what only notes that somebody was here is left out then. */
async function ifWritable<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (caught) {
    const thrown = obstacleBehind(caught)
    if (thrown instanceof DatabaseUnavailable && thrown.obstacle.reason !== 'database') return null
    throw thrown
  }
}

/** The library hides what stood in its way behind a fault of its own. */
function obstacleBehind(thrown: unknown): unknown {
  const hidden = thrown instanceof Error ? thrown.cause : undefined
  return hidden instanceof DatabaseUnavailable ? hidden : thrown
}

/** Tells whether a sign-in has ended by its age or by not being used. One that begins in the future is none. */
export function hasEnded(
  { createdAt, updatedAt }: { readonly createdAt: EpochMs; readonly updatedAt: EpochMs },
  now: EpochMs,
): boolean {
  const isAhead = Math.max(createdAt, updatedAt) > now + clockSkewMs
  return isAhead || now - updatedAt > idleMs || now - createdAt > sessionSeconds * 1000
}
