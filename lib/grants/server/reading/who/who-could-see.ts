import { z } from 'zod'
import type { EpochMs } from '@/lib/base'
import { explainDecision, type Target } from '@/lib/policy'
import type { ReadDb } from '@/lib/server/db'
import { findLookupKey } from '@/lib/server/lookup'
import { type Caller, query } from '@/lib/server/service'
import { mergeSpans, type TimeSpan } from '../../../reach/spans'
import { actionsOn, printTerm, type SeenResource, seenResources, termsOfTarget } from '../../../reach/terms'
import type { CouldSee, CouldSeePage, SeenOn } from '../../../view'
import { claimsOf } from '../../sealed-claims'
import type { GrantTable, GrantTokenTable } from '../../tables'
import { cursor, printCursor } from '../ledger/input'
import { viewGrants } from '../view'
import { listCandidates, listTokensIn } from './store'

const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()])
const mostData = 100

/** Whom it is asked about, on which resources. */
export const seenTarget = {
  resources: z.array(z.enum(seenResources)).min(1).max(seenResources.length),
  target: z.strictObject({
    id: z.string().max(1_000).optional(),
    custom_data: z
      .record(z.string().max(128), scalar)
      .refine((data) => Object.keys(data).length <= mostData, `A target has at most ${mostData} values here.`)
      .default({}),
    agent: z.string().max(300).optional(),
  }),
}

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
    if (key === null) return { found: [], looked: 0, next: null }
    const asked = targetOf(target)
    const terms = resources.flatMap((resource) =>
      termsOfTarget(resource, asked).map((term) => key.hash('reach', printTerm(term))),
    )
    const rows = await listCandidates(db, { terms, from, to, after, limit: perPage + 1 })
    const looked = rows.slice(0, perPage)
    const reached = looked.flatMap((row) => {
      const on = seenBy(row, asked, resources)
      return on.length === 0 ? [] : [{ row, on }]
    })
    const last = rows.length > perPage ? looked.at(-1) : undefined
    return {
      found: await tellFound(db, reached, { caller, now, from, to }),
      looked: looked.length,
      next: last === undefined ? null : printCursor({ at: last.asked_at, id: last.id }),
    }
  },
})

/** A target as policies ask for it. */
export function targetOf({
  id,
  custom_data,
  agent,
}: {
  id?: string | undefined
  custom_data: NonNullable<Target['custom_data']>
  agent?: string | undefined
}): Target {
  return { custom_data, ...(id === undefined ? {} : { id }), ...(agent === undefined ? {} : { agent }) }
}

function seenBy(row: GrantTable, target: Target, resources: readonly SeenResource[]): readonly SeenOn[] {
  const claims = claimsOf(row)
  const about = { target, agentId: row.agent_email }
  return resources.flatMap((resource): readonly SeenOn[] => {
    const actions = actionsOn(claims, resource, about)
    const [action] = actions
    if (action === undefined) return []
    const { rule, sentence } = explainDecision(claims, { resource, action, ...about })
    return [{ resource, actions, path: rule?.path ?? null, sentence }]
  })
}

type Reached = { readonly row: GrantTable; readonly on: readonly SeenOn[] }
type Asking = TimeSpan & { readonly caller: Caller; readonly now: EpochMs }

async function tellFound(
  db: ReadDb,
  reached: readonly Reached[],
  { caller, now, from, to }: Asking,
): Promise<readonly CouldSee[]> {
  const rows = reached.map(({ row }) => row)
  const views = await viewGrants(db, rows, { caller, now })
  const tokens = new Map<string, TimeSpan[]>(rows.map(({ id }) => [id, []]))
  for (const token of await listTokensIn(db, { ids: [...tokens.keys()], from, to })) {
    tokens.get(token.grant_id)?.push(clip(token, { from, to }))
  }
  return views.flatMap((grant, index): readonly CouldSee[] => {
    const valid = mergeSpans(tokens.get(grant.id) ?? [])
    const on = reached[index]?.on ?? []
    return valid.length === 0 ? [] : [{ grant, on, valid }]
  })
}

function clip({ issued_at: start, expires_at: end }: GrantTokenTable, { from, to }: TimeSpan): TimeSpan {
  return { from: Math.max(start, from), to: Math.min(end, to) }
}
