import type { Role } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { listDoneBetween } from '@/lib/server/journal'
import { describeExcess, limitOfRoles } from '../../limits'
import { lengthOf } from '../row'
import { listByIds } from '../store'
import type { GrantTable } from '../tables'

/** A person as far as it matters whether they may agree to something. */
export type Decider = { readonly id: string; readonly email: string; readonly roles: readonly Role[] }

/** Who stands behind a request besides who asked for it: their agreement to it would be no second pair of eyes. */
type Behind = {
  /** The access that more time is asked for. */
  readonly held: GrantTable | null
  /** Who asked for the access that more time is asked for; null where it took nobody's agreement. */
  readonly asker: string | null
  /** Who had a link in hand of the access that its own browser asks more time for. */
  readonly linkMakers: readonly string[]
}

const nobody: Behind = { held: null, asker: null, linkMakers: [] }

/**
 * Finds who stands behind each of these requests. Who asks for more time from the page of the agent is known by a link alone,
 * so whoever had one in hand may have asked.
 */
export async function findBehind(db: ReadDb, rows: readonly GrantTable[]): Promise<(row: GrantTable) => Behind> {
  const extensions = rows.filter((row) => row.extends !== null)
  if (extensions.length === 0) return () => nobody
  const held = await listByIds(db, [...new Set(extensions.map((row) => row.extends ?? ''))])
  const byId = new Map(held.map((row) => [row.id, row]))
  const guarded = held.filter(({ approvals }) => approvals > 0).map(({ id }) => id)
  const to = Math.max(...extensions.map(({ asked_at: at }) => at))
  const links = await listDoneBetween(db, { deed: 'grant.link', targets: guarded, from: 0, to })
  return ({ extends: of, asked_by: by }) => {
    const lengthened = byId.get(of ?? '')
    if (lengthened === undefined) return nobody
    if (lengthened.approvals === 0) return { ...nobody, held: lengthened }
    const made = links.filter(({ target }) => target === of).map(({ actor }) => actor)
    return { held: lengthened, asker: lengthened.asked_by, linkMakers: by === 'agent' ? made : [] }
  }
}

/**
 * Why the agreement of somebody to a request would be no second pair of eyes, whatever their roles; null where it is one. The
 * list, the badge, the count of who agreed and the transaction that agrees all ask here.
 */
export function whyNotDecide(row: GrantTable, behind: Behind, { id, email }: Decider): string | null {
  if (row.asked_by === id) return 'You asked for this yourself, so someone else has to agree to it.'
  if (row.agent_email === email) return 'This access is for you, so someone else has to agree to it.'
  if (behind.asker === id) return 'You asked for this access, so someone else has to agree to more time for it.'
  if (behind.linkMakers.includes(id))
    return 'You made the link of this access, so someone else has to agree to more time for it.'
  return null
}

/** Why the roles of somebody do not let them agree to access that lasts as long as this would now; null where they do. */
export function whyTooLong(row: GrantTable, { held }: Behind, { roles }: Decider, now: EpochMs): string | null {
  const limit = limitOfRoles(roles)
  return limit === null || lengthOf(row, held, now) <= limit.seconds ? null : describeExcess(limit)
}
