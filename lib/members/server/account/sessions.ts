import { z } from 'zod'
import { AppError } from '@/lib/base'
import type { OwnSession } from '@/lib/members'
import { command, query } from '@/lib/server/service'
import { hasEnded } from '../current-caller'
import { endSession, endSessions, listOwnSessions } from './store'

/** `account.who`: who is signed in in this browser now. */
export const whoIsSignedIn = query({
  deed: 'account.who',
  input: z.object({}),
  isRepeated: true,
  run: async ({ caller: { email } }) => ({ email }),
})

/** `account.sessions`: where one is signed in now, this browser first, then by last use. */
export const listSessionsOfCaller = query({
  deed: 'account.sessions',
  input: z.object({}),
  run: async ({ db, caller, now }): Promise<readonly OwnSession[]> => {
    const sessions = await listOwnSessions(db, caller.userId)
    return sessions
      .filter(({ signedInAt, lastUsedAt }) => !hasEnded({ createdAt: signedInAt, updatedAt: lastUsedAt }, now))
      .map((session) => ({ ...session, isThis: session.id === caller.sessionId }))
      .toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastUsedAt - a.lastUsedAt)
  },
})

const sessionId = z.string().min(1).max(100)

/** `account.end-session`: ends one sign-in of one's own. The one that is used is ended by signing out. */
export const endOwnSession = command({
  deed: 'account.end-session',
  input: z.object({ id: sessionId }),
  run: async ({ tx, caller, input: { id } }) => {
    if (id === caller.sessionId)
      throw new AppError('invalid', { message: 'This is the sign-in you use now. Sign out to end it.' })
    const isEnded = await endSession(tx, caller.userId, id)
    if (!isEnded) throw new AppError('not_found', { message: 'This sign-in has ended already.' })
    return { value: { ended: 1 }, target: caller.id, detail: { signIns: 1 } }
  },
})

/** `account.end-other-sessions`: ends every sign-in of one's own but the one that is used. */
export const endOtherSessions = command({
  deed: 'account.end-other-sessions',
  input: z.object({}),
  run: async ({ tx, caller }) => {
    const ended = await endSessions(tx, caller.userId, { except: caller.sessionId })
    return { value: { ended }, target: caller.id, detail: { signIns: ended } }
  },
})
