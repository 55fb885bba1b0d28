import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { type Action, parameterIn } from '@/lib/policy'
import { bindDraft, type Parameter, type ParameterValue, parametersUsed, type SoundDraft } from '@/lib/templates'
import type { AskedTarget, Scalar } from './asked'
import { seenBy } from './seen-by'
import type { SeenResource } from './terms'

/** A resource on which a version can be given for a target, and what it would allow. */
export type CouldGive = {
  readonly resource: SeenResource
  readonly actions: readonly Action[]
  /** The values that it takes from the target. */
  readonly values: Readonly<Record<string, ParameterValue>>
  /** The other parameters it has to be filled in with, which do not turn on the target. */
  readonly free: readonly string[]
}

/**
 * What a version could give about a target, filled in with the target's own values wherever a parameter stands in a condition
 * of the resource. What no value of the target fits, and what the parameters refuse, is not given.
 */
export function couldGive(
  draft: SoundDraft,
  asked: AskedTarget,
  resources: readonly SeenResource[],
): readonly CouldGive[] {
  return resources.flatMap((resource): readonly CouldGive[] => {
    const values = valuesOf(draft, asked, resource)
    const bound = bindDraft(draft, values)
    const problems = bound.ok ? [] : bound.error
    if (problems.some(({ code }) => code !== 'value-missing')) return []
    // Whoever it is given to: a session that somebody has taken may be theirs.
    const seen = seenBy(filled(draft.claims, values), asked, { resource, holder: null })
    const free = problems.flatMap(({ parameter }) => parameter ?? [])
    return seen === null ? [] : [{ resource, actions: seen.actions, values, free }]
  })
}

/** The claims with these values in the place of their parameters; any other stays a text that no target has. */
function filled(claims: JsonObject, values: Readonly<Record<string, ParameterValue>>): JsonObject {
  return Object.fromEntries(Object.entries(claims).map(([key, value]) => [key, filledValue(value, values)]))
}

function filledValue(value: JsonValue, values: Readonly<Record<string, ParameterValue>>): JsonValue {
  if (Array.isArray(value)) return value.map((item) => filledValue(item, values))
  if (isJsonObject(value)) return filled(value, values)
  const name = typeof value === 'string' ? parameterIn(value) : undefined
  return name !== undefined && Object.hasOwn(values, name) ? (values[name] ?? value) : value
}

function valuesOf(
  { document, parameters }: SoundDraft,
  asked: AskedTarget,
  resource: SeenResource,
): Readonly<Record<string, ParameterValue>> {
  const uses = parametersUsed(document).filter(({ place }) => place === 'condition')
  // What stands at the resource itself comes last, so that it counts.
  const ordered = [
    ...uses.filter(({ path }) => path[1] !== resource),
    ...uses.filter(({ path }) => path[1] === resource),
  ]
  return Object.fromEntries(
    ordered.flatMap(({ name, path }) => {
      const possible = valuesAt(asked, path.slice(2))
      const type = typeOf(parameters.find((parameter) => parameter.name === name))
      const value = possible.find((one) => typeof one === type) ?? possible[0]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

function valuesAt({ id, custom_data: data, agent }: AskedTarget, [part, key]: readonly (string | number)[]) {
  if (part === 'id') return listOf(id)
  if (part === 'agent') return listOf(typeof agent === 'object' ? agent?.id : undefined)
  if (part !== 'custom_data' || typeof key !== 'string' || !Object.hasOwn(data, key)) return []
  return data[key] ?? []
}

function listOf(value: Scalar | undefined): readonly Scalar[] {
  return value === undefined ? [] : [value]
}

/** What a value of a parameter is in JavaScript. */
function typeOf(parameter: Parameter | undefined): 'string' | 'number' | 'boolean' {
  if (parameter?.type === 'integer') return 'number'
  return parameter?.type === 'boolean' ? 'boolean' : 'string'
}
