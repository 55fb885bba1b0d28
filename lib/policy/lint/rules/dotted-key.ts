import type { LintRule } from '../rule'
import { quote } from '../words'

/** Finds keys with a dot, which some databases would follow as a path. */
export const dottedKey: LintRule = {
  code: 'dotted-key',
  severity: 'warning',
  title: 'A dot in a key is an ordinary character, not a path.',
  reference: 'Cobrowse JWT policies docs show plain keys; reading A12',
  check: ({ policy }) =>
    (policy?.conditions ?? [])
      .filter(({ kind, key }) => kind === 'custom_data' && key.includes('.'))
      .map(({ path, key }) => ({
        path,
        message: `The key ${quote(key)} has a dot, and Remit reads it as an ordinary character: only a device or session with exactly this key matches. Whether Cobrowse follows it as a path is not documented.`,
      })),
}
