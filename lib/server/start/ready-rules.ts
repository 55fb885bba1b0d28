import type { ReadDb } from '@/lib/server/db'
import { emitFault, emitNotice } from '@/lib/server/observability'
import { loadLiveRules } from '@/lib/templates/server'

/**
 * Starts the rule engine beside the first requests: one that comes before it has to wait, or is refused. Says so in one line
 * where there is no engine for this machine.
 */
export async function readyRules(db: ReadDb): Promise<void> {
  try {
    if (await loadLiveRules(db)) return
    emitNotice(
      'There is no rule engine for this machine, so no access can be given. Set CERBOS_BIN to one (see the README).',
    )
  } catch (fault) {
    emitFault('start the rule engine', fault)
  }
}
