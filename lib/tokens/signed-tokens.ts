import type { EpochMs } from '@/lib/base'

/** A test token that somebody signed for themselves. Its claims are not kept, so what it reached is not known. */
export type SignedTestTokenEntry = {
  readonly holder: { readonly name: string; readonly email: string }
  readonly template: { readonly id: string; readonly name: string }
  /** The draft that it was signed from, by its revision. */
  readonly revision: number
  /** Between these it was valid; the end does not count. */
  readonly from: EpochMs
  readonly to: EpochMs
}

/** Test tokens that were valid within a span: the newest, and how many there are in all. */
export type SignedTokens = { readonly count: number; readonly tokens: readonly SignedTestTokenEntry[] }
