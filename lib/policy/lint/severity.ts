import type { Severity } from '../types'

const order: readonly Severity[] = ['suggestion', 'warning', 'security', 'error']

/** How grave a severity is: 0 for a suggestion up to 3 for an error. */
export function severityRank(severity: Severity): number {
  return order.indexOf(severity)
}
