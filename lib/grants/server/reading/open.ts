import { z } from 'zod'
import { getConnection } from '@/lib/connection/server'
import { embedAllow } from '@/lib/embed'
import { memberNames } from '@/lib/members/server'
import { reachOf } from '@/lib/policy'
import type { ReadDb } from '@/lib/server/db'
import { publicQuery } from '@/lib/server/service'
import {
  bindEmbed,
  type EmbedAddress,
  type EmbedDefaults,
  type GivenValues,
  type Parameter,
  readContent,
} from '@/lib/templates'
import { getVersionContent, templateId } from '@/lib/templates/server'
import type { OpenFrame, OpenGrant } from '../../open'
import { grantId } from '../giving/input'
import { idOf } from '../row'
import { authoredOf } from '../sealed-claims'
import type { GrantTable } from '../tables'
import { requireHeld } from '../using/claim'
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
      givenBy: names.get(row.given_by ?? '') ?? 'a former member',
      sentence: reachOf(claims).summary,
      reason: row.reason,
      ticket: row.ticket,
      startsAt: row.starts_at,
      standing: await standingOf(db, row, now),
      frame: await frameOf(db, row, values),
    }
  },
})

/** The embed of the version, its filters filled in with the values of the grant. What was published can be filled in. */
async function frameOf(db: ReadDb, row: GrantTable, values: GivenValues): Promise<OpenFrame> {
  const { origin } = await getConnection(db)
  const content = readContent(await getVersionContent(db, templateId.parse(row.template_id), row.version))
  const address = content.ok ? addressOf(content.value, values) : null
  if (address === null) throw new Error('The embed of a published version could not be filled in.')
  return { src: address({ origin, delivery: { kind: 'postMessage' } }), origin, allow: embedAllow }
}

type Read = { readonly embed: EmbedDefaults | null; readonly parameters: readonly Parameter[] | null }

function addressOf({ embed, parameters }: Read, values: GivenValues): EmbedAddress | null {
  const address = embed && parameters ? bindEmbed({ embed, parameters, values }) : null
  return address?.ok ? address.value : null
}
