import * as z from 'zod/mini'
import type { JsonValue } from '@/lib/base'
import { readJson } from '@/lib/json'
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

/** A key of custom_data as a guardrail asks for it; `id` stands for the id of the object itself. */
export const ConditionKey = cleanText('key', 100, (key) => ({ [key]: '' }))

/** A value that no policy may hold. */
export const ForbiddenLiteral = cleanText('value', 200, (value) => value)

/** The domain after the @ of an e-mail address, in small letters. It stands for itself alone, not for what is under it. */
export const AgentDomain = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(253, 'A domain has at most 253 characters.'),
    z.regex(/^[^@]*$/, 'Write the domain alone, without the @ and what stands before it.'),
    z.regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, 'Write a domain such as acme.example.'),
  )

const Roles = z.pipe(
  z.readonly(
    z
      .array(z.enum(roleChoices))
      .check(z.minLength(1, 'Allow at least one role: without any, no version could ever be published.')),
  ),
  z.transform((chosen: readonly RoleChoice[]): readonly RoleChoice[] =>
    roleChoices.filter((role) => chosen.includes(role)),
  ),
)
const Actions = z.pipe(
  z.readonly(z.array(z.enum(actions))),
  z.transform((chosen: readonly Action[]): readonly Action[] => actions.filter((action) => chosen.includes(action))),
)
const Keys = z.pipe(
  z.readonly(z.array(ConditionKey).check(z.maxLength(20, 'At most 20 keys for one resource.'))),
  z.transform(unique),
)
const Literals = z.pipe(
  z.readonly(z.array(ForbiddenLiteral).check(z.maxLength(200, 'At most 200 forbidden values.'))),
  z.transform(unique),
)
const Domains = z.pipe(
  z.readonly(z.array(AgentDomain).check(z.maxLength(50, 'At most 50 domains for agents.'))),
  z.transform(unique),
)
const Seconds = z.nullable(
  z
    .int('A lifetime is a whole number of seconds.')
    .check(
      z.gte(lifetimeBounds.shortest, 'A lifetime is one minute at least.'),
      z.lte(lifetimeBounds.longest, 'A lifetime is 31 days at most.'),
    ),
)

/**
 * The boundary that every published version stays inside, one for the whole organisation. Lists come out without
 * repetition, roles and actions in their usual order.
 */
export const Guardrail = z.strictObject({
  roles: Roles,
  /** What may be done with each resource; `*` stands for every other one. All four allow any action, undocumented ones too. */
  access: z.strictObject({
    devices: Actions,
    sessions: Actions,
    push: Actions,
    recordings: Actions,
    features: Actions,
    members: Actions,
    '*': Actions,
  } satisfies Record<Resource, unknown>),
  /** The keys every rule must fix to a value or a parameter, by resource. */
  requiredKeys: z.strictObject({
    devices: Keys,
    sessions: Keys,
    push: Keys,
    recordings: Keys,
  } satisfies Record<KeyedResource, unknown>),
  /** The longest lifetime in seconds by kind of reach; null sets none. */
  longestSeconds: z.strictObject({
    session: Seconds,
    customer: Seconds,
    unscoped: Seconds,
    administrator: Seconds,
  } satisfies Record<ReachKind, unknown>),
  /** Values that stand nowhere in a policy, compared without regard to case and to spaces at the ends. */
  forbiddenLiterals: Literals,
  /** Where the addresses of agents may be; empty where any may be. What was stored before there was this list has none. */
  agentDomains: z._default(Domains, []),
})
export type Guardrail = z.output<typeof Guardrail>

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

/** A text that a policy can hold: the strict reader, which every policy passes, says what is wrong with any other. */
function cleanText(what: string, longest: number, inPolicy: (text: string) => JsonValue) {
  return z.string().check(
    z.minLength(1, `Write a ${what}.`),
    z.maxLength(longest, `A ${what} has at most ${longest} characters.`),
    z.refine((text) => text === text.trim(), `Leave out the spaces around this ${what}.`),
    z.superRefine((text, context) => {
      const read = readJson(JSON.stringify(inPolicy(text)))
      if (!read.ok) context.addIssue({ code: 'custom', message: read.error.message })
    }),
  )
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
