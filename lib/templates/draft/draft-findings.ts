import type { TokenFrame } from '@/lib/claims'
import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import { type Finding, lintPolicy } from '@/lib/policy'
import { filterParameters } from '../embed/filter-uses'
import { filtersApart } from '../embed/filters-apart'
import { lintEmbed } from '../embed/lint-embed'
import { lintIssuance } from '../issuance/lint-issuance'
import { lintParameters } from '../parameters/lint'
import type { ReadContent } from './read-content'
import { sizeFindings } from './token-size'

/** Everything there is to say of a draft that reads: of its policy, parameters, embed defaults and the guardrail alike. */
export function draftFindings(
  { document, claims, parameters, embed, issuance }: ReadContent,
  guardrail: Guardrail,
  frame: TokenFrame,
): readonly Finding[] {
  const declared = parameters ?? []
  return [
    ...(parameters === null ? [unreadable('The list of parameters cannot be read.')] : []),
    ...(embed === null ? [unreadable('The embed defaults cannot be read.')] : []),
    ...(issuance === null ? [unreadable('The issuance settings cannot be read.')] : []),
    ...lintPolicy(document, { kind: 'draft' }),
    ...sizeFindings({ document, parameters }, frame),
    ...lintParameters(document, declared, filterParameters(embed?.filters ?? [])),
    ...(embed === null ? [] : [...lintEmbed(embed, declared), ...filtersApart(embed, document)]),
    ...checkGuardrail(guardrail, claims ?? {}),
    ...(issuance === null ? [] : lintIssuance(issuance, { claims: claims ?? {}, guardrail })),
  ]
}

/** The error finding of a part that its strict reader refuses. */
export function unreadable(message: string): Finding {
  return { code: 'unreadable', severity: 'error', path: [], message, reference: 'RFC 8259' }
}
