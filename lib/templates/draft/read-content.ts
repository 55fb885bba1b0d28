import type { JsonObject } from '@/lib/base'
import type { JsonDocument } from '@/lib/json'
import { claimsOfDocument } from '../draft-claims'
import type { EmbedDefaults } from '../embed/embed-defaults'
import { readEmbed } from '../embed/read-embed'
import type { IssuanceSettings } from '../issuance/issuance-settings'
import { readIssuance } from '../issuance/read-issuance'
import type { Parameter } from '../parameters/parameter'
import { readParameters } from '../parameters/parameter-list'
import type { TemplateContent } from '../versions/content'

/** The parts of a content that say what its tokens are. Tests are read apart, as there may be very many. */
export type DraftParts = Omit<TemplateContent, 'tests'>

/** A content whose text reads, null for each other part that does not. */
export type ReadContent = {
  readonly document: JsonDocument
  /** Null where the text is no JSON object. */
  readonly claims: JsonObject | null
  readonly parameters: readonly Parameter[] | null
  readonly embed: EmbedDefaults | null
  readonly issuance: IssuanceSettings | null
}

/** What is read beside the text. */
type Beside = Omit<DraftParts, 'text'>

/**
 * Reads what stands beside a text that was read, with the parts of an earlier reading where they were written the same,
 * so that a keystroke in the claims reads the claims alone.
 */
export function readBeside(
  document: JsonDocument,
  beside: Beside,
  earlier?: Beside & { read: ReadContent },
): ReadContent {
  return {
    document,
    claims: claimsOfDocument(document),
    parameters:
      earlier?.parameters === beside.parameters ? earlier.read.parameters : partOf(readParameters(beside.parameters)),
    embed: earlier?.embed === beside.embed ? earlier.read.embed : partOf(readEmbed(beside.embed)),
    issuance: earlier?.issuance === beside.issuance ? earlier.read.issuance : partOf(readIssuance(beside.issuance)),
  }
}

function partOf<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false }): T | null {
  return read.ok ? read.value : null
}
