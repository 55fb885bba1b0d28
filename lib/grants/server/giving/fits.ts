import { AppError, type EpochMs, type JsonObject } from '@/lib/base'
import { checkGuardrail, type Guardrail, problemOfAgent } from '@/lib/guardrails'
import type { WriteTx } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import type { Delivery, TemplateContent } from '@/lib/templates'
import { describeExcess, type GrantLimit, smallestLimit } from '../../limits'
import { judgeContext } from '../judge'

/** What is about to be given, lengthened or handed on: under what it falls now, whatever it fell under when it was asked for. */
export type Fitting = {
  /** The version that it is from. */
  readonly content: TemplateContent
  /** The guardrail of now, held. */
  readonly guardrail: Guardrail
  readonly claims: JsonObject
  readonly email: string
  readonly delivery: Delivery
  /** Who gives it or agrees to it. */
  readonly caller: Pick<Caller, 'roles'>
  /** The longest that the rule of the template lets whoever gives it have; null where it says nothing about it. */
  readonly ruleSeconds: number | null
  readonly now: EpochMs
}

/**
 * The smallest limit on how long this may last, by the guardrail of now and the roles of who gives it. Throws `blocked` when
 * the guardrail forbids what it reaches by now, or whom it is for.
 */
export async function findLimit(
  tx: WriteTx,
  { content, claims, email, delivery, caller, now, guardrail, ruleSeconds }: Fitting,
): Promise<GrantLimit> {
  const refused = problemOfAgent(guardrail, email)
  if (refused !== null) throw new AppError('blocked', { message: refused })
  const [beyond] = checkGuardrail(guardrail, claims)
  if (beyond) throw new AppError('blocked', { message: `The guardrail no longer allows this: ${beyond.message}` })
  const { draft, roles } = await judgeContext(tx, { content, guardrail, caller, now })
  return smallestLimit({ claims, guardrail, settings: draft.issuance, delivery, roles, ruleSeconds })
}

/** Refuses what would last longer than may be by now, with the limit's name, and all that `findLimit` refuses (`blocked`). */
export async function requireFits(tx: WriteTx, fitting: Fitting, seconds: number): Promise<void> {
  const limit = await findLimit(tx, fitting)
  if (seconds > limit.seconds) throw new AppError('blocked', { message: describeExcess(limit) })
}
