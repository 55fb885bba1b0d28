import type { LintRule } from '../rule'
import { quote } from '../words'

/** Finds issuers that look like a product or an address; only when the license key is not known. */
export const issuerUnlikely: LintRule = {
  code: 'issuer-unlikely',
  severity: 'warning',
  title: 'iss does not look like the name of a product.',
  reference: 'A public integration signs with its product name; Cobrowse JWT docs; semantics 1',
  check({ context, claims }) {
    const node = claims.get('iss')?.value
    if (context.kind === 'draft' || context.licenseKey || node?.kind !== 'string') return []
    if (!looksLikeProduct(node.value)) return []
    const message = `iss is ${quote(node.value)}, which looks like a name or an address. Cobrowse expects the license key of the account there; check it.`
    return [{ path: ['iss'], message }]
  },
}

// License keys are random letters and digits; the two named here are public.
function looksLikeProduct(issuer: string): boolean {
  if (issuer.trim() === '' || issuer === 'trial' || issuer.startsWith('license-')) return false
  return /[\s@.:/]/.test(issuer.trim()) || /cobrowse/i.test(issuer) || /^[A-Z]?[a-z]+([-_][A-Za-z]+)*$/.test(issuer)
}
