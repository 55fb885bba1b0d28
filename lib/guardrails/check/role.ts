import { isJsonObject, type JsonValue } from '@/lib/base'
import { type AccessClaims, type Finding, isRole } from '@/lib/policy'
import { claimOf, isClaims, rolePlace, versionOf } from '../access'
import { breach } from '../breach'
import type { Guardrail, RoleChoice } from '../guardrail'
import { joinWords, roleWord } from '../words'

/** Finds a role, written or assumed, that the guardrail does not allow. */
export function checkRole({ roles }: Guardrail, claims: AccessClaims): readonly Finding[] {
  const written = choiceOf(claimOf(claims, 'role'))
  const path = rolePlace(claims)
  const isAllowed = (choice: RoleChoice): boolean => roles.includes(choice)
  if (written !== null && isAllowed(written) && (!countsAsAgent(written, claims) || isAllowed('agent'))) return []
  const message = `${problemOf(written, claims, isAllowed)} Write ${joinWords(roles.map(wayOut), 'or')}.`
  return [
    breach({
      code: 'guardrail-role',
      path,
      message,
      fix: written !== null && isAllowed('null') ? nullFix(claims) : undefined,
    }),
  ]
}

function choiceOf(role: JsonValue | undefined): RoleChoice | null {
  if (role === undefined) return 'absent'
  if (role === null) return 'null'
  return isRole(role) ? role : null
}

/** A token without a role has the rules of an agent, unless a policy of version 2 or 3 speaks for it (A1, A7). */
function countsAsAgent(written: RoleChoice, claims: AccessClaims): boolean {
  if (written !== 'absent') return false
  return claimOf(claims, 'policy') === undefined || versionOf(claims) === 1
}

function problemOf(written: RoleChoice | null, claims: AccessClaims, isAllowed: (choice: RoleChoice) => boolean) {
  if (written === null) return `The guardrail does not allow ${unknownRole(claimOf(claims, 'role'))}.`
  if (!isAllowed(written) && written === 'absent') return 'The guardrail wants the role written.'
  if (!isAllowed(written)) return `The guardrail does not allow ${roleWord(written)}.`
  return 'The guardrail does not allow the role agent, and without a role this token counts as one.'
}

function unknownRole(role: JsonValue | undefined): string {
  return typeof role === 'string' ? roleWord(role) : 'a role that is not a text'
}

function wayOut(choice: RoleChoice): string {
  return choice === 'absent' ? 'none' : choice
}

/** Role null brings no rules of its own, so writing it allows no more, unless `*` stands behind the rules of an agent. */
function nullFix(claims: AccessClaims): Finding['fix'] {
  const policy = claimOf(claims, 'policy')
  const widens = claimOf(claims, 'role') !== 'administrator' && isJsonObject(policy) && Object.hasOwn(policy, '*')
  if (!isClaims(claims) || widens) return undefined
  return { label: 'Write role null', patch: [{ op: 'add', path: ['role'], value: null }] }
}
