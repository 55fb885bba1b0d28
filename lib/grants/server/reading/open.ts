import { z } from 'zod'
import type { EpochMs, Id } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import { getConnection } from '@/lib/connection/server'
import { memberNames } from '@/lib/members/server'
import { reachOf } from '@/lib/policy'
import { publicQuery } from '@/lib/server/service'
import { readContent, type TemplateContent } from '@/lib/templates'
import { getVersionContent, templateId } from '@/lib/templates/server'
import { type GrantState, stateAt } from '../../lifecycle'
import { grantId } from '../giving/input'
import { factsOf, idOf } from '../row'
import { openContent } from '../seal'
import { claimsOf } from '../sealed-claims'
import { requireGrant } from '../store'
import { requireHeld } from '../using/claim'

/** What an agent sees of what they were given. Times in ms by the server's clock, with what it says now. */
export type OpenGrant = {
  readonly id: Id<'gnt'>
  readonly state: GrantState
  readonly agent: { readonly email: string; readonly name: string }
  readonly givenBy: string
  readonly sentence: string
  readonly reason: string
  readonly ticket: string
  readonly startsAt: EpochMs | null
  readonly endsAt: EpochMs | null
  readonly lastTokenEndsAt: EpochMs | null
  readonly tokenSeconds: number
  readonly now: EpochMs
  readonly connection: Connection
  readonly embed: { readonly text: TemplateContent['embed']; readonly parameters: TemplateContent['parameters'] }
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/** What a browser holds that claimed a grant. Throws `link_unknown` for every other one. */
export const openGrant = publicQuery({
  deed: 'grant.open',
  input: z.strictObject({ id: grantId, holder: z.string().max(200) }),
  run: async ({ db, input, now }): Promise<OpenGrant> => {
    const row = await requireHeld(requireGrant, db, input)
    const content = await getVersionContent(db, templateId.parse(row.template_id), row.version)
    const read = readContent(content)
    const names = await memberNames(db)
    return {
      id: idOf(row),
      state: stateAt(factsOf(row), now),
      agent: { email: row.agent_email, name: row.agent_name },
      givenBy: names.get(row.given_by ?? '') ?? 'a former member',
      sentence: reachOf(claimsOf(row)).summary,
      reason: row.reason,
      ticket: row.ticket,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      lastTokenEndsAt: row.last_token_ends_at,
      tokenSeconds: row.token_seconds,
      now,
      connection: await getConnection(db),
      embed: { text: read.ok ? content.embed : '{}', parameters: content.parameters },
      values: openContent(row.id, row.sealed).values,
    }
  },
})
