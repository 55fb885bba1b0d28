import { AppError, type EpochMs } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import type { RuleDecision } from '@/lib/rules/server'
import type { ReadDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { getLiveVersion, type LiveVersion } from '@/lib/templates/server'
import { type GrantAsk, type GrantContext, type GrantPlan, planGrant } from '../../plan'
import { requestFacts } from '../../rule/facts'
import { judgeContext, requirePlan } from '../judge'
import { askRules, findAnswer, type RuleAnswers, type RuleAsk, requireAllowed } from './answers'

type Giving = {
  readonly live: LiveVersion
  readonly context: GrantContext
  readonly input: GrantAsk
  readonly caller: Caller
  readonly now: EpochMs
}

/**
 * Has the engine decide what is asked for, before any transaction: once as it is asked for, and once more where the rule itself
 * sets another length. Nothing where the request is refused for another reason, which the transaction says.
 */
export async function decideGiving(
  db: ReadDb,
  asked: Omit<Giving, 'live' | 'context'> & { readonly templateId: LiveVersion['templateId'] },
): Promise<RuleAnswers> {
  try {
    const live = await getLiveVersion(db, asked.templateId)
    const { guardrail } = await getGuardrail(db)
    const context = await judgeContext(db, { content: live.content, guardrail, caller: asked.caller, now: asked.now })
    const giving = { ...asked, live, context }
    const first = askOf(giving, requirePlan(context, asked.input))
    const answers = await askRules([first])
    const decided = findAnswer(answers, first)
    const second = decided?.ok ? planGrant(contextWith(context, decided.value), asked.input) : decided
    if (!second?.ok) return answers
    const again = askOf(giving, second.value)
    // Where the rule takes nothing from what was asked for, it is the same question.
    return findAnswer(answers, again) ? answers : new Map([...answers, ...(await askRules([again]))])
  } catch (thrown) {
    if (thrown instanceof AppError) return new Map()
    throw thrown
  }
}

/** The plan of what the rule lets who asks have. Throws as `requirePlan` and `requireAllowed` do. */
export function requireRuledPlan(
  answers: RuleAnswers,
  giving: Giving,
): { readonly plan: GrantPlan; readonly decision: RuleDecision } {
  const { context, input } = giving
  const first = requireAllowed(answers, askOf(giving, requirePlan(context, input)), 'ask')
  const planned = requirePlan(contextWith(context, first), input)
  const decision = requireAllowed(answers, askOf(giving, planned), 'ask')
  return { plan: requirePlan(contextWith(context, decision), input), decision }
}

/** What somebody is judged by where the rule decided: it may take from what their role lets them, and never adds. */
function contextWith(context: GrantContext, { allowed, maxMinutes }: RuleDecision): GrantContext {
  const ruleSeconds = maxMinutes === null ? null : maxMinutes * 60
  return { ...context, mayGive: context.mayGive && allowed.has('give'), ruleSeconds }
}

function askOf({ live, input, caller, now }: Giving, { claims, endsAt, startsAt, agent }: GrantPlan): RuleAsk {
  const { reason, ticket } = input
  const seconds = (endsAt - startsAt) / 1000
  const request = requestFacts({ agent: agent.email, reason, ticket, seconds, claims, values: valuesOf(input) })
  return { content: live.content, caller, request, now }
}

function valuesOf({ values }: GrantAsk): Record<string, string | number | boolean> {
  const known = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  )
  return Object.fromEntries(known)
}
