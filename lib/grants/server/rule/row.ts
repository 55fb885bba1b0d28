import { AppError, type EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import type { TemplateContent } from '@/lib/templates'
import { getVersionContent, templateId } from '@/lib/templates/server'
import { requestFacts } from '../../rule/facts'
import { lengthOf } from '../row'
import { authoredOf } from '../sealed-claims'
import { listByIds } from '../store'
import type { GrantTable } from '../tables'
import { askRules, type RuleAnswers, type RuleAsk } from './answers'

type About = { readonly content: TemplateContent; readonly caller: Caller; readonly now: EpochMs }

/** What the engine is asked when somebody approves a request; `held` is the grant that it would lengthen. */
export function approvalAsk(row: GrantTable, held: GrantTable | null, about: About): RuleAsk {
  const seconds = lengthOf(row, held, about.now)
  return askOf(held ?? row, { ...about, agent: row.agent_email, reason: row.reason, seconds })
}

/** What the engine is asked when a grant is to last so much longer. */
export function extensionAsk(
  held: GrantTable,
  given: About & { readonly minutes: number; readonly reason: string },
): RuleAsk {
  const seconds = ((held.ends_at ?? given.now) - (held.starts_at ?? given.now)) / 1000 + given.minutes * 60
  return askOf(held, { ...given, agent: held.agent_email, seconds })
}

/** What the engine is asked when what is left of a grant goes to another agent. */
export function handOverAsk(row: GrantTable, given: About & { readonly agent: string }): RuleAsk {
  const seconds = ((row.ends_at ?? given.now) - Math.max(row.starts_at ?? given.now, given.now)) / 1000
  return askOf(row, { ...given, reason: row.reason, seconds })
}

type Told = About & { readonly agent: string; readonly reason: string; readonly seconds: number }

function askOf(row: GrantTable, { content, caller, now, agent, reason, seconds }: Told): RuleAsk {
  const { claims, values } = authoredOf(row)
  const request = requestFacts({ agent, reason, ticket: row.ticket, seconds, claims, values })
  return { content, caller, request, now }
}

/**
 * Has the engine decide about grants as they stand, before any transaction. Nothing about those that cannot be read: what is
 * wrong with them the transaction says.
 */
export async function decideRows(
  db: ReadDb,
  ids: readonly string[],
  askFor: (row: GrantTable, content: TemplateContent, held: GrantTable | null) => RuleAsk,
): Promise<RuleAnswers> {
  try {
    const rows = await listByIds(db, ids)
    const held = new Map(
      (
        await listByIds(
          db,
          rows.flatMap((row) => row.extends ?? []),
        )
      ).map((row) => [row.id, row]),
    )
    const asks: RuleAsk[] = []
    for (const row of rows) {
      const lengthened = held.get(row.extends ?? '') ?? null
      asks.push(askFor(row, await getVersionContent(db, templateId.parse(row.template_id), row.version), lengthened))
    }
    return await askRules(asks)
  } catch (thrown) {
    if (thrown instanceof AppError) return new Map()
    throw thrown
  }
}
