import type { EpochMs } from '@/lib/base'
import type { Claims } from '@/lib/claims'

/** A short-lived token an author signs to try a draft. It exists in the author's browser only; Remit keeps no copy. */
export type SignedTestToken = {
  readonly token: string
  readonly kid: string
  readonly claims: Claims
  readonly issuedAt: EpochMs
  readonly expiresAt: EpochMs
}
