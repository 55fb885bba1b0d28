import type { LintRule } from '../rule'

/** Finds a role beside a version 2 policy, where it has no effect. */
export const v2Role: LintRule = {
  code: 'v2-role',
  severity: 'warning',
  title: 'A role has no effect beside a version 2 policy.',
  reference: 'Cobrowse JWT policies docs, version 2; official examples write null; reading A4',
  check({ role, policy }) {
    if (policy?.version !== 2 || (role !== 'agent' && role !== 'administrator')) return []
    const message = `With version 2 only the policy counts, so Remit reads the role ${role} as having no effect. Should Cobrowse add it, the token would reach all that the role grants. Write null, as the official examples do.`
    const fix = { label: 'Write "role": null', patch: [{ op: 'replace', path: ['role'], value: null } as const] }
    return [{ path: ['role'], message, fix }]
  },
}
