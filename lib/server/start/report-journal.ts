import { checkJournal } from '@/lib/server/journal'
import { emitFault, emitNotice, emitTrouble } from '@/lib/server/observability'

/** Checks the journal while Remit already serves, and says loudly what is not as Remit wrote it. Signing waits for it. */
export function reportJournal(): void {
  checkJournal().then(
    ({ problems, problemCount }) => {
      if (problemCount > 0) emitTrouble(`${summaryOf(problemCount)} ${problems.join(' ')} ${wayOut}`)
    },
    (fault: unknown) => emitFault('journal check', fault),
  )
}

/** `npm run journal`: checks the journal and nothing else, says what was found, and returns the code to exit with. */
export async function printJournalCheck(): Promise<number> {
  const { entries, problems, problemCount } = await checkJournal()
  if (problemCount === 0) {
    emitNotice(`The journal is whole: ${entries} entries, each sealed to the one before.`)
    return 0
  }
  const lines = problems.map((problem) => `\n  - ${problem}`).join('')
  const more = problemCount > problems.length ? `\n  and ${problemCount - problems.length} more` : ''
  emitNotice(`${summaryOf(problemCount)}${lines}${more}\n${wayOut}`)
  return 1
}

function summaryOf(count: number): string {
  return `The journal was changed outside Remit: ${count === 1 ? 'one problem' : `${count} problems`}.`
}

const wayOut =
  'Nothing is signed until it is whole: stop Remit and restore the database from a backup; find out who wrote to it.'
