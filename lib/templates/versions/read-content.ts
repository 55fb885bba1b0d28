import { type JsonObject, ok, type Result } from '@/lib/base'
import { type JsonDocument, type ReadProblem, readJson } from '@/lib/json'
import { claimsOfDocument } from '../draft-claims'
import type { EmbedDefaults } from '../embed/embed-defaults'
import { readEmbed } from '../embed/read-embed'
import type { Parameter } from '../parameters/parameter'
import { readParameters } from '../parameters/parameter-list'
import type { TemplateContent } from './content'

/** A content whose text reads, null for each other part that does not. Tests are read apart, as there may be very many. */
export type ReadContent = {
  readonly document: JsonDocument
  /** Null where the text is no JSON object. */
  readonly claims: JsonObject | null
  readonly parameters: readonly Parameter[] | null
  readonly embed: EmbedDefaults | null
}

/** Reads what a content says, once for all that is asked of it. Fails where the strict reader refuses the text. */
export function readContent(content: Omit<TemplateContent, 'tests'>): Result<ReadContent, ReadProblem> {
  const read = readJson(content.text)
  if (!read.ok) return read
  const [parameters, embed] = [readParameters(content.parameters), readEmbed(content.embed)]
  return ok({
    document: read.value,
    claims: claimsOfDocument(read.value),
    parameters: parameters.ok ? parameters.value : null,
    embed: embed.ok ? embed.value : null,
  })
}
