import { faultCodeOf } from '@/lib/base'
import type { Obstacle } from '../obstacle'
import { ServerSilent } from './watch-server'

const lost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])
const lostWords =
  /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered|Client was closed)/

/** What a fault of PostgreSQL says about the server as a whole; `null` when it is about one statement. */
export function obstacleIn(fault: unknown, sql?: string): Obstacle | null {
  if (!(fault instanceof Error)) return null
  const code = faultCodeOf(fault)
  if (code === '53100')
    return { reason: 'disk', sentence: diskFull, detail: 'PostgreSQL has no space left on its disk.' }
  // Shutting down, out of connections or memory, wrong password, no such database, read only.
  const isServer = /^(08|57P|53|28)|^(3D000|25006)$/.test(code)
  const isLost = lost.has(code) || fault instanceof ServerSilent || lostWords.test(fault.message)
  if (!isServer && !isLost) return null
  return {
    reason: 'database',
    sentence: sql === 'commit' ? maybeSaved : notThere,
    detail: `PostgreSQL cannot be used (${code || fault.message}). Remit goes on by itself once it answers.`,
  }
}

const diskFull =
  'The disk of the database is full, so nothing can be saved. Whoever runs the database must make room on it.'
const notThere = 'The database does not answer, so nothing was changed. Try again in a moment.'
const maybeSaved = 'The database stopped answering while this was saved. Look whether it was, before you do it again.'
