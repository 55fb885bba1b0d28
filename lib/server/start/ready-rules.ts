import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadDb } from '@/lib/server/db'
import { emitFault, emitNotice } from '@/lib/server/observability'
import { loadLiveRules } from '@/lib/templates/server'

/** How long a start waits for the rule engine, in ms: all else can be done without it. */
const longestWait = 5_000

/**
 * Starts the rule engine before the first request, which could not be decided without it; one that takes long, or does not come
 * up, holds the start no longer than 5 s. Says so in one line where there is no engine for this machine.
 */
export async function readyRules(db: ReadDb): Promise<void> {
  await Promise.race([loadRules(db), sleep(longestWait, undefined, { ref: false })])
}

async function loadRules(db: ReadDb): Promise<void> {
  try {
    if (await loadLiveRules(db)) return
    emitNotice(
      'There is no rule engine for this machine, so no access can be given. Set CERBOS_BIN to one (see the README).',
    )
  } catch (fault) {
    emitFault('start the rule engine', fault)
  }
}
