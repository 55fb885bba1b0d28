import type { AccessClaims, Finding } from '@/lib/policy'
import { type Access, accessOf } from '../access'
import { type Guardrail, isOpen } from '../guardrail'
import { checkAccess } from './access'
import { checkLifetime } from './lifetime'
import { checkLiterals } from './literals'
import { checkReadable } from './readable'
import { checkRequiredKeys } from './required-keys'
import { checkRole } from './role'

/**
 * Finds where a claims set goes beyond a guardrail, judged by what its token could really do: base role, version and `*`
 * resolved. `lifetimeSeconds` is how long the token would live, where that is known. Never throws; every path exists in
 * the claims. What cannot be read is a finding, unless the guardrail forbids nothing.
 */
export function checkGuardrail(
  guardrail: Guardrail,
  claims: AccessClaims,
  lifetimeSeconds?: number,
): readonly Finding[] {
  if (isOpen(guardrail)) return []
  const access: readonly Access[] = accessOf(claims)
  return [
    ...checkRole(guardrail, claims),
    ...checkReadable(claims),
    ...checkAccess(guardrail, claims, access),
    ...checkRequiredKeys(guardrail, claims, access),
    ...checkLiterals(guardrail, claims),
    ...checkLifetime(guardrail, claims, lifetimeSeconds),
  ]
}
