import { z } from 'zod'
import { explainDecision, type Target } from '@/lib/policy'
import { query } from '@/lib/server/service'
import { actionsOn, printTerm, type SeenResource, seenResources, termsOfTarget } from '../../../reach/terms'
import type { CouldSee } from '../../../view'
import { findLookupKey } from '../../seal'
import { claimsOf } from '../../sealed-claims'
import { viewGrants } from '../view'
import { listCandidates, listTokensIn } from './store'

const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()])

/** Whom and when it is asked about: one target by resource, and an instant or a span in ms. */
export const whoInput = z.strictObject({
  resource: z.enum(seenResources),
  target: z.strictObject({
    id: z.string().max(1_000).optional(),
    custom_data: z.record(z.string().max(128), scalar).default({}),
    agent: z.string().max(300).optional(),
  }),
  from: z.int(),
  to: z.int(),
})

/** So many candidates are decided about for one question; more are said, not left out in silence. */
const most = 2_000

/**
 * Every grant with a token that could reach a target at a time, decided by `evaluatePolicy` over the claims that were signed.
 * The index only says which to look at. Law: the answer is that of looking at every grant.
 */
export const whoCouldSee = query({
  deed: 'grant.who-could-see',
  input: whoInput,
  run: async ({ db, caller, input: { resource, target, from, to }, now }) => {
    const key = await findLookupKey(db)
    if (key === null) return { found: [], isCut: false }
    const asked = targetOf(target)
    const terms = termsOfTarget(resource, asked).map((term) => key.hash('reach', printTerm(term)))
    const rows = await listCandidates(db, { terms, from, to, limit: most + 1 })
    const found = rows.slice(0, most).flatMap((row) => {
      const reached = reachedBy(claimsOf(row), resource, { target: asked, agentId: row.agent_email })
      return reached === null ? [] : [{ row, reached }]
    })
    const views = await viewGrants(
      db,
      found.map(({ row }) => row),
      { caller, now },
    )
    const tokens = await listTokensIn(db, { ids: found.map(({ row }) => row.id), from, to })
    const answers = views.flatMap((grant, index): readonly CouldSee[] => {
      const reached = found[index]?.reached
      const valid = tokens
        .filter(({ grant_id: id }) => id === grant.id)
        .map(({ issued_at: start, expires_at: end }) => ({ from: Math.max(start, from), to: Math.min(end, to) }))
      return reached === undefined || valid.length === 0 ? [] : [{ grant, ...reached, valid }]
    })
    return { found: answers, isCut: rows.length > most }
  },
})

function targetOf({ id, custom_data, agent }: z.output<typeof whoInput>['target']): Target {
  return { custom_data, ...(id === undefined ? {} : { id }), ...(agent === undefined ? {} : { agent }) }
}

type Reached = Pick<CouldSee, 'actions' | 'path' | 'sentence'>

function reachedBy(
  claims: Parameters<typeof actionsOn>[0],
  resource: SeenResource,
  about: { readonly target: Target; readonly agentId: string },
): Reached | null {
  const actions = actionsOn(claims, resource, about)
  const [action] = actions
  if (action === undefined) return null
  const { rule, sentence } = explainDecision(claims, { resource, action, ...about })
  return { actions, path: rule?.path ?? null, sentence }
}
