import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import type { JsonDocument } from '@/lib/json'
import { type AccessClaims, type Finding, lintPolicy } from '@/lib/policy'
import type { EmbedDefaults } from '../embed/embed-defaults'
import { filterParameters } from '../embed/filter-uses'
import { lintEmbed } from '../embed/lint-embed'
import { lintParameters } from '../parameters/lint'
import type { Parameter } from '../parameters/parameter'

/** A draft that was read, null for each part that does not read, and the guardrail it is to stay inside. */
export type ReadDraft = {
  readonly document: JsonDocument
  /** The claims of the document, of which role and policy count. */
  readonly claims: AccessClaims | null
  /** Those that cannot be read declare nothing. */
  readonly parameters: readonly Parameter[] | null
  readonly embed: EmbedDefaults | null
  readonly guardrail: Guardrail
}

/**
 * Everything there is to say of a draft, of its policy, its parameters, its embed defaults and the guardrail alike: what the
 * editor shows and the list counts. With an error among them it is neither signed nor published.
 */
export function draftFindings({ document, claims, embed, guardrail, ...draft }: ReadDraft): readonly Finding[] {
  const parameters = draft.parameters ?? []
  return [
    ...lintPolicy(document, { kind: 'draft' }),
    ...lintParameters(document, parameters, filterParameters(embed?.filters ?? [])),
    ...(embed === null ? [] : lintEmbed(embed, parameters)),
    ...checkGuardrail(guardrail, claims ?? {}),
  ]
}
