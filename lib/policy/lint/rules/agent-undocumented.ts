import type { LintRule } from '../rule'

/** Finds the condition that appears in one official example and in no document. */
export const agentUndocumented: LintRule = {
  code: 'agent-undocumented',
  severity: 'warning',
  title: 'The condition agent is not documented.',
  reference: 'A comment in an official example; the docs name id and custom_data only; reading A10',
  check: ({ policy }) =>
    (policy?.conditions ?? [])
      .filter(({ kind }) => kind === 'agent')
      .map(({ path, resource }) => ({
        path,
        message: `Cobrowse's documents do not name agent as a condition; it appears in one official example only. Remit matches it with the agent of ${resource === '*' ? 'a session' : `the ${resource}`}. Try it on your instance before relying on it.`,
      })),
}
