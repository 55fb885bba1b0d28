import { z } from 'zod'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import { reachOf } from '@/lib/policy'
import type { ReadDb } from '@/lib/server/db'
import { listAbout } from '@/lib/server/journal'
import { command, query } from '@/lib/server/service'
import type { GrantStory, GrantValues, TrailEntry } from '../../view'
import { grantId } from '../giving/input'
import { authoredOf, narrowingOf } from '../sealed-claims'
import { listExtensions, requireGrant } from '../store'
import { listTokens } from '../trail/store'
import { requireKnown } from './known'
import { viewGrants } from './view'

/** So many of the newest tokens are shown; the count of all stands beside them. */
const shownTokens = 200

/** The whole story of one grant. Refuses an unknown one, and one of others to whoever may only ask, with `not_found`. */
export const getGrant = query({
  deed: 'grant.get',
  input: z.strictObject({ id: grantId }),
  run: async ({ db, caller, input: { id }, now }): Promise<GrantStory> => {
    const row = await requireKnown(db, id, caller)
    const [view] = await viewGrants(db, [row], { caller, now })
    if (view === undefined) throw new Error('A grant that was read has no view.')
    const tokens = await listTokens(db, id, shownTokens)
    const extensions = await viewGrants(db, await listExtensions(db, id), { caller, now })
    return {
      ...view,
      tokens: tokens.map(({ id: token, kid, issued_at, expires_at }) => ({
        id: token,
        kid,
        issuedAt: issued_at,
        expiresAt: expires_at,
      })),
      extensions,
      narrowing: narrowingOf(row),
      trail: await listTrail(db, id),
    }
  },
})

/** What the journal alone holds of a grant, with the deeds by which it is found there. */
const trailDeeds = {
  'grant.link': 'new-link',
  'grant.values': 'values-opened',
  'grant.claim': 'link-refused',
  'grant.link-read': 'link-refused',
  'grant.integrity': 'changed-outside',
} as const satisfies Readonly<Record<string, TrailEntry['kind']>>

const shownTrail = 200

async function listTrail(db: ReadDb, id: string): Promise<readonly TrailEntry[]> {
  const members = await memberNames(db)
  const entries = await listAbout(db, { target: id, deeds: Object.keys(trailDeeds), limit: shownTrail })
  return entries.flatMap(({ at, actor, deed, outcome }): readonly TrailEntry[] => {
    const kind = Object.entries(trailDeeds).find(([name]) => name === deed)?.[1]
    // What opened the link stands in the row; what was refused does not.
    const isTold = kind !== undefined && (kind === 'new-link' || kind === 'values-opened') === (outcome === 'done')
    return isTold ? [{ at, kind, by: actor === 'anonymous' ? null : (members.get(actor) ?? formerMember) }] : []
  })
}

/** Opens what a grant is about. Each opening is an entry of the journal, with who opened it and not what was read. */
export const openGrantValues = command({
  deed: 'grant.values',
  input: z.strictObject({ id: grantId }),
  run: async ({ tx, input: { id } }) => {
    const asked = await requireGrant(tx, id)
    const row = asked.extends === null ? asked : await requireGrant(tx, asked.extends)
    const { values, document, claims } = authoredOf(row)
    const value: GrantValues = { values, claims: document.text, sentence: reachOf(claims).summary }
    return { value, target: id }
  },
})
