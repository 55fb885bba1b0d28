import { remember } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import { type EmbedOptions, type EmbedPage, embedPowers } from '@/lib/embed'
import type { ReadDb } from '@/lib/server/db'
import { bindEmbed, type GivenValues, readContent, type TemplateContent } from '@/lib/templates'
import { getVersionContent, templateId } from '@/lib/templates/server'
import type { OpenFrame } from '../../open'
import type { GrantTable } from '../tables'

/** A version never changes, and is read for each token that is handed over with its embed. */
const readVersion = remember(
  ({ text, parameters, embed, issuance }: TemplateContent) => readContent({ text, parameters, embed, issuance }),
  { most: 40, keyOf: ({ text, parameters, embed, issuance }) => JSON.stringify([text, parameters, embed, issuance]) },
)

/**
 * The embed of the version that a grant was given from, its filters filled in with the values of the grant, and the powers
 * that a page of one's own hands to it. What was published can be filled in.
 */
export async function frameOf(
  db: ReadDb,
  { template_id: template, version }: Pick<GrantTable, 'template_id' | 'version'>,
  values: GivenValues,
): Promise<OpenFrame> {
  const { origin } = await getConnection(db)
  const content = readVersion(await getVersionContent(db, templateId.parse(template), version))
  const { embed, parameters } = content.ok ? content.value : { embed: null, parameters: null }
  const address = embed && parameters ? bindEmbed({ embed, parameters, values }) : null
  if (embed === null || !address?.ok) throw new Error('The embed of a published version could not be filled in.')
  const page: EmbedPage = { kind: embed.page }
  const options: EmbedOptions = embed
  return {
    src: address.value({ origin, delivery: { kind: 'postMessage' } }),
    origin,
    allow: embedPowers(page, options),
  }
}
