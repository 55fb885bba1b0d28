import { parameterIn } from '@/lib/policy'
import type { ConditionValue } from '@/lib/templates'

/** The parameter that a value is, if it is one. */
export function parameterOf(value: ConditionValue): string | undefined {
  return typeof value === 'string' ? parameterIn(value) : undefined
}
