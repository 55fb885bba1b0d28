import type { Finding } from '@/lib/policy'
import type { IssuanceChange } from '../issuance/read-issuance'

/** The parts beside the claims that findings can be about. */
export type FoundPart = 'embed' | 'issuance'

/** A finding about a part beside the claims: its path is in that part. */
export type PartFinding = Finding & {
  readonly part: FoundPart
  /** A change to the issuance settings that removes it. */
  readonly issuanceFix?: { readonly label: string; readonly change: IssuanceChange }
}

/** The part beside the claims that a finding is about, so that its path leads nowhere in the claims; null for the claims. */
export function partOf(finding: Finding | PartFinding): FoundPart | null {
  return 'part' in finding ? finding.part : null
}

/** The change to the issuance settings that removes a finding; undefined for findings that have none. */
export function issuanceFixOf(finding: Finding | PartFinding): PartFinding['issuanceFix'] {
  return 'issuanceFix' in finding ? finding.issuanceFix : undefined
}
