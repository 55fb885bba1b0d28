import type { Connection } from '@/lib/connection'
import { holdConnectionAt } from '@/lib/connection/server'
import { holdGuardrailAt } from '@/lib/guardrails/server'
import { holdSigningKeyAt } from '@/lib/keys/server'
import type { WriteTx } from '@/lib/server/db'

/** What a token was signed under, before the transaction in which it leaves. */
export type SignedUnder = {
  readonly guardrailRevision: number
  readonly connection: Connection
  readonly kid: string
}

/**
 * Holds what a token was signed under until the transaction ends: guardrail, connection and signing key, in this order and
 * before any other row. Throws `conflict` by the name of the one that was changed since, so that no token leaves after the
 * change was answered that it does not fit any more.
 */
export async function holdSignedUnder(tx: WriteTx, { guardrailRevision, connection, kid }: SignedUnder): Promise<void> {
  await holdGuardrailAt(tx, guardrailRevision)
  await holdConnectionAt(tx, connection)
  await holdSigningKeyAt(tx, kid)
}
