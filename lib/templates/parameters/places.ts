import type { JsonPath } from '@/lib/base'
import { type JsonDocument, type JsonNode, nodeAt } from '@/lib/json'
import { parameterIn } from '@/lib/policy'
import { type EmbedFilters, filterText } from '../embed/embed-defaults'
import type { ParameterValue } from './parameter'
import { findPlaceholders, hasFirstVersion, placeOf } from './uses'

/** One place where a parameter may stand: in the claims, or a filter of the embed. */
export type ValuePlace =
  | { readonly kind: 'claim'; readonly path: JsonPath }
  | { readonly kind: 'filter'; readonly index: number }

/** The two texts of a draft that values and parameters stand in. */
export type PlacedTexts = { readonly document: JsonDocument; readonly filters: EmbedFilters }

/** One condition with a plain value. Two of the same `about` ask for the same thing. */
export type PlainCondition = { readonly path: JsonPath; readonly about: string; readonly value: ParameterValue }

/** Every place where a parameter stands: those in the claims in the order of the text, then the filters. */
export function placesOfParameter({ document, filters }: PlacedTexts, name: string): readonly ValuePlace[] {
  const uses = findPlaceholders(document.root).uses.filter((use) => use.name === name)
  return [
    ...uses.map(({ path }) => ({ kind: 'claim' as const, path })),
    ...filters.flatMap(({ value }, index) => (parameterIn(value) === name ? [{ kind: 'filter' as const, index }] : [])),
  ]
}

/**
 * The other places that ask for the same value of the same thing, so that they are meant together: the same key of
 * custom_data in conditions and filters, the same id on devices and push, or on sessions and recordings.
 */
export function placesAlike({ document, filters }: PlacedTexts, place: ValuePlace): readonly ValuePlace[] {
  const conditions = conditionsIn(document)
  const own = ownCondition(conditions, filters, place)
  if (own === undefined) return []
  const isAlike = ({ about, value }: Omit<PlainCondition, 'path'>) =>
    about === own.about && (place.kind === 'filter' ? filterText(value) === own.value : value === own.value)
  const places: readonly ValuePlace[] = [
    ...conditions.filter(isAlike).map(({ path }) => ({ kind: 'claim' as const, path })),
    ...filters.flatMap(({ key, value }, index) =>
      aboutData(key) === own.about && value === filterText(own.value) ? [{ kind: 'filter' as const, index }] : [],
    ),
  ]
  return places.filter((other) => !isSamePlace(other, place))
}

function ownCondition(
  conditions: readonly PlainCondition[],
  filters: EmbedFilters,
  place: ValuePlace,
): Omit<PlainCondition, 'path'> | undefined {
  if (place.kind === 'claim') return conditions.find(({ path }) => isSamePath(path, place.path))
  const filter = filters[place.index]
  return filter && { about: aboutData(filter.key), value: filter.value }
}

/** Tells whether two places are one. */
export function isSamePlace(one: ValuePlace, other: ValuePlace): boolean {
  if (one.kind === 'claim') return other.kind === 'claim' && isSamePath(one.path, other.path)
  return other.kind === 'filter' && one.index === other.index
}

function isSamePath(one: JsonPath, other: JsonPath): boolean {
  return one.length === other.length && one.every((step, at) => step === other[at])
}

/** The conditions of a draft with a plain value, in the order of the text. */
export function conditionsIn({ root }: JsonDocument): readonly PlainCondition[] {
  const policy = nodeAt(root, ['policy'])
  const isFirst = hasFirstVersion(root)
  return policy === undefined
    ? []
    : leavesIn(policy, ['policy']).flatMap(({ path, value }) =>
        placeOf(path, isFirst) === 'condition' ? [{ path, about: aboutOf(path, isFirst), value }] : [],
      )
}

type Leaf = { readonly path: JsonPath; readonly value: ParameterValue }

// The strict reader bounds the depth, so this may recurse.
function leavesIn(node: JsonNode, path: JsonPath): readonly Leaf[] {
  if (node.kind === 'object') return node.members.flatMap(({ key, value }) => leavesIn(value, [...path, key]))
  const isPlain = node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean'
  return isPlain ? [{ path, value: node.value }] : []
}

/** What a condition on a key of custom_data asks about. */
export function aboutData(key: string): string {
  return `custom_data ${key}`
}

function aboutOf(path: JsonPath, isFirst: boolean): string {
  const [, resource, part, key] = path
  return isFirst || path.length === 4 ? aboutData(String(key ?? part)) : `${part} of a ${thingOf(String(resource))}`
}

/** What the ids of a resource are ids of: push invites devices, and a recording goes by its session. */
export function thingOf(resource: string): string {
  if (resource === 'push') return 'device'
  return resource === 'recordings' ? 'session' : resource.replace(/s$/, '')
}
