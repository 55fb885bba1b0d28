import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { isScalar } from './conditions'
import type { Verdict } from './evaluate'
import { ownClaim, type Standing, standingOf } from './standing'
import type { AccessClaims, ConditionTrace, PolicyRequest, ReadingId } from './types'

/** What Remit assumes where Cobrowse's documents leave a question open (semantics 2.7), one sentence each. */
export const readings: Readonly<Record<ReadingId, string>> = {
  A1: 'A token without a role gets only what its version 3 policy names; without a policy it counts as an agent.',
  A2: 'With a role and a version 3 policy, whatever the policy does not name keeps the rule of the role.',
  A3: 'Naming sessions for an agent lifts the limit to their own sessions; agents may join a session nobody has taken.',
  A4: 'A version 2 policy is closed: what it does not name is refused, whatever the role.',
  A5: 'Asking a device to join follows the devices rule in version 2 and must be named in version 3.',
  A6: 'Recordings follow the sessions rule in version 2 and must be named in version 3.',
  A7: 'A policy without a version is version 1: it filters what it names, the role decides the rest, and an empty one refuses all.',
  A8: 'The resource * speaks for everything that has no rule of its own; it is not merged with other rules.',
  A9: 'Conditions on create and update are checked on the session as it would be stored.',
  A10: 'The condition agent is accepted on sessions and compared exactly.',
  A11: 'Values are compared exactly: type, upper and lower case and spaces count.',
  A12: 'Lists, null and objects never match, and * or a dot in a value or key is an ordinary character.',
  A13: 'A rule with a key Cobrowse does not document allows nothing.',
  A14: 'A policy or rule that is not well formed allows nothing.',
  A15: 'An unknown role, or null without a policy, allows nothing.',
  A16: 'Lists are filtered to what matches; a single object out of scope is refused.',
}

type Taken = {
  readonly claims: AccessClaims
  readonly request: PolicyRequest
  readonly verdict: Verdict
  readonly conditions: readonly ConditionTrace[]
}

/** Names the readings a decision stands on: those where another reading could have answered differently. */
export function readingsOf(taken: Taken): readonly ReadingId[] {
  const standing = standingOf(taken.claims)
  const found = [
    ...closedReadings(standing, taken.claims),
    ...roleReadings(standing, taken),
    ...resourceReadings(standing, taken),
    ...ruleReadings(standing, taken),
    ...valueReadings(taken),
  ]
  return [...new Set(found)].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)))
}

function closedReadings(standing: Standing, claims: AccessClaims): readonly ReadingId[] {
  if (standing.kind === 'open') return standing.role === null && standing.policy === null ? ['A15'] : []
  if (standing.reason === 'bad-role') return ['A15']
  const policy = ownClaim(claims, 'policy')
  const isUnversioned = isJsonObject(policy) && !Object.hasOwn(policy, 'version')
  return standing.reason === 'v1-empty' || isUnversioned ? ['A7'] : ['A14']
}

function roleReadings(standing: Standing, { request }: Taken): readonly ReadingId[] {
  if (standing.kind === 'closed') return []
  const { role, version } = standing
  const isNamed = names(standing.policy, request.resource)
  const found: ReadingId[] = []
  if (role === undefined && (version === null || (version === 3 && !isNamed))) found.push('A1')
  if (isSet(role) && version === 3) found.push('A2')
  if (isSet(role) && version === 2) found.push('A4')
  if (role === 'agent' && version === 3 && request.resource === 'sessions' && isNamed) found.push('A3')
  if (version === 1) found.push('A7')
  return found
}

function resourceReadings(standing: Standing, { request, conditions }: Taken): readonly ReadingId[] {
  if (standing.kind === 'closed' || standing.policy === null) return []
  const { policy, version } = standing
  const isNamed = names(policy, request.resource)
  const found: ReadingId[] = []
  if (request.resource === 'push' && (!isNamed ? names(policy, 'devices') : conditions.length > 0)) found.push('A5')
  if (request.resource === 'recordings' && !isNamed && version !== 1 && names(policy, 'sessions')) found.push('A6')
  if (names(policy, '*')) found.push('A8')
  return found
}

function ruleReadings(standing: Standing, { request, verdict, conditions }: Taken): readonly ReadingId[] {
  const found: ReadingId[] = []
  const isWrite = request.action === 'create' || request.action === 'update'
  if (request.resource === 'sessions' && isWrite && verdict.rule?.from === 'policy' && conditions.length > 0) {
    found.push('A9')
  }
  if (verdict.rule?.from === 'policy' && conditions.some((condition) => condition.kind === 'agent')) found.push('A10')
  if (isUntakenAllowed(verdict, request)) found.push('A3')
  if (verdict.reason === 'unknown-condition') found.push('A13')
  if (standing.kind === 'open' && verdict.reason === 'malformed-rule') found.push('A14')
  return found
}

function isUntakenAllowed({ rule, reason }: Verdict, { target }: PolicyRequest): boolean {
  const isOwnRule = rule?.from === 'role' && rule.rule.agent === 'own-or-untaken'
  return isOwnRule && reason === 'matched' && !Object.hasOwn(target, 'agent')
}

function valueReadings({ verdict, conditions }: Taken): readonly ReadingId[] {
  if (verdict.rule?.from !== 'policy') return []
  return conditions.flatMap((condition) => [...exactReading(condition), ...plainReading(condition)])
}

function exactReading({ wanted, got, holds }: ConditionTrace): readonly ReadingId[] {
  if (!isScalar(wanted)) return []
  const isNear = !holds && isScalar(got) && folded(got) === folded(wanted)
  return typeof wanted !== 'string' || wanted === '' || isNear ? ['A11'] : []
}

function plainReading({ key, wanted }: ConditionTrace): readonly ReadingId[] {
  const hasWildcard = typeof wanted === 'string' && wanted.includes('*')
  return !isScalar(wanted) || key.includes('.') || hasWildcard ? ['A12'] : []
}

function folded(value: JsonValue): string {
  return String(value).trim().toLowerCase()
}

function names(policy: JsonObject | null, resource: string): boolean {
  return policy !== null && resource !== 'version' && Object.hasOwn(policy, resource)
}

function isSet(role: string | null | undefined): boolean {
  return role !== null && role !== undefined
}
