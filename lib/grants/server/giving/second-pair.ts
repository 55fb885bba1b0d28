import type { ReadDb } from '@/lib/server/db'
import { listDoneBetween } from '@/lib/server/journal'
import { listByIds } from '../store'
import type { GrantTable } from '../tables'

/** A person as far as it matters whether they may agree to something. */
export type Decider = { readonly id: string; readonly email: string }

/** Who stands behind a request besides who asked for it: their agreement to it would be no second pair of eyes. */
export type Behind = {
  /** Who asked for the access that more time is asked for; null where it took nobody's agreement. */
  readonly asker: string | null
  /** Who had a link in hand of the access that its own browser asks more time for. */
  readonly linkMakers: readonly string[]
}

type Request = Pick<GrantTable, 'id' | 'asked_by' | 'asked_at' | 'agent_email' | 'extends'>

const nobody: Behind = { asker: null, linkMakers: [] }

/**
 * Finds who stands behind each of these requests. Who asks for more time from the page of the agent is known by a link alone,
 * so whoever had one in hand may have asked.
 */
export async function findBehind(db: ReadDb, rows: readonly Request[]): Promise<(row: Request) => Behind> {
  const extensions = rows.filter((row) => row.extends !== null)
  if (extensions.length === 0) return () => nobody
  const held = await listByIds(db, [...new Set(extensions.map((row) => row.extends ?? ''))])
  const guarded = new Map(held.filter(({ approvals }) => approvals > 0).map((row) => [row.id, row]))
  const to = Math.max(...extensions.map(({ asked_at: at }) => at))
  const links = await listDoneBetween(db, { deed: 'grant.link', targets: [...guarded.keys()], from: 0, to })
  return ({ extends: of, asked_by: by }) => {
    const lengthened = guarded.get(of ?? '')
    if (lengthened === undefined) return nobody
    const made = links.filter(({ target }) => target === of).map(({ actor }) => actor)
    return { asker: lengthened.asked_by, linkMakers: by === 'agent' ? made : [] }
  }
}

/**
 * Why the agreement of somebody to a request would be no second pair of eyes, whatever their roles; null where it is one. The
 * list, the badge, the count of who agreed and the transaction that agrees all ask here.
 */
export function whyNotDecide(row: Request, behind: Behind, { id, email }: Decider): string | null {
  if (row.asked_by === id) return 'You asked for this yourself, so someone else has to agree to it.'
  if (row.agent_email === email) return 'This access is for you, so someone else has to agree to it.'
  if (behind.asker === id) return 'You asked for this access, so someone else has to agree to more time for it.'
  if (behind.linkMakers.includes(id))
    return 'You made the link of this access, so someone else has to agree to more time for it.'
  return null
}
