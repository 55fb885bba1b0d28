import { z } from 'zod'
import { AppError } from '@/lib/base'
import { RecordedRefusal } from '@/lib/server/journal'
import { kek, openSealed, type SealLabel, sealBytes } from '@/lib/server/kek'
import type { GrantTable } from './tables'

/** The columns that decide what is signed, for whom, until when and for which browser, with what people call them. */
const names = {
  agent_email: 'its agent',
  agent_name: 'the name of its agent',
  template_id: 'its template',
  version: 'its version',
  delivery: 'how it is handed over',
  approvals: 'how many have to agree',
  asked_by: 'who asked for it',
  starts_at: 'its start',
  ends_at: 'its end',
  length_seconds: 'its length',
  token_seconds: 'how long its tokens live',
  given_by: 'who gave it',
  ready_at: 'when it was given',
  claim_by: 'until when its link waits',
  claim_hash: 'its link',
  claimed_at: 'when it was opened',
  holder_hash: 'the browser that holds it',
  ended_at: 'when it was ended',
  extends: 'what it lengthens',
} as const satisfies Partial<Record<keyof GrantTable, string>>

type Column = keyof typeof names
type Terms = Pick<GrantTable, Column>
type Sealed = Terms & Pick<GrantTable, 'id' | 'sealed_terms'>

const Copy = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

function isColumn(name: string): name is Column {
  return name in names
}

const columns: readonly Column[] = Object.keys(names).filter(isColumn)

/** Seals a copy of what is signed for a grant turns on, bound to the grant. */
export function sealTerms(row: Terms & Pick<GrantTable, 'id'>): string {
  return seal(row.id, Object.fromEntries(columns.map((name) => [name, row[name]])))
}

/**
 * The sealed copy after Remit itself changed some of it; undefined where nothing of it changes. It starts from the copy and
 * not from the columns, so that what was changed from outside never becomes true. One that does not open stays as it is.
 */
export function resealTerms(
  { id, sealed_terms: sealed }: Pick<GrantTable, 'id' | 'sealed_terms'>,
  change: Partial<GrantTable>,
): string | undefined {
  const changed = columns.flatMap((name) => (change[name] === undefined ? [] : [[name, change[name]] as const]))
  if (changed.length === 0) return undefined
  const copy = open(id, sealed)
  return copy === null ? sealed : seal(id, { ...copy, ...Object.fromEntries(changed) })
}

/** Whether a change is of something that the sealed copy holds. */
export function changesTerms(change: Partial<GrantTable>): boolean {
  return columns.some((name) => change[name] !== undefined)
}

/**
 * Why a grant is not as Remit left it, in one sentence that names what was changed; null where it is. Such a grant signs
 * nothing and counts as not readable.
 */
export function findTermsProblem(row: Sealed): string | null {
  const changed = changedColumns(row)
  if (changed === null) {
    return 'What this access depends on cannot be compared with its sealed copy, so it is not used. End it, and give it again.'
  }
  if (changed.length === 0) return null
  const what = changed.map((name) => names[name]).join(', ')
  return `This was changed outside Remit: ${what}. So it is not used. End it, and give it again.`
}

/**
 * Refuses a grant that is not as Remit left it (`sealed`), by what was changed, with an entry `grant.integrity`. To be asked of
 * the row as it is held, before anything is signed, opened, given or lengthened by it. Ending is never refused.
 */
export function requireTerms(row: Sealed): void {
  const problem = findTermsProblem(row)
  if (problem === null) return
  const changed = changedColumns(row)
  throw new RecordedRefusal('sealed', problem, { deed: 'grant.integrity', target: row.id, detail: { changed } })
}

function changedColumns(row: Sealed): readonly Column[] | null {
  const copy = open(row.id, row.sealed_terms)
  return copy === null ? null : columns.filter((name) => copy[name] !== row[name])
}

function seal(id: string, copy: z.output<typeof Copy>): string {
  return sealBytes(kek(), label(id), Buffer.from(JSON.stringify(copy)))
}

/** The sealed copy; null where it does not open, as when there is no key-encryption key. */
function open(id: string, sealed: string): z.output<typeof Copy> | null {
  try {
    const opened = openSealed(kek(), label(id), sealed, (plain) => Copy.parse(JSON.parse(plain.toString())))
    return opened.ok ? opened.value : null
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}

function label(id: string): SealLabel {
  return { format: 'remit-terms-1', purpose: 'seal-terms', bound: { table: 'access_grant', grant_id: id } }
}
