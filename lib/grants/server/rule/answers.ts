import { AppError, canonicalJson, type EpochMs, type Result } from '@/lib/base'
import { claimsOfMember } from '@/lib/members/server'
import { decideRule, explainRefusal, type RuleDecision, type RuleQuestion } from '@/lib/rules/server'
import type { Caller } from '@/lib/server/service'
import { readIssuance, type TemplateContent } from '@/lib/templates'

/** What the engine answered before the transaction opened, by what it was asked. */
export type RuleAnswers = ReadonlyMap<string, Result<RuleDecision, string>>

/** Who asks for what, from which version. */
export type RuleAsk = {
  readonly content: TemplateContent
  readonly caller: Caller
  readonly request: RuleQuestion['request']
  readonly now: EpochMs
}

/** Asks the engine. Nothing may wait for it while a transaction is open. */
export async function askRules(asks: readonly RuleAsk[]): Promise<RuleAnswers> {
  const answers = asks.map(async (ask) => [keyOf(ask), await decideRule(questionOf(ask))] as const)
  return new Map(await Promise.all(answers))
}

/** What the engine answered to exactly this; undefined where it was not asked. */
export function findAnswer(answers: RuleAnswers, ask: RuleAsk): Result<RuleDecision, string> | undefined {
  return answers.get(keyOf(ask))
}

/**
 * What the engine answered to exactly this. Throws `conflict` where the version, who asks or what is asked for is another by
 * now than what was decided, and `unavailable` where the engine did not answer.
 */
function requireAnswer(answers: RuleAnswers, ask: RuleAsk): RuleDecision {
  const answer = findAnswer(answers, ask)
  if (answer === undefined) {
    throw new AppError('conflict', { message: 'Something changed while this was decided. Look at it and ask again.' })
  }
  if (!answer.ok) throw new AppError('unavailable', { message: answer.error })
  return answer.value
}

/** As `requireAnswer`, and throws `forbidden`, with what is missing in words, where the rule does not allow the action. */
export function requireAllowed(answers: RuleAnswers, ask: RuleAsk, action: 'ask' | 'give' | 'approve'): RuleDecision {
  const decision = requireAnswer(answers, ask)
  if (!decision.allowed.has(action)) {
    throw new AppError('forbidden', { message: sentence(refusals[action], explainRefusal(questionOf(ask), action)) })
  }
  if (decision.maxMinutes !== 0 || action === 'approve') return decision
  const [length] = questionOf(ask).rule.lengths
  const reasons = length === undefined ? [] : explainRefusal(questionOf(ask), `length:${length.maxMinutes}`)
  throw new AppError('forbidden', {
    message: sentence('The rule of this template allows you no length of time.', reasons),
  })
}

const refusals = {
  ask: 'The rule of this template does not let you ask for this.',
  give: 'The rule of this template does not let you give this without an approval.',
  approve: 'The rule of this template does not let you approve this.',
} as const

function sentence(what: string, reasons: readonly string[]): string {
  return [what, ...reasons].join(' ')
}

function questionOf({ content, caller, request, now }: RuleAsk): RuleQuestion {
  const settings = readIssuance(content.issuance)
  if (!settings.ok) throw new AppError('blocked', { message: 'The rule of this template cannot be read.' })
  return { rule: settings.value.rule, caller: { id: caller.id, claims: claimsOfMember(caller) }, request, now }
}

function keyOf(ask: RuleAsk): string {
  const { rule, caller, request } = questionOf(ask)
  return canonicalJson({ rule: JSON.stringify(rule), claims: caller.claims, request: JSON.stringify(request) })
}
