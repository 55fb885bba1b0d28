import * as z from 'zod/mini'
import { type Action, actions, type Resource } from '@/lib/policy'
import { type KeyedResource, lifetimeBounds, type ReachKind, type RoleChoice, roleChoices } from './guardrail'
import { problemOfDomain, problemOfForbidden, problemOfRequiredKey } from './problem-of-text'

const ConditionKey = sound(z.string(), problemOfRequiredKey)
const ForbiddenLiteral = sound(z.string(), problemOfForbidden)
const AgentDomain = sound(z.string().check(z.trim(), z.toLowerCase()), problemOfDomain)

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

/** A guardrail as it is sent and stored. Lists come out without repetition, roles and actions in their usual order. */
export const guardrailInput = z.strictObject({
  roles: Roles,
  access: z.strictObject({
    devices: Actions,
    sessions: Actions,
    push: Actions,
    recordings: Actions,
    features: Actions,
    members: Actions,
    '*': Actions,
  } satisfies Record<Resource, unknown>),
  requiredKeys: z.strictObject({
    devices: Keys,
    sessions: Keys,
    push: Keys,
    recordings: Keys,
  } satisfies Record<KeyedResource, unknown>),
  longestSeconds: z.strictObject({
    session: Seconds,
    customer: Seconds,
    unscoped: Seconds,
    administrator: Seconds,
  } satisfies Record<ReachKind, unknown>),
  forbiddenLiterals: Literals,
  // What was stored before there was this list has none.
  agentDomains: z._default(Domains, []),
})

function sound(text: z.ZodMiniString, problemOf: (text: string) => string | null) {
  return text.check(
    z.superRefine((given, context) => {
      const message = problemOf(given)
      if (message !== null) context.addIssue({ code: 'custom', message })
    }),
  )
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
