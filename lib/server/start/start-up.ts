import { randomBytes } from 'node:crypto'
import { type Deed, mayDo } from '@/lib/authz'
import { AppError } from '@/lib/base'
import { checkStoredConnection } from '@/lib/connection/server'
import { openKek, recordUnknownStandings } from '@/lib/keys/server'
import { currentCaller, prepareSetup } from '@/lib/members/server'
import { stopRuleEngine } from '@/lib/rules/server'
import { mountSandboxSockets } from '@/lib/sandbox/server'
import { database } from '@/lib/server/db'
import { env, isServingBuild, siteAbove } from '@/lib/server/env'
import { emitFault, emitNotice } from '@/lib/server/observability'
import type { Admitted } from '../ops/http/body/gate.mjs'
import { readyRules } from './ready-rules'
import { type JournalTask, journalExits, reportJournal, runJournalTask } from './report-journal'
import { keepSettling } from './settling'
import { warm } from './warm'

const shutdown = Symbol.for('remit.shutdown')
/** What to do in place of serving (`npm run journal`). */
const task = Symbol.for('remit.task')
const findMember = Symbol.for('remit.find-member')
/** What the server that runs Next asks of the application, which is bundled apart from it. */
const hooks: typeof globalThis & {
  [shutdown]?: () => Promise<void>
  [task]?: JournalTask
  [findMember]?: typeof admit
} = globalThis

/**
 * Opens the environment, the database and the key-encryption key, checks the stored connection, and prints the one-time
 * setup link while there is no owner. What stops it is said in one line and ends the process: a throw alone would leave
 * Next answering 500.
 */
export async function startUp(): Promise<void> {
  try {
    const { APP_ORIGIN, SANDBOX_ORIGIN } = env()
    const opened = await database()
    if (hooks[task] !== undefined) process.exit(await runJournalTask(hooks[task], opened, Date.now()))
    hooks[shutdown] = () => opened.close()
    hooks[findMember] = admit
    await checkStoredConnection(opened.db, { appOrigin: APP_ORIGIN, sandboxOrigin: SANDBOX_ORIGIN })
    await openKek(opened.db)
    await recordUnknownStandings(opened.db, Date.now())
    const link = await prepareSetup(opened.db, Date.now(), randomBytes)
    mountSandboxSockets()
    warnOfSiblings(APP_ORIGIN, SANDBOX_ORIGIN)
    reportJournal()
    const stopSettling = keepSettling()
    hooks[shutdown] = async () => {
      await stopSettling()
      await stopRuleEngine()
      await opened.close()
    }
    await readyRules(opened.db)
    emitNotice(link === null ? `Remit is ready at ${APP_ORIGIN}` : setupNotice(link))
    if (isServingBuild()) warm()
  } catch (fault) {
    const what = hooks[task] === undefined ? 'Remit cannot start' : 'The journal was neither checked nor changed'
    if (fault instanceof AppError) emitNotice(`${what}: ${fault.message}`)
    else emitFault('start-up', fault)
    process.exit(hooks[task] === undefined ? 1 : journalExits.unread)
  }
}

/** Who a Cookie line signs in, and whether they may do an operation; all may do what is none. */
async function admit(cookie: string, deed?: Deed): Promise<Admitted | null> {
  const caller = await currentCaller(new Headers({ cookie }))
  return caller && { id: caller.id, isAllowed: deed === undefined || mayDo(deed, caller.roles) }
}

function warnOfSiblings(appOrigin: string, sandboxOrigin: string): void {
  const site = siteAbove(new URL(appOrigin).hostname, new URL(sandboxOrigin).hostname)
  if (site === null) return
  emitNotice(
    `APP_ORIGIN and SANDBOX_ORIGIN are both below ${site}, so browsers count them as one site and SameSite cookies do not ` +
      'part them. The check of origins still does. A sandbox on another domain is safer.',
  )
}

function setupNotice(link: string): string {
  return `\n  Remit is ready to be set up. Open this link within 30 minutes; it works once:\n\n  ${link}\n`
}
