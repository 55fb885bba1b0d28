import type { LintRule } from '../rule'

/** Finds a token that does not say which account it belongs to. */
export const issuerMissing: LintRule = {
  code: 'issuer-missing',
  severity: 'error',
  title: 'A token names the license key of its account (iss).',
  reference: 'Cobrowse JWT docs: iss is required',
  check({ context, root, claims }) {
    if (context.kind === 'draft' || root.kind !== 'object' || claims.has('iss')) return []
    const message =
      'This token has no iss, so Cobrowse does not know whose key to check it with. Add the license key of the account.'
    const { licenseKey } = context
    if (!licenseKey) return [{ path: [], message }]
    const fix = { label: `Add ${licenseKey}`, patch: [{ op: 'add', path: ['iss'], value: licenseKey } as const] }
    return [{ path: [], message, fix }]
  },
}
