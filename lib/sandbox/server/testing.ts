import type { EpochMs } from '@/lib/base'
import { agentFor, seedWorld } from '@/lib/sandbox'
import { type Database, writeTransaction } from '@/lib/server/db'
import { openWorld, putWorld } from './store'

/** Makes every session of the sandbox's first day that is not over an agent's. Answers how many those are. */
export async function takeSessions({ db }: Database, email: string, now: EpochMs): Promise<number> {
  const agent = await agentFor(email)
  const seeded = seedWorld(now)
  const sessions = seeded.sessions.map((one) => (one.state === 'ended' ? one : { ...one, agent, pinned: false }))
  await writeTransaction(db, (tx) => putWorld(tx, { ...seeded, sessions }, now))
  return sessions.filter(({ state }) => state !== 'ended').length
}

/** The sessions of an agent that are not over, as stored. */
export async function runningSessions({ db }: Database, email: string, now: EpochMs) {
  const { world } = await openWorld(db, now)
  return world.sessions.filter(({ agent, state }) => agent?.email === email && state !== 'ended')
}
