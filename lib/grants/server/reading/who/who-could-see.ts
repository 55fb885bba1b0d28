import { z } from 'zod'
import { AppError, type EpochMs, type JsonObject } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import { agentFor } from '@/lib/sandbox'
import type { ReadDb } from '@/lib/server/db'
import { findLookupKey } from '@/lib/server/lookup'
import { type Caller, query } from '@/lib/server/service'
import type { AskedTarget } from '../../../reach/asked'
import { type SeenOn, seenBy } from '../../../reach/seen-by'
import { mergeSpans, type TimeSpan } from '../../../reach/spans'
import { printTerm, type SeenResource, termsOfTarget } from '../../../reach/terms'
import type { CouldSee, CouldSeePage } from '../../../view'
import { findClaims } from '../../sealed-claims'
import type { GrantTable, GrantTokenTable } from '../../tables'
import { findTermsProblem } from '../../terms'
import { printPlace } from '../../using/mint'
import { cursor, printCursor } from '../ledger/input'
import { viewGrants } from '../view'
import { seenTarget } from './input'
import { hasGrants, listCandidates, listTokensIn } from './store'

const instant = z.int().min(0).max(8_640_000_000_000_000)

const whoInput = z
  .strictObject({ ...seenTarget, from: instant, to: instant, after: cursor.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The end lies before the beginning.' })

/** So many candidates are decided about for one page of the answer. */
const perPage = 500

/**
 * Every grant with a token that could reach a target at a time, decided by `evaluatePolicy` over the claims that were signed.
 * The index only says which to look at, and what one page does not hold stands on the next. Law: all pages together are the
 * answer of looking at every grant.
 */
export const whoCouldSee = query({
  deed: 'grant.who-could-see',
  input: whoInput,
  run: async ({ db, caller, input: { resources, target, from, to, after }, now }): Promise<CouldSeePage> => {
    const key = await findLookupKey(db)
    if (key === null) return nothingGiven(db)
    const terms = resources.flatMap((resource) =>
      termsOfTarget(resource, target).map((term) => key.hash('reach', printTerm(term))),
    )
    const rows = await listCandidates(db, { terms, from, to, after, limit: perPage + 1 })
    const looked = rows.slice(0, perPage)
    const reached = await reachedBy(looked, target, resources)
    const last = rows.length > perPage ? looked.at(-1) : undefined
    return {
      found: await viewFound(db, reached, { caller, now, from, to }),
      looked: looked.length,
      next: last === undefined ? null : printCursor({ at: last.asked_at, id: last.id }),
    }
  },
})

/** Without the key of the hashes nothing can be found: true only where nothing was ever given. Throws `sealed` where it was lost. */
async function nothingGiven(db: ReadDb): Promise<CouldSeePage> {
  if (await hasGrants(db)) {
    throw new AppError('sealed', { message: 'The key that access is found by is gone from the database. Restore it.' })
  }
  return { found: [], looked: 0, next: null }
}

type Reached = { readonly row: GrantTable; readonly on: readonly SeenOn[] | null }

/** What cannot be read is among them: it may have been reached. */
async function reachedBy(
  rows: readonly GrantTable[],
  target: AskedTarget,
  resources: readonly SeenResource[],
): Promise<readonly Reached[]> {
  const reached: Reached[] = []
  for (const row of rows) {
    const claims = readableClaims(row)
    const { id } = await agentFor(row.agent_email)
    const holder = { id, email: row.agent_email }
    const on = claims && resources.flatMap((resource) => seenBy(claims, target, { resource, holder }) ?? [])
    if (on === null || on.length > 0) reached.push({ row, on })
  }
  return reached
}

/** Null where they do not open, or where the row is not as Remit left it, so that nobody knows whose they are. */
function readableClaims(row: GrantTable): JsonObject | null {
  return findTermsProblem(row) === null ? findClaims(row) : null
}

type Asking = TimeSpan & { readonly caller: Caller; readonly now: EpochMs }

async function viewFound(
  db: ReadDb,
  reached: readonly Reached[],
  { caller, now, from, to }: Asking,
): Promise<readonly CouldSee[]> {
  const rows = reached.map(({ row }) => row)
  const views = await viewGrants(db, rows, { caller, now })
  const tokens = new Map<string, GrantTokenTable[]>(rows.map(({ id }) => [id, []]))
  for (const token of await listTokensIn(db, { ids: [...tokens.keys()], from, to })) {
    tokens.get(token.grant_id)?.push(token)
  }
  const here = printPlace(await getConnection(db))
  return views.flatMap((grant, index): readonly CouldSee[] => {
    const own = tokens.get(grant.id) ?? []
    const valid = mergeSpans(own.map(({ issued_at: start, expires_at: end }) => ({ from: start, to: end })))
    const on = reached[index]?.on ?? null
    return valid.length === 0 ? [] : [{ grant, on, valid, elsewhere: howMany(own, here) }]
  })
}

/** How many tokens were for another place. A token of before that was kept has an empty one: it counts as of here. */
function howMany(tokens: readonly GrantTokenTable[], here: string): CouldSee['elsewhere'] {
  const others = tokens.filter(({ place }) => place !== '' && place !== here).length
  if (others === 0) return 'none'
  return others === tokens.length ? 'all' : 'some'
}
