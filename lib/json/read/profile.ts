/**
 * What a reading accepts. Sizes are in UTF-8 bytes, lengths in UTF-16 units, members are counted in the whole document.
 * Whatever the profile: no key twice in an object, none that JavaScript gives a meaning, no half characters.
 */
export type ReadProfile = {
  readonly bytes: number
  readonly depth: number
  readonly members: number
  /** Counted in all lists of the document together. */
  readonly items: number
  readonly membersPerObject: number
  readonly keyLength: number
  readonly stringLength: number
  /** `visible`: composed text that shows all of itself, and no key that databases read as an operator. `any`: RFC 8259. */
  readonly texts: 'visible' | 'any'
  /** `whole`: integers within 2^53 - 1. `exact`: RFC 8259, as far as a number holds it to the digit. `any`: the rest is marked. */
  readonly numbers: 'whole' | 'exact' | 'any'
  /** Who carries what is read, for the sentence about too many members. */
  readonly bearer: string
}

/** For what Remit writes and signs: it means the same to every JSON reader. */
export const authoredProfile: ReadProfile = {
  bytes: 65_536,
  depth: 16,
  members: 500,
  // More than any token has room for: 4,096 characters hold some 2,900 bytes of claims, and an item takes two at least.
  items: 1_500,
  membersPerObject: 64,
  keyLength: 128,
  stringLength: 1_024,
  texts: 'visible',
  numbers: 'whole',
  bearer: 'a token carries at most',
}

/** For tokens, targets and API answers that others made: RFC 8259 within bounds. */
export const outsideProfile: ReadProfile = {
  bytes: 65_536,
  depth: 32,
  members: 2_000,
  items: 2_000,
  membersPerObject: 1_000,
  keyLength: 1_024,
  stringLength: 65_536,
  texts: 'any',
  numbers: 'exact',
  bearer: 'Remit reads at most',
}
