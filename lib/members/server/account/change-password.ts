import { z } from 'zod'
import { AppError } from '@/lib/base'
import { newPassword } from '@/lib/members'
import { forgetTries, type Limit, requireTry } from '@/lib/server/limits'
import { preparedCommand } from '@/lib/server/service'
import { hashPassword, requireOwnPassword, verifyPassword } from '../password'
import { endSessions, findPassword, replacePassword } from './store'

/** Of one member: who found a screen left open must not guess the password at it. */
const changes: Limit = { name: 'change-password', of: 'tries', tries: 10, windowMs: 15 * 60_000 }

/**
 * `account.change-password`: sets one's own password anew, for which the current one is asked, and ends every other sign-in
 * of one's own. Answers how many ended.
 */
export const changePassword = preparedCommand({
  deed: 'account.change-password',
  input: z.object({
    current: z.string().min(1, 'Enter your current password.').max(1_024, 'This is not your password.'),
    password: newPassword,
  }),
  prepare: async ({ db, caller, input: { current, password }, now }) => {
    await requireTry(db, changes, { by: caller.id, now })
    await requireOwnPassword(password, caller)
    const former = await findPassword(db, caller.userId)
    if (former === undefined || !(await verifyPassword({ hash: former, password: current }))) {
      throw new AppError('invalid', { field: 'current', message: 'This is not your current password.' })
    }
    if (password === current)
      throw new AppError('invalid', { field: 'password', message: 'This is the password you have.' })
    await forgetTries(db, changes, caller.id)
    return { former, next: await hashPassword(password) }
  },
  run: async ({ tx, caller, prepared: { former, next }, now }) => {
    const isReplaced = await replacePassword(tx, caller.userId, { former, next, at: now })
    if (!isReplaced) {
      throw new AppError('conflict', { message: 'Your password was changed elsewhere in the meantime. Sign in again.' })
    }
    const ended = await endSessions(tx, caller.userId, { except: caller.sessionId })
    return { value: { ended }, target: caller.id, detail: { signIns: ended } }
  },
})
