import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, type JsonNode, type JsonPatch, nodeAt } from '@/lib/json'
import { parameterIn, placeholderOf } from '@/lib/policy'
import { type EmbedFilters, filterText } from '../embed/embed-defaults'
import { labelFor } from './lint'
import { nameFor } from './name'
import { type Parameter, type ParameterValue, parameterLimits } from './parameter'
import { isSamePlace, type PlacedTexts, placesOfParameter, thingOf, type ValuePlace } from './places'
import { findPlaceholders, hasFirstVersion, placeOf } from './uses'
import { checkValue } from './values/value'

/** A change of draft, list and filters of the embed that belong together: apply all or none. */
export type ParameterChange = {
  readonly patch: JsonPatch
  /** The filters as they would be; missing where they stay as they are. */
  readonly filters?: EmbedFilters
  readonly parameters: readonly Parameter[]
  readonly name: string
}

/**
 * Makes a parameter of the value at the first place, and puts it at the others as well: the draft gets its placeholder,
 * the list its declaration with the value as the example. A parameter of that key with the same example is used again.
 * Says why not where no parameter may stand or the value is none a parameter can have.
 */
export function makeParameter({
  texts,
  places: [first, ...others],
  parameters,
}: {
  readonly texts: PlacedTexts
  readonly places: Places
  readonly parameters: readonly Parameter[]
}): Result<ParameterChange, string> {
  const named = first.kind === 'claim' ? ofClaim(texts.document, first.path) : ofFilter(texts, [first, ...others])
  if (!named.ok) return named
  const { word, value } = named.value
  const known = first.kind === 'claim' ? undefined : knownByText(word, value, parameters)
  const made = known === undefined ? declarationOf({ word, value, parameters }) : ok(known)
  if (!made.ok) return made
  const { name } = made.value
  const declared = parameters.includes(made.value) ? parameters : [...parameters, made.value]
  return ok({ ...written(texts, [first, ...others], placeholderOf(name)), parameters: declared, name })
}

/** Places, of which there is one at least. */
type Places = readonly [ValuePlace, ...(readonly ValuePlace[])]

type Named = Result<{ readonly word: string; readonly value: ParameterValue }, string>

function ofClaim(document: JsonDocument, path: JsonPath): Named {
  const node = nodeAt(document.root, path)
  const place = placeOf(path, hasFirstVersion(document.root))
  if (node === undefined || place === 'elsewhere')
    return err('A parameter stands for the value of a condition or for displayName.')
  if (node.kind === 'string' && parameterIn(node.value) !== undefined) return err('This is a parameter already.')
  if (node.kind !== 'string' && node.kind !== 'number' && node.kind !== 'boolean')
    return err('Only one plain value can become a parameter.')
  if (place === 'display-name' && node.kind !== 'string') return err('displayName is a text. Write one first.')
  return ok({ word: wordFor(String(path.at(-1)), String(path[1])), value: node.value })
}

/** A filter is always a text; a condition that is meant together with it says which type the value has. */
function ofFilter({ document, filters }: PlacedTexts, places: readonly ValuePlace[]): Named {
  const filter = places.flatMap((place) => (place.kind === 'filter' ? (filters[place.index] ?? []) : []))[0]
  if (filter === undefined) return err('This filter is gone.')
  if (parameterIn(filter.value) !== undefined) return err('This is a parameter already.')
  const claim = places.find((place) => place.kind === 'claim')
  const node = claim && nodeAt(document.root, claim.path)
  const isPlain = node?.kind === 'string' || node?.kind === 'number' || node?.kind === 'boolean'
  return ok({ word: filter.key, value: isPlain ? node.value : filter.value })
}

function knownByText(word: string, value: ParameterValue, parameters: readonly Parameter[]): Parameter | undefined {
  const isSame = (example: ParameterValue) => filterText(example) === filterText(value)
  return parameters.find(
    ({ name, required, example }) => name === nameFor(word, []) && required && example !== undefined && isSame(example),
  )
}

/**
 * Turns a parameter back into a value at these places alone; with its last use it leaves the list. Says why not when the
 * value is none the parameter could have.
 */
export function unmakeParameter({
  texts,
  places,
  name,
  value,
  parameters,
}: {
  readonly texts: PlacedTexts
  readonly places: readonly ValuePlace[]
  readonly name: string
  readonly value: ParameterValue
  readonly parameters: readonly Parameter[]
}): Result<ParameterChange, string> {
  const parameter = parameters.find((one) => one.name === name)
  if (parameter === undefined) return err('This parameter is not declared.')
  const checked = checkValue(parameter, value)
  if (!checked.ok) return err(`${name} ${checked.error.sentence}`)
  const [own, left] = partition(placesOfParameter(texts, name), (use) =>
    places.some((place) => isSamePlace(use, place)),
  )
  const list = left.length > 0 ? parameters : parameters.filter((one) => one !== parameter)
  return ok({ ...written(texts, own, checked.value), parameters: list, name })
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}

/** Writes one value at every place. */
function written(
  { filters }: PlacedTexts,
  places: readonly ValuePlace[],
  value: ParameterValue,
): Pick<ParameterChange, 'patch' | 'filters'> {
  const patch = places.flatMap((place) =>
    place.kind === 'claim' ? [{ op: 'replace' as const, path: place.path, value }] : [],
  )
  const indices = places.flatMap((place) => (place.kind === 'filter' ? [place.index] : []))
  if (indices.length === 0) return { patch }
  const change = ({ key, value: was }: EmbedFilters[number], index: number) => ({
    key,
    value: indices.includes(index) ? filterText(value) : was,
  })
  return { patch, filters: filters.map(change) }
}

/**
 * The parameter that a value becomes, named after a word: the one of that name with this example, or a new one. Says why
 * not where the value is none a parameter can have, or there are too many.
 */
function declarationOf({
  word,
  value,
  parameters,
}: {
  readonly word: string
  readonly value: ParameterValue
  readonly parameters: readonly Parameter[]
}): Result<Parameter, string> {
  const wanted = nameFor(word, [])
  const same = parameters.find((one) => one.name === wanted && one.required && one.example === value)
  if (same !== undefined) return ok(same)
  if (parameters.length >= parameterLimits.parameters)
    return err(`A template has at most ${parameterLimits.parameters} parameters.`)
  const parameter = typed({
    name: nameFor(
      wanted,
      parameters.map(({ name }) => name),
    ),
    value,
  })
  const checked = checkValue(parameter, value)
  return checked.ok ? ok(parameter) : err(`The value ${checked.error.sentence}`)
}

/** The word a name is made of: `id` alone says nothing in a list of parameters, so `devices.id` becomes `device_id`. */
function wordFor(key: string, resource: string): string {
  if (key === 'displayName') return 'agent_name'
  return key === 'id' || key === 'agent' ? `${thingOf(resource)}_${key}` : key
}

function typed({ name, value }: { readonly name: string; readonly value: ParameterValue }): Parameter {
  const common = { name, label: labelFor(name), required: true }
  if (typeof value === 'boolean') return { ...common, type: 'boolean', example: value }
  if (typeof value === 'number') return { ...common, type: 'integer', example: value }
  const fitting = (['uuid', 'email'] as const).find((type) => checkValue({ ...common, type }, value).ok)
  return fitting ? { ...common, type: fitting, example: value } : { ...common, type: 'string', example: value }
}

/** The values a draft is tried with: the example of each used parameter that has one. */
export function exampleValues(
  root: JsonNode,
  parameters: readonly Parameter[],
): { readonly [name: string]: ParameterValue } {
  const used = new Set(findPlaceholders(root).uses.map(({ name }) => name))
  return Object.fromEntries(
    parameters.flatMap(({ name, example }) => (used.has(name) && example !== undefined ? [[name, example]] : [])),
  )
}
