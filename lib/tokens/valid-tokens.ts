import type { EpochMs } from '@/lib/base'

/** What is known of a token that was given out: nothing of the token itself. */
export type SignedToken = {
  /** Who it was signed for. Names may be shared, ids are not. */
  readonly holder: { readonly id: string; readonly name: string }
  readonly expiresAt: EpochMs
}

/** The tokens that have not expired. */
export type ValidTokens = {
  readonly count: number
  /** The name of each person who holds one, in alphabetical order. */
  readonly holders: readonly string[]
  /** When the last of them expires; null when there is none. */
  readonly until: EpochMs | null
}

/** Sums up the tokens that are valid at a moment; one that expires at that very moment is not (RFC 7519 section 4.1.4). */
export function sumValid(signed: readonly SignedToken[], now: EpochMs): ValidTokens {
  const valid = signed.filter(({ expiresAt }) => expiresAt > now)
  const names = new Map(valid.map(({ holder }) => [holder.id, holder.name]))
  const until = valid.reduce((latest, { expiresAt }) => Math.max(latest, expiresAt), now)
  return { count: valid.length, holders: [...names.values()].toSorted(), until: valid.length === 0 ? null : until }
}
