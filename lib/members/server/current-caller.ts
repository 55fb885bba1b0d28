import type { EpochMs } from '@/lib/base'
import { DatabaseUnavailable, type ReadDb, readDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { auth, sessionSeconds } from './auth'
import { deleteSession, findActiveMember, hasSession, touchMember, touchSession } from './store'

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
  if (!headers.has('cookie')) return null
  const { api } = await auth()
  // The library takes a session that has ended out of the database; where it cannot, the session has ended all the same.
  const found = await ifWritable(() => {
    return api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } })
  })
  if (found === null) return null
  const { session, user } = found
  const db = await readDb()
  const now = Date.now()
  const times = { createdAt: session.createdAt.getTime(), updatedAt: session.updatedAt.getTime() }
  if (hasEnded(times, now)) {
    await ifWritable(() => deleteSession(db, session.id))
    return null
  }
  const member = await findActiveMember(db, user.id)
  if (member === undefined) return null
  if (now - times.updatedAt > touchEveryMs) {
    await ifWritable(async () => {
      await touchSession(db, session.id, now)
      await touchMember(db, member.id, now)
    })
  }
  return { kind: 'member', userId: user.id, sessionId: session.id, ...member }
}

/**
 * A caller as they are now: with the roles they hold now, or null when they were disabled or their sign-in was ended since
 * they were asked. How old a sign-in is was judged when the request came.
 */
export async function refreshCaller(db: ReadDb, { userId, sessionId }: Caller): Promise<Caller | null> {
  if (sessionId === undefined || !(await hasSession(db, { id: sessionId, userId }))) return null
  const member = await findActiveMember(db, userId)
  return member === undefined ? null : { kind: 'member', userId, sessionId, ...member }
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
