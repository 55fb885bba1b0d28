import { setImmediate as pause } from 'node:timers/promises'
import type { Database, ReadDb } from '@/lib/server/db'
import { type AcceptedBreak, chainDigest, readAcceptance } from './acceptance'
import { entryHash } from './entry-hash'
import { readEntriesAfter, readHead, readLastSeq, readTriggers } from './stored'
import type { JournalTable } from './tables'

/** What a check of the journal found: how many entries it read, and in words what is not as Remit wrote it. */
export type JournalCheck = {
  readonly entries: number
  /** The first twenty; empty when the journal is whole, what was accepted aside. */
  readonly problems: readonly string[]
  readonly problemCount: number
  /** What was found earlier and accepted at the command line: it stays told, and keeps nothing from being signed. */
  readonly accepted: readonly AcceptedBreak[]
}

const batch = 1_000
/** How many problems are named. */
export const shown = 20

/**
 * Reads the whole journal, a thousand entries at a time, and names every entry that was changed, put in or taken out, an end
 * that was cut, and a trigger that no longer keeps entries from being changed. Who rewrites the chain from some entry on
 * with all its hashes is not found: they have no key yet. What an entry of acceptance covers is no problem any more, as long
 * as all before that entry is, to the letter, what was accepted.
 */
export async function verifyJournal({ db, dialect }: Pick<Database, 'db' | 'dialect'>): Promise<JournalCheck> {
  const list = problemList()
  for (const problem of await triggerProblems(db, dialect)) list.report(problem)
  const last = await followChain(db, list)
  const lastSeq = await readLastSeq(db)
  const head = await readHead(db)
  // Entries written since the chain was read are beyond `last`, and the head has moved with them.
  if (lastSeq > head.seq) list.report(`Entries after ${head.seq} were put in.`)
  else if (last.seq < last.wanted) list.report(`Entries ${last.seq + 1} to ${last.wanted} are missing at the end.`)
  else if (last.seq === head.seq && last.hash !== head.hash)
    list.report(`The end of the journal is not entry ${last.seq}.`)
  return { entries: last.count, accepted: last.accepted, ...list.found() }
}

type ProblemList = ReturnType<typeof problemList>

/** Counts problems and keeps the first ones; `forget` drops those since the last `mark`. */
function problemList() {
  const problems: string[] = []
  let problemCount = 0
  let marked = 0
  return {
    report(problem: string): void {
      problemCount += 1
      if (problems.length < shown) problems.push(problem)
    },
    mark(): void {
      marked = problemCount
    },
    forget(): void {
      problemCount = marked
      problems.length = Math.min(problems.length, marked)
    },
    found: () => ({ problems, problemCount }),
  }
}

type End = {
  readonly seq: number
  readonly hash: string
  readonly wanted: number
  readonly count: number
  readonly accepted: readonly AcceptedBreak[]
}

async function followChain(db: ReadDb, list: ProblemList): Promise<End> {
  list.mark()
  const { seq: wanted } = await readHead(db)
  const digest = chainDigest()
  const accepted: AcceptedBreak[] = []
  let before = { seq: 0, hash: '' }
  let count = 0
  for (;;) {
    const rows = await readEntriesAfter(db, before.seq, { upTo: wanted, limit: batch })
    for (const row of rows) {
      const acceptance = readAcceptance(row, digest.read())
      const problem = acceptance === null ? problemOf(row, before) : null
      if (problem !== null) list.report(problem)
      if (acceptance !== null) {
        list.forget()
        accepted.push(acceptance)
      }
      digest.add(row)
      before = row
    }
    count += rows.length
    if (rows.length < batch) return { seq: before.seq, hash: before.hash, wanted, count, accepted }
    // Reading is not to hold up who is served meanwhile.
    await pause()
  }
}

function problemOf(row: JournalTable, before: { readonly seq: number; readonly hash: string }): string | null {
  const { hash, ...rest } = row
  const gap = row.seq - before.seq - 1
  if (!Number.isInteger(gap)) return `Entry ${row.seq} was put in.`
  if (entryHash(rest) !== hash) return `Entry ${row.seq} was changed.`
  if (gap === 1) return `Entry ${row.seq - 1} is missing.`
  if (gap > 1) return `Entries ${before.seq + 1} to ${row.seq - 1} are missing.`
  return row.previous_hash === before.hash
    ? null
    : `Entry ${row.seq} does not follow the one before it: one of the two was put in or replaced.`
}

/** What is wrong with the triggers that keep entries from being changed. */
export async function triggerProblems(db: ReadDb, dialect: Database['dialect']): Promise<string[]> {
  const found = await readTriggers(db, dialect)
  const wanted = dialect === 'sqlite' ? ['journal_no_delete', 'journal_no_update'] : ['journal_no_change']
  const missing = wanted.filter((name) => !found.some((trigger) => trigger.name === name && trigger.isKept))
  const unknown = found.filter(({ name }) => !wanted.includes(name))
  return [
    ...missing.map(
      (name) => `The trigger ${name}, which keeps entries from being changed, is gone, switched off or another.`,
    ),
    ...unknown.map(({ name }) => `The trigger ${name} is not one of Remit's.`),
  ]
}
