/** Milliseconds since the Unix epoch, as stored in the database. */
export type EpochMs = number

/** Whole seconds since the epoch (NumericDate of RFC 7519 section 2), rounded down. */
export function toNumericDate(at: EpochMs): number {
  return Math.floor(at / 1000)
}
