import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import type { JsonPatchOperation } from '@/lib/json'
import { type Comparison, comparePolicies } from '../compare/compare'
import { isScalar } from '../conditions'
import { ownClaim, versionOf } from '../standing'
import type { AccessClaims, Action } from '../types'
import { joinWords } from '../words'

/** One way to let a policy allow less, that its author may want: what to write, and exactly what access it takes away. */
export type Tightening = {
  readonly id: string
  readonly label: string
  /** When it is safe to choose. */
  readonly why: string
  readonly change: JsonPatchOperation & { readonly op: 'add' }
  readonly comparison: Comparison
}

/**
 * What version 3 can say and an upgraded policy does not yet (semantics 3): the filter of devices where nothing narrows what
 * belongs to them, and only the actions that some call asks for (2.3). Each allows less and nothing more, by itself and
 * together with any others, as each writes a place of its own. None for another version.
 */
export function tightenings(claims: AccessClaims): readonly Tightening[] {
  const policy = ownClaim(claims, 'policy')
  if (!isJsonObject(policy) || versionOf(policy) !== 3) return []
  const proposed = [...filters(policy), ...neededActions(policy)]
  return proposed.flatMap((one) => {
    const comparison = comparePolicies(claims, { ...claims, policy: changed(policy, one.change) })
    return comparison.relation === 'narrower' ? [{ ...one, comparison }] : []
  })
}

type Proposal = Omit<Tightening, 'comparison'>

const followers = {
  sessions: 'A session carries its device’s custom data when it is started from the dashboard; check that yours do.',
  push: 'It can then invite the devices it sees, and no others.',
  recordings: 'A recording is matched by its session’s custom data.',
} as const

function filters(policy: JsonObject): readonly Proposal[] {
  const filter = filterOf(ruleOf(policy, 'devices'))
  if (filter.length === 0) return []
  return Object.entries(followers).flatMap(([resource, why]): readonly Proposal[] => {
    const rule = ruleOf(policy, resource)
    if (rule === null || Object.hasOwn(rule, 'id') || Object.hasOwn(rule, 'agent')) return []
    const own = filterOf(rule)
    if (own.some(([key, value]) => filter.some(([name, wanted]) => name === key && wanted !== value))) return []
    const value = Object.fromEntries([...own, ...filter])
    const keys = joinWords(filter.map(([key]) => key))
    return [
      {
        id: `${resource}-filter`,
        label: `Give ${resource} the filter of devices on ${keys}`,
        why,
        change: { op: 'add', path: ['policy', resource, 'custom_data'], value },
      },
    ]
  })
}

type Need = { readonly actions: readonly Action[]; readonly label: string; readonly why: string }

const needs: Readonly<Record<string, Need>> = {
  devices: { actions: ['read'], label: 'Let it see devices only', why: 'No call asks for more than read.' },
  sessions: {
    actions: ['create', 'read', 'update'],
    label: 'Let it start, see and control sessions only',
    why: 'No call asks for delete: ending one is an update.',
  },
  push: { actions: ['create'], label: 'Let it invite devices only', why: 'No call asks for more than create.' },
  recordings: { actions: ['read'], label: 'Let it watch recordings only', why: 'It cannot delete them then.' },
}

function neededActions(policy: JsonObject): readonly Proposal[] {
  return Object.entries(needs).flatMap(([resource, { actions, label, why }]): readonly Proposal[] => {
    const rule = ruleOf(policy, resource)
    if (rule === null || Object.hasOwn(rule, 'permissions')) return []
    const change = { op: 'add', path: ['policy', resource, 'permissions'], value: actions } as const
    return [{ id: `${resource}-actions`, label, why, change }]
  })
}

function ruleOf(policy: JsonObject, resource: string): JsonObject | null {
  const rule = Object.hasOwn(policy, resource) ? policy[resource] : undefined
  return isJsonObject(rule) ? rule : null
}

function filterOf(rule: JsonObject | null): readonly (readonly [string, JsonValue])[] {
  const data = rule !== null && Object.hasOwn(rule, 'custom_data') ? rule.custom_data : undefined
  return isJsonObject(data) ? Object.entries(data).filter(([, value]) => isScalar(value)) : []
}

function changed(policy: JsonObject, { path, value }: Tightening['change']): JsonObject {
  const [, resource = '', key = ''] = path
  return { ...policy, [resource]: { ...ruleOf(policy, String(resource)), [key]: value } }
}
