import { err, type JsonObject, ok, type Result } from '@/lib/base'
import type { Finding } from '@/lib/policy'
import type { EmbedDefaults } from '../embed/embed-defaults'
import { filterParameters } from '../embed/filter-uses'
import type { IssuanceSettings } from '../issuance/issuance-settings'
import { type Binding, bindParameters } from '../parameters/bind'
import type { GivenValues, Parameter } from '../parameters/parameter'
import type { DraftParts, ReadContent } from './read-content'

const proof: unique symbol = Symbol('without an error finding')

/**
 * A draft in which no error was found, whole and as its author wrote it. What signs and what publishes takes nothing else,
 * and only `soundDraft` makes one: so what an error finding stops is neither signed nor published.
 */
export type SoundDraft = ReadContent & {
  readonly claims: JsonObject
  readonly parameters: readonly Parameter[]
  readonly embed: EmbedDefaults
  readonly issuance: IssuanceSettings
  /** The texts that were read. */
  readonly written: DraftParts
  readonly [proof]: true
}

/** The draft as it may be signed and published, or the first error that was found in it. */
export function soundDraft(
  { text, ...beside }: DraftParts,
  { document, claims, parameters, embed, issuance }: ReadContent,
  findings: readonly Finding[],
): Result<SoundDraft, Finding> {
  const error = findings.find(({ severity }) => severity === 'error')
  if (error !== undefined) return err(error)
  if (claims === null || parameters === null || embed === null || issuance === null) return err(incomplete)
  const written = { text, parameters: beside.parameters, embed: beside.embed, issuance: beside.issuance }
  return ok({ document, claims, parameters, embed, issuance, written, [proof]: true })
}

/** No rule says so of its own: a part that did not read, or claims that are no object, is an error finding already. */
const incomplete: Finding = {
  code: 'unreadable',
  severity: 'error',
  path: [],
  message: 'A part of this draft cannot be read.',
  reference: 'RFC 8259',
}

/** Fills a sound draft in: what a token is made from, or every reason why not. Values of filters may be among them. */
export function bindDraft({ document, parameters, embed }: SoundDraft, values: GivenValues): Binding {
  return bindParameters({ document, parameters, usedElsewhere: filterParameters(embed.filters), values })
}
