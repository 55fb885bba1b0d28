import { z } from 'zod'
import { reachOf } from '@/lib/policy'
import { command, query } from '@/lib/server/service'
import { grantStates } from '../../lifecycle'
import type { GrantStory, GrantValues, LedgerPage } from '../../view'
import { grantId } from '../giving/input'
import { findLookupKey, openContent, valueTerm } from '../seal'
import { claimsOf } from '../sealed-claims'
import { listExtensions, requireGrant } from '../store'
import { listTokens } from '../trail/store'
import { type LedgerFilter, listLedger } from './store'
import { viewGrants } from './view'

const text = z.string().max(200)

/** What the ledger is asked for: who, what, when, in words, and from where on. Values of parameters come as a pair and are hashed. */
export const ledgerInput = z.strictObject({
  agent: text.optional(),
  template: text.optional(),
  state: z.array(z.enum(grantStates)).max(grantStates.length).optional(),
  by: text.optional(),
  key: text.optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  words: text.optional(),
  value: z
    .strictObject({ name: z.string().max(100), value: z.union([z.string().max(2_000), z.number(), z.boolean()]) })
    .optional(),
  after: z.strictObject({ at: z.int(), id: grantId }).optional(),
  limit: z.int().min(1).max(200).default(50),
})

/** The grants that fit, newest first. Paged by key, so that what is added meanwhile moves nothing. */
export const listGrants = query({
  deed: 'grant.list',
  input: ledgerInput,
  run: async ({ db, caller, input, now }): Promise<LedgerPage> => {
    const { value, limit, ...rest } = input
    const key = value === undefined ? null : await findLookupKey(db)
    if (value !== undefined && key === null) return { rows: [], next: null }
    const term = value === undefined || key === null ? undefined : valueTerm(key, value.name, value.value)
    const filter: LedgerFilter = { ...rest, ...(term === undefined ? {} : { term }), now, limit: limit + 1 }
    const rows = await listLedger(db, filter)
    const shown = await viewGrants(db, rows.slice(0, limit), { caller, now })
    const last = shown.at(-1)
    return { rows: shown, next: rows.length > limit && last ? { at: last.asked.at, id: last.id } : null }
  },
})

/** So many of the newest tokens are shown; the count of all stands beside them. */
const shownTokens = 200

/** The whole story of one grant. Refuses an unknown one with `not_found`. */
export const getGrant = query({
  deed: 'grant.get',
  input: z.strictObject({ id: grantId }),
  run: async ({ db, caller, input: { id }, now }): Promise<GrantStory> => {
    const row = await requireGrant(db, id)
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
    }
  },
})

/** Opens what a grant is about. Each opening is an entry of the journal, with who opened it and not what was read. */
export const openGrantValues = command({
  deed: 'grant.values',
  input: z.strictObject({ id: grantId }),
  run: async ({ tx, input: { id } }) => {
    const asked = await requireGrant(tx, id)
    const row = asked.extends === null ? asked : await requireGrant(tx, asked.extends)
    const { values, text: claims } = openContent(row.id, row.sealed)
    const value: GrantValues = { values, claims, sentence: reachOf(claimsOf(row)).summary }
    return { value, target: id }
  },
})
