/** Where a claim stands: the names from the outside in, such as `realm_access`, `roles`. Never empty. */
export type ClaimPath = readonly [string, ...string[]]

/** How a number is compared. */
export type Comparison = '==' | '<' | '<=' | '>' | '>='

/** What a request for access says of itself, which a claim may have to match or a leaf may bound. */
export type RequestText = 'agent' | 'reason' | 'ticket'

/** A day of the week as CEL counts it: 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** One typed statement about the claims of who asks, about the request, or about the time. It is met or it is not. */
export type Leaf =
  /** The claim is there, whatever it holds. */
  | { readonly kind: 'present'; readonly path: ClaimPath }
  /** The claim is a text, and one of these. */
  | { readonly kind: 'text'; readonly path: ClaimPath; readonly values: readonly string[] }
  /** The claim is a list that holds at least one of these texts. */
  | { readonly kind: 'list'; readonly path: ClaimPath; readonly values: readonly string[] }
  /** The claim is a text of words with blanks between (RFC 6749 section 3.3), and this is one of them. */
  | { readonly kind: 'scope'; readonly path: ClaimPath; readonly word: string }
  /** The claim is a number that compares so; where it must be equal, the same digits as a text count too. */
  | { readonly kind: 'number'; readonly path: ClaimPath; readonly comparison: Comparison; readonly value: number }
  | { readonly kind: 'boolean'; readonly path: ClaimPath; readonly value: boolean }
  /** The claim is an address with exactly one `@` and this domain after it, in whatever case. */
  | { readonly kind: 'email-domain'; readonly path: ClaimPath; readonly domain: string }
  /** The claim is the same text as this of the request. */
  | { readonly kind: 'same-as-request'; readonly path: ClaimPath; readonly attribute: RequestText }
  /** The claim is the same as the value of a parameter; a number and its digits as a text are the same. */
  | { readonly kind: 'same-as-parameter'; readonly path: ClaimPath; readonly parameter: string }
  /** The claim is an instant, RFC 3339 text or seconds since 1970 (RFC 7519 section 2), before or after now. */
  | { readonly kind: 'instant'; readonly path: ClaimPath; readonly is: 'past' | 'future' }
  /** The claim is an instant at most so many minutes ago, and not ahead. */
  | { readonly kind: 'age'; readonly path: ClaimPath; readonly maxMinutes: number }
  /** Now is one of these days between two minutes of the day there; `to` is not part of it and may be the next day's. */
  | {
      readonly kind: 'hours'
      readonly zone: string
      readonly days: readonly Weekday[]
      readonly fromMinute: number
      readonly toMinute: number
    }
  /** What is asked for lasts at most so long. */
  | { readonly kind: 'length'; readonly maxMinutes: number }
  /** What is asked for reaches one of these kinds. */
  | { readonly kind: 'reach'; readonly kinds: readonly string[] }
  /** Text that the form has no leaf for; it stays as it was written. */
  | { readonly kind: 'cel'; readonly text: string }

/** A condition over claims: leaves under all, any and not. No member of `all` is always met, none of `any` never. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Leaf

/** A condition in which "not" stands at leaves alone. */
export type PlainCondition =
  | { readonly kind: 'all'; readonly of: readonly PlainCondition[] }
  | { readonly kind: 'any'; readonly of: readonly PlainCondition[] }
  | { readonly kind: 'not'; readonly of: Leaf }
  | Leaf

/**
 * The same condition with each "not" moved down to the leaves (De Morgan). A leaf and its "not" both ask for the claim, so a
 * claim that is missing or of another type meets neither.
 */
export function plainOf(condition: Condition, isNegated = false): PlainCondition {
  switch (condition.kind) {
    case 'not':
      return plainOf(condition.of, !isNegated)
    case 'all':
    case 'any': {
      const of = condition.of.map((one) => plainOf(one, isNegated))
      return (condition.kind === 'all') === isNegated ? { kind: 'any', of } : { kind: 'all', of }
    }
    default:
      return isNegated ? { kind: 'not', of: condition } : condition
  }
}
