import { flawOfBraces, flawOfUse } from '../parameters/lint'
import type { Parameter } from '../parameters/parameter'
import type { ParameterFinding } from '../parameters/problem'
import type { EmbedDefaults } from './embed-defaults'
import { findInFilters } from './filter-uses'

/**
 * Checks the filters of embed defaults against the list of parameters: what is used and not declared, what may be left
 * out, and double braces that stand for no parameter. All are errors: with one there is no address.
 */
export function lintEmbed(
  { filters }: Pick<EmbedDefaults, 'filters'>,
  parameters: readonly Parameter[],
): readonly ParameterFinding[] {
  const { uses, strays } = findInFilters(filters)
  const flaws = [
    ...uses.flatMap((use) => flawOfUse(use, parameters) ?? []),
    ...strays.map((braces) => flawOfBraces(braces, parameters)),
  ]
  // A fix is a patch of the claims, and this stands in another text.
  return flaws.map(({ fix: _, ...finding }) => ({ ...finding, part: 'embed' }))
}
