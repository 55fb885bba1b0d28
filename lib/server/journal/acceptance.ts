import { createHash } from 'node:crypto'
import { z } from 'zod'
import { entryHash } from './entry-hash'
import type { JournalTable } from './tables'

/** The deed of an entry of acceptance, which is made at the command line and by nobody who is signed in. */
export const acceptDeed = 'journal.accept-break'

/** A journal that was changed outside Remit and taken as it was: from `seq` on, its chain begins anew. */
export type AcceptedBreak = {
  readonly seq: number
  readonly at: number
  readonly reason: string
  /** What was found then: the first twenty, and how many there were. */
  readonly problems: readonly string[]
  readonly problemCount: number
}

const acceptance = z.object({
  reason: z.string(),
  problems: z.array(z.string()),
  problemCount: z.int().positive(),
  digest: z.string(),
})

/** What an entry of acceptance keeps. `digest` is of all entries before it, so that none can be changed again unseen. */
export type Acceptance = z.infer<typeof acceptance>

/** The acceptance that an entry is, whole in itself and of exactly what stands before it; else null. */
export function readAcceptance(row: JournalTable, digest: () => string): AcceptedBreak | null {
  const { hash, ...rest } = row
  if (row.deed !== acceptDeed || row.outcome !== 'done' || entryHash(rest) !== hash) return null
  const detail = acceptance.safeParse(readDetail(row.detail))
  if (!detail.success || detail.data.digest !== digest()) return null
  const { reason, problems, problemCount } = detail.data
  return { seq: row.seq, at: row.at, reason, problems, problemCount }
}

/** Who makes up an entry with its hash may put anything there. */
function readDetail(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A digest of entries as they stand, whatever their hashes say, read off at any place. */
export function chainDigest() {
  const sum = createHash('sha256').update('remit-journal-accept-1\0')
  return {
    add({ hash, ...rest }: JournalTable): void {
      sum.update(`${entryHash(rest)} ${hash}\n`)
    },
    read: () => () => sum.copy().digest('hex'),
  }
}
