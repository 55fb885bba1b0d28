import { z } from 'zod'
import { AppError } from '@/lib/base'
import { holdGuardrail } from '@/lib/guardrails/server'
import { type Limit, requireTry } from '@/lib/server/limits'
import { publicCommand } from '@/lib/server/service'
import { stateAt } from '../../lifecycle'
import { extensionOf, holdVersion, newEnd, requireRunning } from '../giving/extension'
import { grantId, words } from '../giving/input'
import { factsOf, idOf } from '../row'
import { foundByNothing, insertGrant, listExtensions, lockGrant } from '../store'
import { requireHeld } from './claim'
import { isHolder } from './link-code'

/** For each grant. Whoever decides shall not be flooded. */
const asking: Limit = { name: 'grant.more', of: 'requests for more time', tries: 5, windowMs: 600_000 }

/**
 * The agent asks for more time. It is a request to lengthen the grant as a member makes one, which always waits for somebody
 * to agree; one that waits already is answered again. Refuses what is over (`conflict`) and what no giver may give
 * (`blocked`, with the limit's name).
 */
export const askForMore = publicCommand({
  deed: 'grant.more',
  input: z.strictObject({
    id: grantId,
    holder: z.string().max(200),
    minutes: z.int('A length is a whole number of minutes.').positive(),
    reason: words.default(''),
  }),
  prepare: async ({ db, input, now }) => {
    await requireHeld(db, input)
    await requireTry(db, asking, { by: input.id, now })
  },
  run: async ({ tx, input: { id, holder, minutes, reason }, now, newId }) => {
    const { guardrail } = await holdGuardrail(tx)
    const held = await lockGrant(tx, id)
    if (!isHolder(held, holder)) throw new AppError('link_unknown')
    requireRunning(held, now)
    const open = (await listExtensions(tx, id)).find((one) => stateAt(factsOf(one), now) === 'requested')
    if (open !== undefined) {
      return { value: { id: idOf(open), endsAt: open.ends_at ?? now }, target: id, isUnchanged: true as const }
    }
    const content = await holdVersion(tx, held)
    const end = await newEnd(tx, { held, content, guardrail, minutes, caller: { roles: [] }, now, ruleSeconds: null })
    const own = newId('gnt')
    const why = reason.trim() === '' ? 'The agent asks for more time.' : reason.trim()
    const approvals = Math.max(1, held.approvals)
    const { endsAt } = end
    const asked = { id: own, end, askedBy: 'agent', now, reason: why, requestKey: own, approvals, sealed: '' }
    await insertGrant(tx, extensionOf(held, asked), foundByNothing)
    return { value: { id: own, endsAt }, target: id, detail: { extension: own, until: endsAt, state: 'requested' } }
  },
})
