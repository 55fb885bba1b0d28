import type { JsonDocument } from '@/lib/json'
import { joinWords, printValue } from '@/lib/policy'
import { aboutData, conditionsIn } from '../parameters/places'
import type { ParameterFinding } from '../parameters/problem'
import { type EmbedDefaults, filterText } from './embed-defaults'

/** What the embed lists, by resource of the policy. */
const listed = ['devices', 'sessions']

/**
 * Finds filters that ask for another value than the policy does, so that the embed would list nothing of it. It opens
 * nothing, as a filter only narrows what is within reach.
 */
export function filtersApart(
  { filters }: Pick<EmbedDefaults, 'filters'>,
  document: JsonDocument,
): readonly ParameterFinding[] {
  const conditions = filters.length === 0 ? [] : conditionsIn(document)
  return filters.flatMap(({ key, value }, index) => {
    const apart = conditions.filter(
      ({ path, about, value: wanted }) =>
        listed.includes(String(path[1])) && about === aboutData(key) && filterText(wanted) !== value,
    )
    const [first] = apart
    if (first === undefined) return []
    const names = apart.map(({ path }) => String(path[1]))
    const message = `The filter ${key} = ${printValue(value)} lists no ${joinWords(names, 'or')}: the policy reaches ${joinWords(names)} with ${key} = ${printValue(first.value)} alone. Use the same value, or take the filter away.`
    const path = ['filters', index, 'value']
    const reference = 'Cobrowse embed docs, filter_; semantics 3'
    return [{ code: 'filter-apart', severity: 'warning', path, parameter: null, part: 'embed', message, reference }]
  })
}
