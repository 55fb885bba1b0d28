import { z } from 'zod'
import type { Deed } from '@/lib/authz'
import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { RecordedRefusal } from '@/lib/server/journal'
import { stateAt } from '../../lifecycle'
import { factsOf } from '../row'
import { hashProof } from '../seal'
import { findByClaim } from '../store'
import type { GrantTable } from '../tables'

/** The one-time code of a hand-over link, with every secret by which this browser holds a grant. */
export const linkInput = z.strictObject({
  code: z.string().max(200),
  holders: z.array(z.string().max(200)).max(50).default([]),
})

/**
 * How often links may be tried from one network: a whole office behind one address opens theirs within the minute in which a
 * shift begins. Nobody guesses 256 bits; this keeps trying to from being work for the server.
 */
export const linkTries = { tries: 300, windowMs: 60_000 } as const

/** The grant that a code opens or opened. Throws `link_unknown` where there is none. */
export async function findByCode(db: ReadDb, code: string): Promise<GrantTable> {
  const found = await findByClaim(db, hashProof('code', code))
  if (found === undefined) throw new AppError('link_unknown')
  return found
}

/** Whether a code is that of the present link of a grant. */
export function isOpenedBy(row: Pick<GrantTable, 'claim_hash'>, code: string): boolean {
  return row.claim_hash === hashProof('code', code)
}

/** Tells whether a secret is that of the browser that claimed a grant. */
export function isHolder(row: Pick<GrantTable, 'holder_hash'>, holder: string): boolean {
  return row.holder_hash !== null && row.holder_hash === hashProof('holder', holder)
}

/** Which of these secrets holds a grant that is in use. */
export function findOwnHolder(row: GrantTable, holders: readonly string[], now: EpochMs): string | undefined {
  return stateAt(factsOf(row), now) === 'active' ? holders.find((holder) => isHolder(row, holder)) : undefined
}

/** Why a link is not opened. */
type LinkRefusal = 'link_early' | 'link_used' | 'link_late' | 'link_ended'

/** Why the link of a grant is not opened now by a browser that does not hold it; null where it is. */
export function whyNotOpened(row: GrantTable, now: EpochMs): LinkRefusal | null {
  switch (stateAt(factsOf(row), now)) {
    case 'ready':
      return row.starts_at !== null && now < row.starts_at ? 'link_early' : null
    case 'active':
      return 'link_used'
    case 'lapsed':
      return 'link_late'
    case 'requested':
      return 'link_early'
    default:
      return 'link_ended'
  }
}

/** A refused link as an entry of the grant it belongs to, so that an auditor finds who tried what. */
export function refuseLink(deed: Deed, row: GrantTable, refusal: LinkRefusal): RecordedRefusal {
  return new RecordedRefusal(refusal, sentenceOf(row, refusal), { deed, target: row.id, detail: {} })
}

function sentenceOf(row: GrantTable, refusal: LinkRefusal): string {
  if (refusal !== 'link_early') return new AppError(refusal).message
  if (row.starts_at === null) return 'Someone still has to agree to this access. Try again later.'
  const start = new Date(row.starts_at).toISOString().slice(0, 16).replace('T', ' ')
  return `This access begins at ${start} UTC. Open the link again then.`
}
