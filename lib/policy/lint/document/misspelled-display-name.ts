import { nearest } from '../nearest'
import type { LintRule } from '../rule'
import type { View } from '../view'
import { quote } from '../words'
import { isKnownClaim, policyFields } from './claim-names'
import { isReadableName } from './display-name'
import { misspelledClaims } from './misspelled-claim'

/** Finds a claim that was most likely meant to be displayName, where there is none. */
export const misspelledDisplayName: LintRule = {
  code: 'misspelled-display-name',
  severity: 'warning',
  title: 'The name of an agent is the claim displayName, written exactly so.',
  reference: 'Cobrowse JWT docs, displayName; other names are ignored',
  check(view) {
    const key = misspelledName(view)
    if (key === undefined) return []
    const message = `Cobrowse shows displayName to customers and does not know ${quote(key)}, so no name is shown. Rename it.`
    const fix = {
      label: 'Rename it to displayName',
      patch: [{ op: 'rename', path: [key], key: 'displayName' } as const],
    }
    // What is no name under one key is none under another.
    return [{ path: [key], message, ...(isReadableName(view.claims.get(key)?.value) && { fix }) }]
  },
}

/** The first claim one slip away from displayName, in a document without it. */
export function misspelledName(view: View): string | undefined {
  if (view.claims.has('displayName')) return undefined
  const taken = [...policyFields(view), ...misspelledClaims(view).map(({ key }) => key)]
  const free = [...view.claims.keys()].filter((key) => !isKnownClaim(key) && !taken.includes(key))
  return free.find((key) => nearest(key, ['displayName']) !== undefined)
}
