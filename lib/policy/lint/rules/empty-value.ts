import type { ConditionView } from '../policy-view'
import type { LintRule } from '../rule'

/** Finds conditions on an empty text. */
export const emptyValue: LintRule = {
  code: 'empty-value',
  severity: 'warning',
  title: 'A condition wants a value, not an empty text.',
  reference: 'An empty text does not match a missing key; reading A11',
  check: ({ policy }) =>
    (policy?.conditions ?? [])
      .filter(({ node }) => node.kind === 'string' && node.value === '')
      .map((condition) => ({ path: condition.path, message: sentence(condition) })),
}

function sentence({ kind, key }: ConditionView): string {
  if (kind !== 'custom_data')
    return `${key} is empty, and nothing has an empty ${key}, so this matches nothing. Write the value, or leave ${key} out.`
  return `${key} is empty. That matches only where ${key} is there and empty, not where it is missing. Write the value, or leave ${key} out.`
}
