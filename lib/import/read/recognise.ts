import type { JsonDocument } from '@/lib/json'
import { resources } from '@/lib/policy'
import { reservedClaimNames } from '@/lib/tokens'

/** What a JSON object is: the claims of a token, or the policy alone. */
export type Form = 'claims' | 'policy'

const claimNames: readonly string[] = ['policy', 'role', 'displayName', ...reservedClaimNames]
const policyNames: readonly string[] = ['version', ...resources]

/** Why nothing can be made of a text that reads. */
export const neither =
  'This is neither a policy nor claims. A policy names resources such as "devices"; claims hold "policy" or "role".'

/** Tells claims from a policy by the names in it; null when it is neither. A name of claims decides. */
export function recognise({ root }: JsonDocument): Form | null {
  if (root.kind !== 'object') return null
  const keys = root.members.map(({ key }) => key)
  if (keys.some((key) => claimNames.includes(key))) return 'claims'
  return keys.some((key) => policyNames.includes(key)) ? 'policy' : null
}
