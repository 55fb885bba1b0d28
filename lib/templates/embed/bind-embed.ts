import { err, ok, type Result } from '@/lib/base'
import { buildEmbedUrl, type EmbedDelivery, type EmbedPage } from '@/lib/embed'
import { parameterIn } from '@/lib/policy'
import { acceptValues, type BindProblem } from '../parameters/bind'
import type { GivenValues, Parameter, ParameterValue } from '../parameters/parameter'
import { type EmbedDefaults, filterText } from './embed-defaults'
import { filterParameters } from './filter-uses'
import { lintEmbed } from './lint-embed'

/** Where an embed is opened, and how it gets its token; another page than that of the template where one is named. */
export type EmbedPlace = {
  readonly origin: string
  readonly delivery: EmbedDelivery
  readonly page?: EmbedPage | undefined
}

/** Builds the address of an embed whose filters are all filled in. */
export type EmbedAddress = (place: EmbedPlace) => string

/**
 * Fills the filters of embed defaults in, and answers what builds their address; or refuses with every reason. There is
 * no other way from a template to an address, so none ever has an unfilled filter in it or is short of one, which would
 * list more. Total. Of the values only those of its own filters count: the claims answer for the others.
 */
export function bindEmbed({
  embed,
  parameters,
  values,
}: {
  readonly embed: EmbedDefaults
  readonly parameters: readonly Parameter[]
  readonly values: GivenValues
}): Result<EmbedAddress, readonly BindProblem[]> {
  const flaws = lintEmbed(embed, parameters)
  if (flaws.length > 0)
    return err(flaws.map(({ code, parameter, message, path }) => ({ code, parameter, message, path })))
  const used = filterParameters(embed.filters)
  const own = Object.fromEntries(used.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])))
  const asked = parameters.filter(({ name }) => used.includes(name))
  const accepted = acceptValues({ parameters, asked, values: own })
  if (!accepted.ok) return accepted
  const { page, ...options } = embed
  const filters = embed.filters.map(({ key, value }) => ({ key, value: filled(value, accepted.value) }))
  return ok((place) => buildEmbedUrl({ page: { kind: page }, ...defined(place), options: { ...options, filters } }))
}

function filled(value: string, values: ReadonlyMap<string, ParameterValue>): string {
  const given = values.get(parameterIn(value) ?? '')
  return given === undefined ? value : filterText(given)
}

function defined({ origin, delivery, page }: EmbedPlace): Omit<EmbedPlace, 'page'> & { readonly page?: EmbedPage } {
  return page === undefined ? { origin, delivery } : { origin, delivery, page }
}
