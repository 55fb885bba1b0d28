import { parameterIn } from '@/lib/policy'
import { hasBraces, type ParameterUse, type StrayBraces } from '../parameters/uses'
import type { EmbedFilters } from './embed-defaults'

type Found = {
  readonly uses: readonly Omit<ParameterUse, 'from' | 'to'>[]
  readonly strays: readonly Omit<StrayBraces, 'from' | 'to'>[]
}

/** The names of the parameters that filters use, each once, in their order. */
export function filterParameters(filters: EmbedFilters): readonly string[] {
  return [...new Set(findInFilters(filters).uses.map(({ name }) => name))]
}

/** Finds the parameters of filters, and the double braces that are none. Paths are those of the embed defaults. */
export function findInFilters(filters: EmbedFilters): Found {
  return {
    uses: filters.flatMap(({ value }, index) => {
      const name = parameterIn(value)
      return name === undefined ? [] : [{ name, path: ['filters', index, 'value'], place: 'embed-filter' as const }]
    }),
    strays: filters.flatMap(({ key, value }, index) => [
      ...(hasBraces(key) ? [{ text: key, path: ['filters', index, 'key'], isKey: true }] : []),
      ...(hasBraces(value) && parameterIn(value) === undefined
        ? [{ text: value, path: ['filters', index, 'value'], isKey: false }]
        : []),
    ]),
  }
}
