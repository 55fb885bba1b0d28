import { nearest } from '../nearest'
import type { LintRule } from '../rule'
import type { View } from '../view'
import { quote } from '../words'
import { isKnownClaim, policyFields, stampedClaims } from './claim-names'

/** Finds claims that are one slip away from a claim that access depends on and that is not there. */
export const misspelledClaim: LintRule = {
  code: 'misspelled-claim',
  severity: 'error',
  title: 'A claim is named exactly as Cobrowse reads it.',
  reference: 'Cobrowse JWT docs, table of claims; other names are ignored',
  check: (view) =>
    misspelledClaims(view).map(({ key, meant }) => ({
      path: [key],
      message: `Cobrowse does not know ${quote(key)} and ignores it, and there is no ${meant} in this document. If that is what it should be, rename it.`,
      fix: { label: `Rename it to ${meant}`, patch: [{ op: 'rename', path: [key], key: meant }] },
    })),
}

/** The misspelled claims of a document with what each was meant to be; one at most for each meaning. */
export function misspelledClaims(view: View): readonly { key: string; meant: string }[] {
  const moved = policyFields(view)
  const missing = candidates(view).filter((name) => !view.claims.has(name))
  const found = new Map<string, string>()
  for (const key of view.claims.keys()) {
    const meant = isKnownClaim(key) || moved.includes(key) ? undefined : nearest(key, missing)
    if (meant !== undefined && !found.has(meant)) found.set(meant, key)
  }
  return [...found].map(([meant, key]) => ({ key, meant }))
}

// Only claims that access depends on: a name that is not shown harms nobody.
function candidates({ context }: View): readonly string[] {
  return context.kind === 'draft' ? ['role', 'policy'] : ['role', 'policy', ...stampedClaims]
}
