import type { ConditionView } from '../policy-view'
import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds values that look like a pattern. */
export const noWildcard: LintRule = {
  code: 'no-wildcard',
  severity: 'warning',
  title: 'A condition compares whole values; there are no wildcards.',
  reference: 'Cobrowse JWT policies docs show plain values; reading A12',
  check: ({ policy }) =>
    (policy?.conditions ?? []).filter(hasPattern).map(({ path, key, node }) => ({
      path,
      message: `${key} is ${show(node)}, and Remit reads the * in it as an ordinary character: only exactly this text matches. Write the whole value.`,
    })),
}

function hasPattern({ node }: ConditionView): boolean {
  return node.kind === 'string' && node.value.includes('*')
}
