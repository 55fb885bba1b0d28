import { AppError, type EpochMs } from '@/lib/base'
import { isVisibleText } from '@/lib/json'
import type { Database } from '@/lib/server/db'
import { type AcceptedBreak, acceptBreak, checkJournal } from '@/lib/server/journal'
import { emitFault, emitNotice, emitTrouble } from '@/lib/server/observability'
import { makeId } from '@/lib/server/service'

/** What `npm run journal` is asked for: to check the journal, or to accept it as it is, for a reason. */
export type JournalTask = { readonly kind: 'check' } | { readonly kind: 'accept'; readonly reason: string }

/** The codes that `npm run journal` exits with. */
export const journalExits = { whole: 0, changed: 1, unread: 2 } as const

/** Checks the journal while Remit already serves, and says loudly what is not as Remit wrote it. Signing waits for it. */
export function reportJournal(): void {
  checkJournal().then(
    ({ problems, problemCount, accepted }) => {
      for (const one of accepted) emitTrouble(describeBreak(one))
      if (problemCount > 0) emitTrouble(`${summaryOf(problemCount)} ${problems.join(' ')} ${wayOut}`)
    },
    (fault: unknown) => emitFault('journal check', fault),
  )
}

/** `npm run journal`: does what it is asked and nothing else, says what was found, and returns the code to exit with. */
export async function runJournalTask(task: JournalTask, opened: Database, now: EpochMs): Promise<number> {
  if (task.kind === 'accept') await accept(opened, task.reason.trim(), now)
  const { entries, problems, problemCount, accepted } = await checkJournal()
  for (const one of accepted) emitNotice(describeBreak(one))
  if (problemCount === 0) {
    const since = accepted.length === 0 ? '' : ', what was accepted aside'
    emitNotice(`The journal is whole${since}: ${entries} entries, each sealed to the one before.`)
    return journalExits.whole
  }
  const lines = problems.map((problem) => `\n  - ${problem}`).join('')
  const more = problemCount > problems.length ? `\n  and ${problemCount - problems.length} more` : ''
  emitNotice(`${summaryOf(problemCount)}${lines}${more}\n${wayOut}`)
  return journalExits.changed
}

async function accept(opened: Database, reason: string, at: EpochMs): Promise<void> {
  if (reason.length < 10 || reason.length > 500 || !isVisibleText(reason)) {
    throw new AppError('invalid', {
      message: 'Give the reason in 10 to 500 characters that can be seen: npm run journal -- --accept "why"',
    })
  }
  const seq = await acceptBreak(opened, { id: makeId('evt'), at, reason })
  emitNotice(`Accepted: the chain begins anew at entry ${seq}. Restart every Remit that uses this database.`)
}

function describeBreak({ seq, at, reason, problems, problemCount }: AcceptedBreak): string {
  const day = new Date(at).toISOString().slice(0, 10)
  return `The journal was changed outside Remit before entry ${seq}, which accepted that on ${day} (“${reason}”): ${countOf(problemCount)}. ${problems.join(' ')}`
}

function summaryOf(count: number): string {
  return `The journal was changed outside Remit: ${countOf(count)}.`
}

function countOf(count: number): string {
  return count === 1 ? 'one problem' : `${count} problems`
}

const wayOut =
  'Nothing is signed until it is whole: stop Remit and restore the database from a backup; find out who wrote to it. Without a backup an owner can accept it as it is, which every check tells from then on: npm run journal -- --accept "why"'
