import { createHash } from 'node:crypto'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import { buildClaims } from '@/lib/claims'
import type { Connection } from '@/lib/connection'
import { getConnection } from '@/lib/connection/server'
import { checkGuardrail, problemOfAgent } from '@/lib/guardrails'
import { getGuardrail } from '@/lib/guardrails/server'
import { currentSigningKey } from '@/lib/keys/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { holdSignedUnder, type SignedUnder, signCompact } from '@/lib/tokens/server'
import type { MintedToken } from '../../desk'
import { tokenWindow } from '../../token-window'
import { authoredOf } from '../sealed-claims'
import { lockGrant } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { insertToken, moveReach } from '../trail/store'

/** A token that was signed and has not left, and what under. */
export type SignedForGrant = { readonly minted: MintedToken; readonly under: SignedUnder }

/**
 * Signs a token of a grant for now, by what counts now: the connection, the signing key, the guardrail. Refuses one that
 * has not begun or is at its end (`conflict`), what the guardrail forbids by now (`blocked`), and what was changed from
 * outside (`sealed`).
 */
export async function signForGrant(db: ReadDb, row: GrantTable, now: EpochMs): Promise<SignedForGrant> {
  requireTerms(row)
  const { starts_at: startsAt, ends_at: endsAt } = row
  const window =
    startsAt === null || endsAt === null
      ? null
      : tokenWindow({ startsAt, endsAt, tokenSeconds: row.token_seconds }, now)
  if (window === null)
    throw new AppError('conflict', { message: 'No token can be made now: this access has not begun, or is over.' })
  const { guardrail, revision: guardrailRevision } = await getGuardrail(db)
  const { document, claims } = authoredOf(row)
  const [beyond] = checkGuardrail(guardrail, claims, window.exp - window.iat)
  const refused = beyond?.message ?? problemOfAgent(guardrail, row.agent_email)
  if (refused !== null) throw new AppError('blocked', { message: `The guardrail no longer allows this: ${refused}` })
  const connection = await getConnection(db)
  const built = buildClaims(document, {
    licenseKey: connection.licenseKey,
    subject: row.agent_email,
    displayName: row.agent_name,
    issuedAt: window.iat * 1000,
    lifetimeSeconds: window.exp - window.iat,
  })
  if (!built.ok) throw new AppError('internal')
  const key = await currentSigningKey(db)
  const token = await signCompact(built.value.text, key)
  const minted = {
    token,
    kid: key.kid,
    issuedAt: window.iat * 1000,
    expiresAt: window.exp * 1000,
    endSetBy: window.endSetBy,
  }
  return { minted, under: { guardrailRevision, connection, kid: key.kid } }
}

/**
 * The grant that a signed token is for, held, as is what it was signed under. Throws `conflict` when any of that was changed
 * since: no token leaves after the change was answered that it would have forbidden.
 */
export async function lockToMint(tx: WriteTx, id: string, { under }: SignedForGrant): Promise<GrantTable> {
  await holdSignedUnder(tx, under)
  const row = await lockGrant(tx, id)
  requireTerms(row)
  return row
}

/** An origin and an account there as one fingerprint. */
export function printPlace({ origin, licenseKey }: Connection): string {
  return createHash('sha256')
    .update(JSON.stringify([origin, licenseKey]))
    .digest('base64url')
}

/**
 * Records a token in the transaction that lets it leave: nothing is delivered that is not recorded (security 3.1). `row` is
 * held and minting. Returns what changes in the grant, and the facts for the journal.
 */
export async function recordToken(
  tx: WriteTx,
  row: GrantTable,
  { id, signed: { minted, under } }: { readonly id: Id<'tok'>; readonly signed: SignedForGrant },
) {
  const { kid, issuedAt, expiresAt } = minted
  if (row.ends_at === null || expiresAt > row.ends_at) {
    throw new AppError('conflict', { message: 'The end of this access was changed in the meantime. Try again.' })
  }
  const sha256 = createHash('sha256').update(minted.token).digest('hex')
  await insertToken(tx, {
    id,
    grant_id: row.id,
    kid,
    issued_at: issuedAt,
    expires_at: expiresAt,
    sha256,
    place: printPlace(under.connection),
  })
  const change = { minted: row.minted + 1, last_token_ends_at: Math.max(row.last_token_ends_at ?? 0, expiresAt) }
  await moveReach(tx, row.id, change.last_token_ends_at)
  return {
    change,
    detail: { token: id, kid, iat: issuedAt / 1000, exp: expiresAt / 1000, sha256, number: change.minted },
  }
}
