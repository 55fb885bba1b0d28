import { type EpochMs, toNumericDate } from '@/lib/base'

/** Between which instants a token may be used, and what set its end. Times in whole seconds since the epoch (RFC 7519 section 2). */
export type TokenWindow = { readonly iat: number; readonly exp: number; readonly endSetBy: 'token' | 'grant' }

/** The window of a token that is minted now; null when the grant is too near its end, or has not begun. Never outlives the grant. */
export function tokenWindow(
  { startsAt, endsAt, tokenSeconds }: { startsAt: EpochMs; endsAt: EpochMs; tokenSeconds: number },
  now: EpochMs,
): TokenWindow | null {
  const iat = toNumericDate(now)
  const last = toNumericDate(endsAt)
  if (now < startsAt || last <= iat) return null
  const exp = Math.min(iat + tokenSeconds, last)
  return { iat, exp, endSetBy: exp === last ? 'grant' : 'token' }
}
