import type { JsonObject } from '@/lib/base'
import type { Action, Target } from '@/lib/policy'
import { bindDraft, exampleValues, type ParameterValue, parametersUsed, type SoundDraft } from '@/lib/templates'
import { actionsOn, type SeenResource } from './terms'

/** A resource on which a version can be given for a target, what it would allow, and the values that it takes. */
export type CouldGive = {
  readonly resource: SeenResource
  readonly actions: readonly Action[]
  readonly values: Readonly<Record<string, ParameterValue>>
}

/**
 * What a version could give about a target, filled in with the target's own values wherever a parameter stands in a condition
 * of the resource. What no value of the target fits, and what the parameters refuse, is not given.
 */
export function couldGive(draft: SoundDraft, target: Target, resources: readonly SeenResource[]): readonly CouldGive[] {
  return resources.flatMap((resource): readonly CouldGive[] => {
    const values = valuesFor(draft, target, resource)
    const bound = bindDraft(draft, values)
    if (!bound.ok) return []
    const actions = allowed(bound.value.claims, resource, target)
    return actions.length === 0 ? [] : [{ resource, actions, values }]
  })
}

/** Whoever it is given to: a session of theirs counts as one of the agent who asks for it. */
function allowed(claims: JsonObject, resource: SeenResource, target: Target): readonly Action[] {
  return actionsOn(claims, resource, { target, ...(target.agent === undefined ? {} : { agentId: target.agent }) })
}

function valuesFor(
  { document, parameters }: SoundDraft,
  target: Target,
  resource: SeenResource,
): Readonly<Record<string, ParameterValue>> {
  const examples = exampleValues(document.root, parameters)
  const uses = parametersUsed(document).filter(({ place }) => place === 'condition')
  // What stands at the resource itself comes last, so that it counts.
  const ordered = [
    ...uses.filter(({ path }) => path[1] !== resource),
    ...uses.filter(({ path }) => path[1] === resource),
  ]
  const own = ordered.flatMap(({ name, path }) => {
    const value = valueAt(target, path.slice(2))
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...examples, ...Object.fromEntries(own) }
}

function valueAt(target: Target, [part, key]: readonly (string | number)[]): ParameterValue | undefined {
  if (part === 'id') return target.id
  if (part === 'agent') return target.agent
  if (part !== 'custom_data' || typeof key !== 'string') return undefined
  const value = Object.hasOwn(target.custom_data ?? {}, key) ? target.custom_data?.[key] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined
}
