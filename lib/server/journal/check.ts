import { AppError } from '@/lib/base'
import { type Database, database } from '@/lib/server/db'
import { type JournalCheck, verifyJournal } from './verify'

const slot = Symbol.for('remit.journal-checks')
/** Next bundles this module several times, and a database is checked once. */
const shared: typeof globalThis & { [slot]?: WeakMap<Database, Running> } = globalThis
const patienceMs = 1_500

type Running = { readonly whenDone: Promise<JournalCheck>; result: JournalCheck | null }

/** Checks the journal of the shared database, once for each process that opens it; whoever asks later gets what was found. */
export async function checkJournal(): Promise<JournalCheck> {
  return (await startedCheck()).whenDone
}

/** What the check found, `null` while it is still running. */
export async function foundByCheck(): Promise<JournalCheck | null> {
  return (await startedCheck()).result
}

/**
 * Throws `unavailable` unless the journal was found whole: what is signed without a record that holds is signed without a
 * record. A check that takes long is not waited for.
 */
export async function requireWholeJournal(): Promise<void> {
  const { whenDone, result } = await startedCheck()
  const check = result ?? (await inPatience(whenDone))
  if (check === null) throw new AppError('unavailable', { message: checking })
  if (check.problemCount > 0) throw new AppError('unavailable', { message: broken })
}

async function inPatience(whenDone: Promise<JournalCheck>): Promise<JournalCheck | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null)
  })
  return Promise.race([whenDone, late]).finally(() => clearTimeout(timer))
}

async function startedCheck(): Promise<Running> {
  const opened = await database()
  shared[slot] ??= new WeakMap()
  const checks = shared[slot]
  const known = checks.get(opened)
  if (known !== undefined) return known
  const whenDone = verifyJournal(opened)
  const running: Running = { whenDone, result: null }
  checks.set(opened, running)
  whenDone.then(
    (check) => {
      running.result = check
    },
    // A database that was away meanwhile is asked again by whoever comes next.
    () => checks.delete(opened),
  )
  return running
}

const checking = 'Remit is still checking its journal, and signs nothing before. Try again in a moment.'
const broken =
  'The journal was changed outside Remit, so nothing is signed. An owner sees what was found, and whoever runs Remit restores the database.'
