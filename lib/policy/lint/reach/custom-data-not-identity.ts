import type { LintRule } from '../rule'

/** Reminds, once for a document, of who writes custom data. */
export const customDataNotIdentity: LintRule = {
  code: 'custom-data-not-identity',
  severity: 'suggestion',
  title: 'custom_data is a filter, not proof of who somebody is.',
  reference: 'custom_data is set by the SDK on the device and by session updates; semantics 2.7',
  check({ policy }) {
    const first = policy?.conditions.find(({ kind }) => kind === 'custom_data')
    if (!first) return []
    const message = `${first.key} is written by the customer's device, and on sessions by any agent who may update them. It narrows what is shown; it does not prove whose device it is.`
    return [{ path: first.path, message }]
  },
}
