import type { Role } from '@/lib/authz'
import { type Guardrail, kindOfReach, printLifetime, type ReachKind } from '@/lib/guardrails'
import type { AccessClaims } from '@/lib/policy'
import { guardrailWords, type LimitName } from './words'

/** One bound on how long a grant may last, with what set it in words for a card. */
export type GrantLimit = { readonly name: LimitName; readonly seconds: number; readonly words: string }

const day = 86_400

/** How long a grant may last by who gives it; of several roles the longest counts. Roles that may not give have no entry. */
const longestByRole: Readonly<Partial<Record<Role, number>>> = { owner: 31 * day, lead: day }

type Bounded = {
  readonly claims: AccessClaims
  readonly guardrail: Guardrail
  readonly settings: { readonly maxMinutes: number; readonly maxBareTokenMinutes: number }
  readonly delivery: 'link' | 'token'
  readonly roles: readonly Role[]
  /** What the rule of the template lets who asks have; null where it says nothing about lengths. */
  readonly ruleSeconds: number | null
}

/**
 * Every bound on the length of a grant, smallest first; where two are the same, the one that a person can change soonest
 * comes first. Never empty.
 */
export function limitsOf({
  claims,
  guardrail,
  settings,
  delivery,
  roles,
  ruleSeconds,
}: Bounded): readonly GrantLimit[] {
  const kind = kindOfReach(claims)
  const guarded = guardrail.longestSeconds[kind]
  const own = limitOfRoles(roles)
  const limits: readonly GrantLimit[] = [
    { name: 'template', seconds: settings.maxMinutes * 60, words: 'the template' },
    ...(delivery === 'token' ? [bareToken(settings.maxBareTokenMinutes)] : []),
    ...(guarded === null ? [] : [guardrailLimit(kind, guarded)]),
    ...(own === null ? [] : [own]),
    ...(ruleSeconds === null ? [] : [ruleLimit(ruleSeconds)]),
  ]
  return limits.toSorted((one, other) => one.seconds - other.seconds)
}

/** The smallest of the bounds. */
export function smallestLimit(bounded: Bounded): GrantLimit {
  const [smallest] = limitsOf(bounded)
  return smallest ?? { name: 'template', seconds: bounded.settings.maxMinutes * 60, words: 'the template' }
}

/** Says by its name why a length is refused, and what is possible instead. */
export function describeExcess(limit: GrantLimit): string {
  return `At most ${printLifetime(limit.seconds)} is possible here: ${limit.words} sets that limit.`
}

function bareToken(minutes: number): GrantLimit {
  return {
    name: 'bare-token',
    seconds: minutes * 60,
    words: 'the template, for a bare token, which cannot be taken back,',
  }
}

function ruleLimit(seconds: number): GrantLimit {
  return { name: 'rule', seconds, words: 'the rule of the template, by your claims,' }
}

function guardrailLimit(kind: ReachKind, seconds: number): GrantLimit {
  const name = `guardrail-${kind}` as const
  return { name, seconds, words: `${guardrailWords[name]},` }
}

/** What bounds whoever gives or agrees by their roles. Null for whoever does neither: who agrees to their request is bounded. */
export function limitOfRoles(roles: readonly Role[]): GrantLimit | null {
  const found = roles.flatMap((role) => longestByRole[role] ?? [])
  return found.length === 0 ? null : { name: 'role', seconds: Math.max(...found), words: 'your role' }
}
