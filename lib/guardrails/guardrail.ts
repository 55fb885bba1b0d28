import { type Action, actions, type Resource, resources } from '@/lib/policy'

/** What a token can say about its role: one of Cobrowse's two, null, or nothing at all. */
export const roleChoices = ['null', 'agent', 'administrator', 'absent'] as const
export type RoleChoice = (typeof roleChoices)[number]

/** The resources whose objects carry custom_data, so that a condition on them means something. */
export const keyedResources = ['devices', 'sessions', 'push', 'recordings'] as const satisfies readonly Resource[]
export type KeyedResource = (typeof keyedResources)[number]

/** How far a token reaches, narrowest first. */
export const reachKinds = ['session', 'customer', 'unscoped', 'administrator'] as const
export type ReachKind = (typeof reachKinds)[number]

/** The bounds of a longest lifetime, in seconds: one minute to 31 days. */
export const lifetimeBounds = { shortest: 60, longest: 31 * 86_400 } as const

/**
 * The boundary that every published version stays inside, one for the whole organisation. Lists are without repetition,
 * roles and actions in their usual order.
 */
export type Guardrail = {
  readonly roles: readonly RoleChoice[]
  /** What may be done with each resource; `*` stands for every other one. All four allow any action, undocumented ones too. */
  readonly access: Readonly<Record<Resource, readonly Action[]>>
  /** The keys every rule must fix to a value or a parameter, by resource. */
  readonly requiredKeys: Readonly<Record<KeyedResource, readonly string[]>>
  /** The longest lifetime in seconds by kind of reach; null sets none. */
  readonly longestSeconds: Readonly<Record<ReachKind, number | null>>
  /** Values that stand nowhere in a policy, compared without regard to case and to spaces at the ends. */
  readonly forbiddenLiterals: readonly string[]
  /** Where the addresses of agents may be; empty where any may be. */
  readonly agentDomains: readonly string[]
}

/** The guardrail that forbids nothing: what counts until an owner sets another. */
export const openGuardrail: Guardrail = {
  roles: roleChoices,
  access: {
    devices: actions,
    sessions: actions,
    push: actions,
    recordings: actions,
    features: actions,
    members: actions,
    '*': actions,
  },
  requiredKeys: { devices: [], sessions: [], push: [], recordings: [] },
  longestSeconds: { session: null, customer: null, unscoped: null, administrator: null },
  forbiddenLiterals: [],
  agentDomains: [],
}

/** Tells whether a guardrail forbids no version at all. Whose addresses agents may have is no matter of versions. */
export function isOpen({ roles, access, requiredKeys, longestSeconds, forbiddenLiterals }: Guardrail): boolean {
  return (
    roles.length === roleChoices.length &&
    Object.values(access).every((allowed) => allowed.length === actions.length) &&
    Object.values(requiredKeys).every((keys) => keys.length === 0) &&
    Object.values(longestSeconds).every((seconds) => seconds === null) &&
    forbiddenLiterals.length === 0
  )
}

/** The row of a guardrail that speaks for a resource: its own, or `*` for all that have none. */
export function rowOf(resource: string): Resource {
  return resources.find((row) => row === resource) ?? '*'
}

/** Tells whether conditions on a resource can be asked for. */
export function isKeyed(resource: string): resource is KeyedResource {
  return keyedResources.some((keyed) => keyed === resource)
}
