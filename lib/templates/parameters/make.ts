import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, type JsonNode, type JsonPatch, nodeAt } from '@/lib/json'
import { parameterIn, placeholderOf } from '@/lib/policy'
import { type EmbedFilters, filterText } from '../embed/embed-defaults'
import { labelFor } from './lint'
import { nameFor } from './name'
import { type Parameter, type ParameterValue, parameterLimits } from './parameter'
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
 * Makes a parameter of the value at a path: the draft gets its placeholder, the list its declaration with the value as
 * the example. The same key with the same value elsewhere is the same parameter, so it is used again. Says why not where
 * no parameter may stand or the value is none a parameter can have.
 */
export function makeParameter({
  document,
  path,
  parameters,
}: {
  readonly document: JsonDocument
  readonly path: JsonPath
  readonly parameters: readonly Parameter[]
}): Result<ParameterChange, string> {
  const node = nodeAt(document.root, path)
  const place = placeOf(path, hasFirstVersion(document.root))
  if (node === undefined || place === 'elsewhere')
    return err('A parameter stands for the value of a condition or for displayName.')
  if (node.kind === 'string' && parameterIn(node.value) !== undefined) return err('This is a parameter already.')
  if (node.kind !== 'string' && node.kind !== 'number' && node.kind !== 'boolean')
    return err('Only one plain value can become a parameter.')
  if (place === 'display-name' && node.kind !== 'string') return err('displayName is a text. Write one first.')
  const word = wordFor(String(path.at(-1)), String(path[1]))
  const made = declarationOf({ word, value: node.value, parameters })
  if (!made.ok) return made
  const { name } = made.value
  const patch: JsonPatch = [{ op: 'replace', path, value: placeholderOf(name) }]
  return ok({ patch, name, parameters: parameters.includes(made.value) ? parameters : [...parameters, made.value] })
}

/**
 * Turns a parameter back into a value everywhere it is used, in filters of the embed too, and takes it off the list. Says why not when the value is
 * none the parameter could have.
 */
export function unmakeParameter({
  document,
  filters = [],
  name,
  value,
  parameters,
}: {
  readonly document: JsonDocument
  readonly filters?: EmbedFilters
  readonly name: string
  readonly value: ParameterValue
  readonly parameters: readonly Parameter[]
}): Result<ParameterChange, string> {
  const parameter = parameters.find((one) => one.name === name)
  if (parameter === undefined) return err('This parameter is not declared.')
  const checked = checkValue(parameter, value)
  if (!checked.ok) return err(`${name} ${checked.error.sentence}`)
  const uses = findPlaceholders(document.root).uses.filter((use) => use.name === name)
  const patch = uses.map(({ path }) => ({ op: 'replace', path, value: checked.value }) as const)
  const left = parameters.filter((one) => one !== parameter)
  if (!filters.some((filter) => parameterIn(filter.value) === name)) return ok({ patch, name, parameters: left })
  const written = filters.map((filter) =>
    parameterIn(filter.value) === name ? { ...filter, value: filterText(checked.value) } : filter,
  )
  return ok({ patch, name, parameters: left, filters: written })
}

/**
 * The parameter that a value becomes, named after a word: the one of that name with this example, or a new one. Says why
 * not where the value is none a parameter can have, or there are too many.
 */
export function declarationOf({
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
  return key === 'id' || key === 'agent' ? `${resource.replace(/s$/, '')}_${key}` : key
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
