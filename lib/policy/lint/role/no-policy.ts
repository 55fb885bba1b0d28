import type { LintRule } from '../rule'

/** Finds tokens that nothing narrows but their role. */
export const noPolicy: LintRule = {
  code: 'no-policy',
  severity: 'security',
  title: 'Without a policy, a token has all that its role grants.',
  reference: 'Cobrowse JWT docs, role and policy; security T2',
  check({ root, claims, role }) {
    if (root.kind !== 'object' || claims.has('policy') || role === 'null' || role === 'unknown') return []
    const reached =
      role === 'administrator'
        ? 'An administrator reaches every device, session and recording, the settings and the team'
        : 'An agent lists every device of the account and can ask any of them to join'
    const message = `There is no policy, so only the role counts. ${reached}. Add a policy to narrow it.`
    return [{ path: claims.has('role') ? ['role'] : [], message }]
  },
}
