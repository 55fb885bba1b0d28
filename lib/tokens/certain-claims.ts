import type { JsonPath } from '@/lib/base'
import { type JsonDocument, replaceRounded } from '@/lib/json'

/**
 * The claims of a token without the numbers that cannot be held: null in their place, which as a condition, a version or a
 * list of actions matches nothing, and false as the role, where null would mean that the policy alone counts. So nothing is
 * decided by a number that nobody wrote. Only the times stay as near as verifiers read them, for who looks at those.
 */
export function certainClaims(claims: JsonDocument, times: 'near' | 'none' = 'none'): JsonDocument {
  return replaceRounded(claims, (path) => insteadOf(path, times))
}

function insteadOf(path: JsonPath, times: 'near' | 'none'): 'null' | 'false' | undefined {
  const [name, ...rest] = path
  if (rest.length > 0) return 'null'
  if (name === 'role') return 'false'
  return times === 'near' && (name === 'iat' || name === 'exp' || name === 'nbf') ? undefined : 'null'
}
