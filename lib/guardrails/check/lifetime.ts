import type { AccessClaims, Finding } from '@/lib/policy'
import { breach } from '../breach'
import { type Guardrail, reachKinds } from '../guardrail'
import { kindOfReach } from '../reach-kind'
import { printLifetime, reachWords } from '../words'

/** Finds a lifetime beyond the longest one for what the token reaches. Without a lifetime there is nothing to find. */
export function checkLifetime(
  { longestSeconds }: Guardrail,
  claims: AccessClaims,
  lifetimeSeconds: number | undefined,
): readonly Finding[] {
  if (lifetimeSeconds === undefined) return []
  const kind = kindOfReach(claims)
  const longest = longestSeconds[kind]
  // A lifetime that is not a number is longer than any.
  if (longest === null || lifetimeSeconds <= longest) return []
  const asked = Number.isFinite(lifetimeSeconds)
    ? `${printLifetime(lifetimeSeconds)} is too long`
    : 'this is no lifetime'
  const message = `The guardrail lets a token that reaches ${reachWords[kind]} live ${printLifetime(longest)} at most; ${asked}. Choose a shorter lifetime, or narrow what the token reaches.`
  return [breach({ code: 'guardrail-lifetime', path: [], message })]
}

/**
 * Finds a longest grant beyond the longest lifetime for what its tokens reach: no grant lasts longer than one token may
 * live. The path leads nowhere in the claims.
 */
export function checkGrantLength(
  { longestSeconds }: Pick<Guardrail, 'longestSeconds'>,
  claims: AccessClaims,
  seconds: number,
): readonly Finding[] {
  if (reachKinds.every((kind) => longestSeconds[kind] === null)) return []
  const kind = kindOfReach(claims)
  const longest = longestSeconds[kind]
  if (longest === null || seconds <= longest) return []
  const message = `The guardrail lets access that reaches ${reachWords[kind]} last ${printLifetime(longest)} at most; the longest grant is ${printLifetime(seconds)}. Choose a shorter one, or narrow what the token reaches.`
  return [breach({ code: 'guardrail-grant', path: [], message })]
}
