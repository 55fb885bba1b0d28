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
  const { content, caller, now } = about
  return { content, caller, request: approvalRequest(row, held, now), now }
}

/** What a rule is told of a request that somebody approves. Throws as `authoredOf` does. */
export function approvalRequest(row: GrantTable, held: GrantTable | null, now: EpochMs): RuleAsk['request'] {
  return requestOf(held ?? row, { agent: row.agent_email, reason: row.reason, seconds: lengthOf(row, held, now) })
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

type Told = { readonly agent: string; readonly reason: string; readonly seconds: number }

function askOf(row: GrantTable, { content, caller, now, ...told }: About & Told): RuleAsk {
  return { content, caller, request: requestOf(row, told), now }
}

function requestOf(row: GrantTable, { agent, reason, seconds }: Told): RuleAsk['request'] {
  const { claims, values } = authoredOf(row)
  return requestFacts({ agent, reason, ticket: row.ticket, seconds, claims, values })
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
