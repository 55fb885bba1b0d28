import type { LintRule } from '../rule'
import { quote, show } from '../words'

/** Finds tokens whose issuer is not the license key. */
export const issuerWrong: LintRule = {
  code: 'issuer-wrong',
  severity: 'error',
  title: 'iss is the license key of the account.',
  reference: 'Cobrowse JWT docs: iss is the license key',
  check({ context, claims }) {
    const node = claims.get('iss')?.value
    if (context.kind === 'draft' || node === undefined) return []
    const { licenseKey } = context
    const isText = node.kind === 'string' && node.value.trim() !== ''
    if (isText && (!licenseKey || node.value === licenseKey)) return []
    const path = ['iss']
    if (!licenseKey)
      return [
        {
          path,
          message: `iss is ${show(node)}, and Cobrowse finds the account by it. Write the license key as a text.`,
        },
      ]
    const message = `iss is ${show(node)}, and the license key of this account is ${quote(licenseKey)}. Cobrowse finds the key to check with by iss, so this token is refused.`
    return [
      { path, message, fix: { label: `Write ${licenseKey}`, patch: [{ op: 'replace', path, value: licenseKey }] } },
    ]
  },
}
