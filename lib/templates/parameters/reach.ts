import type { JsonPath } from '@/lib/base'
import { type JsonNode, leavesOf, nodeAt } from '@/lib/json'
import type { Parameter } from './parameter'
import type { ParameterFinding } from './problem'
import { findPlaceholders, hasFirstVersion, placeOf } from './uses'

type Narrowed = { readonly resource: string; readonly path: JsonPath; readonly names: readonly string[] }

/**
 * Finds the resources that are narrowed by parameters and by nothing else: whoever fills them in decides alone how far
 * the token reaches there. One finding for each set of parameters.
 */
export function reachFindings(root: JsonNode, parameters: readonly Parameter[]): readonly ParameterFinding[] {
  const narrowed = narrowedByParameters(root)
  const sets = new Set(narrowed.map(({ names }) => names.join(' ')))
  return [...sets].flatMap((set) => {
    const alike = narrowed.filter(({ names }) => names.join(' ') === set)
    const [first] = alike
    return first === undefined
      ? []
      : [
          findingOf(
            first,
            alike.map(({ resource }) => resource),
            parameters,
          ),
        ]
  })
}

function narrowedByParameters(root: JsonNode): readonly Narrowed[] {
  const policy = nodeAt(root, ['policy'])
  if (policy?.kind !== 'object') return []
  const isFirst = hasFirstVersion(root)
  const { uses } = findPlaceholders(root)
  return policy.members.flatMap(({ key: resource, value }) => {
    const path = ['policy', resource]
    const leaves = leavesOf(value, path).filter((leaf) => placeOf(leaf.path, isFirst) === 'condition')
    const used = uses.filter((use) => use.place === 'condition' && use.path[1] === resource)
    const names = [...new Set(used.map(({ name }) => name))].toSorted()
    return names.length > 0 && leaves.length === used.length ? [{ resource, path, names }] : []
  })
}

function findingOf(
  { path, names }: Narrowed,
  resources: readonly string[],
  parameters: readonly Parameter[],
): ParameterFinding {
  const declared = names.map((name) => parameters.find((one) => one.name === name))
  const isCoarse = declared.every((parameter) => parameter?.type === 'boolean')
  const shown = resources.map((name) => (name === '*' ? 'everything else' : name))
  const narrowing = `Only ${names.join(', ')} narrows ${shown.join(', ')}`
  const base = { path, parameter: names[0] ?? null, reference: 'Security T1' }
  if (isCoarse) {
    const message = `${narrowing}, and it is either true or false: with both values, everything is within reach. Add a condition with a fixed value.`
    return { ...base, code: 'parameter-too-coarse', severity: 'security', message }
  }
  const message = `${narrowing}: who fills it in decides alone how far the token reaches, and without it nothing would be narrowed. Remit signs nothing without a value. A condition with a fixed value, such as the tenant, would keep a limit of its own.`
  return { ...base, code: 'parameter-only-limit', severity: 'suggestion', message }
}
