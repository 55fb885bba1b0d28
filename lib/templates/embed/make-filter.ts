import { err, ok, type Result } from '@/lib/base'
import { parameterIn, placeholderOf } from '@/lib/policy'
import { declarationOf } from '../parameters/make'
import { nameFor } from '../parameters/name'
import type { Parameter } from '../parameters/parameter'
import { type EmbedFilters, filterText } from './embed-defaults'

/** A change of filters and list of parameters that belong together: apply both or neither. */
export type FilterChange = {
  readonly filters: EmbedFilters
  readonly parameters: readonly Parameter[]
  readonly name: string
}

/**
 * Makes a parameter of the value of a filter, as `makeParameter` does in the claims: a parameter of that key with the same
 * example is used again, so that condition and filter are filled in by one value.
 */
export function makeFilterParameter({
  filters,
  index,
  parameters,
}: {
  readonly filters: EmbedFilters
  readonly index: number
  readonly parameters: readonly Parameter[]
}): Result<FilterChange, string> {
  const filter = filters[index]
  if (filter === undefined) return err('This filter is gone.')
  const { key, value } = filter
  if (parameterIn(value) !== undefined) return err('This is a parameter already.')
  const word = nameFor(key, [])
  const known = parameters.find(
    ({ name, required, example }) =>
      name === word && required && example !== undefined && filterText(example) === value,
  )
  const made = known === undefined ? declarationOf({ word: key, value, parameters }) : ok(known)
  if (!made.ok) return made
  const { name } = made.value
  return ok({
    filters: filters.with(index, { key, value: placeholderOf(name) }),
    parameters: parameters.includes(made.value) ? parameters : [...parameters, made.value],
    name,
  })
}
