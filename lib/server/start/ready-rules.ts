import { openRule } from '@/lib/rules'
import { loadRules } from '@/lib/rules/server'
import type { ReadDb } from '@/lib/server/db'
import { emitFault, emitNotice } from '@/lib/server/observability'
import { readIssuance } from '@/lib/templates'
import { listLiveVersions } from '@/lib/templates/server'

/**
 * Starts the rule engine over the rules of every live version, beside the first requests: one that comes before it has to wait,
 * or is refused. Says so in one line where there is no engine for this machine.
 */
export async function readyRules(db: ReadDb): Promise<void> {
  try {
    const rules = (await listLiveVersions(db)).flatMap(({ content }) => {
      const settings = readIssuance(content.issuance)
      return settings.ok ? [settings.value.rule] : []
    })
    if (await loadRules([openRule, ...rules])) return
    emitNotice(
      'There is no rule engine for this machine, so no access can be given. Set CERBOS_BIN to one (see the README).',
    )
  } catch (fault) {
    emitFault('start the rule engine', fault)
  }
}
