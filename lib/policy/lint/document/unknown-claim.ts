import type { LintRule } from '../rule'
import { quote } from '../words'
import { isKnownClaim, policyFields } from './claim-names'
import { misspelledClaims } from './misspelled-claim'
import { misspelledName } from './misspelled-display-name'

/** Finds claims that Cobrowse has no use for. */
export const unknownClaim: LintRule = {
  code: 'unknown-claim',
  severity: 'suggestion',
  title: 'A claim that Cobrowse does not document is ignored.',
  reference: 'Cobrowse JWT docs name no other claims; semantics 1',
  check(view) {
    const spoken = [...policyFields(view), ...misspelledClaims(view).map(({ key }) => key), misspelledName(view)]
    return [...view.claims.keys()]
      .filter((key) => !isKnownClaim(key) && !spoken.includes(key))
      .map((key) => ({
        path: [key],
        message: `Cobrowse documents no claim ${quote(key)} and most likely ignores it. Keep it only if something of your own reads it.`,
      }))
  },
}
