import { z } from 'zod'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import { reachOf } from '@/lib/policy'
import { publicQuery } from '@/lib/server/service'
import type { OpenGrant } from '../../open'
import { grantId } from '../giving/input'
import { idOf } from '../row'
import { authoredOf } from '../sealed-claims'
import { requireHeld } from '../using/claim'
import { frameOf } from '../using/frame'
import { standingOf } from './standing'

/** What a browser holds that claimed a grant. Throws `link_unknown` for every other one. */
export const openGrant = publicQuery({
  deed: 'grant.open',
  input: z.strictObject({ id: grantId, holder: z.string().max(200) }),
  run: async ({ db, input, now }): Promise<OpenGrant> => {
    const row = await requireHeld(db, input)
    const { claims, values } = authoredOf(row)
    const names = await memberNames(db)
    return {
      id: idOf(row),
      agent: { email: row.agent_email, name: row.agent_name },
      givenBy: names.get(row.given_by ?? '') ?? formerMember,
      sentence: reachOf(claims).summary,
      reason: row.reason,
      ticket: row.ticket,
      startsAt: row.starts_at,
      standing: await standingOf(db, row, now),
      frame: await frameOf(db, row, values),
    }
  },
})
