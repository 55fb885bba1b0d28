import { createHash } from 'node:crypto'
import { type EpochMs, err, type JsonObject, ok, type Result } from '@/lib/base'
import { emitFault } from '@/lib/server/observability'
import { toCerbosPolicy } from '../cerbos-policy'
import { explainCondition } from '../explain'
import { type RequestFacts, requestAttributes } from '../request'
import { actionsOf, type RuleAction, type RuleText } from '../rule'
import { startDeadline } from './deadline'
import type { Generation } from './engine/generation'
import { keySetId } from './engine/settings'
import type { Supervisor } from './engine/supervisor'
import { ruleEngine } from './running'

/** Who asks for what, and the rule of the template that they ask for. */
export type RuleQuestion = {
  readonly rule: RuleText
  /** Who asks, by an id for the log of the engine, and the claims that were verified. */
  readonly caller: { readonly id: string; readonly claims: JsonObject }
  readonly request: RequestFacts
  readonly now: EpochMs
}

/** What the engine decided, and what it is known by. */
export type RuleDecision = {
  /** The name of the rule's policy: a hash of what it says. */
  readonly policy: string
  readonly callId: string
  readonly allowed: ReadonlySet<RuleAction>
  /** The longest that the rule lets this caller have, in minutes: null where it says nothing about lengths, 0 where none is met. */
  readonly maxMinutes: number | null
}

/** How long an answer may take, in ms, an engine that has to be started first included. */
const answerLimit = 500

/**
 * Asks the engine. Only what it says is allowed is allowed; an engine that is down, slow, behind or odd is an error, with a
 * sentence for whoever asked, and is replaced.
 */
export async function decideRule(question: RuleQuestion): Promise<Result<RuleDecision, string>> {
  const deadline = startDeadline(answerLimit)
  try {
    const answer = await before(deadline.signal, askEngine(question, deadline.signal))
    return answer ?? err('The rules could not be decided in time. Nothing was given. Try again in a moment.')
  } finally {
    deadline.stop()
  }
}

/** Why an action was not allowed, in sentences for whoever asked. */
export function explainRefusal({ rule, caller, request, now }: RuleQuestion, action: RuleAction): readonly string[] {
  const text = actionsOf(rule).find(([name]) => name === action)?.[1] ?? 'false'
  return explainCondition(text, { claims: caller.claims, request, now }).reasons
}

/** The name of a rule's policy: equal rules have one. */
export function policyName(rule: RuleText): string {
  const text = JSON.stringify(actionsOf(rule))
  return `rule_${createHash('sha256').update(`remit-rule-1\0${text}`).digest('hex')}`
}

/** The policy of a rule as the engine holds it. */
export function policyOf(rule: RuleText, audience: string): JsonObject {
  return toCerbosPolicy({ kind: policyName(rule), version: '1' }, rule, audience)
}

const away = 'The rules cannot be decided now, so nothing was given. Try again in a moment.'

async function askEngine(question: RuleQuestion, signal: AbortSignal): Promise<Result<RuleDecision, string>> {
  const supervisor = await ruleEngine()
  if (supervisor === null)
    return err('There is no rule engine on this server, so nothing can be given. See CERBOS_BIN in the README.')
  const { signer } = supervisor
  const name = policyName(question.rule)
  const found = await supervisor.engineFor(name, policyOf(question.rule, signer.audience))
  if (!found.ok) {
    emitFault('load a rule', new Error(found.error))
    return err(away)
  }
  try {
    // The engine has a clock of its own, so the token is of this moment, whenever the question is of.
    const token = await signer.sign(question.caller.claims, Date.now())
    const result = await check(found.value, { question, token, signal })
    return readAnswer({ supervisor, generation: found.value, question }, result)
  } catch (fault) {
    emitFault('ask the rule engine', fault)
    supervisor.distrust(found.value)
    return err(away)
  }
}

type Sent = { readonly question: RuleQuestion; readonly token: string; readonly signal: AbortSignal }

function check(
  { engine }: Generation,
  { question: { rule, caller, request }, token, signal }: Sent,
): Promise<Response> {
  const resource = { kind: policyName(rule), policyVersion: '1', id: 'template', attr: requestAttributes(request) }
  return engine.client.checkResources(
    {
      principal: { id: caller.id, roles: ['user'] },
      resources: [{ resource, actions: actionsOf(rule).map(([action]) => action) }],
      auxData: { jwt: { token, keySetId } },
      includeMetadata: true,
    },
    { signal },
  )
}

type Response = Awaited<ReturnType<Generation['engine']['client']['checkResources']>>

type Asked = { readonly supervisor: Supervisor; readonly generation: Generation; readonly question: RuleQuestion }

function readAnswer(
  { supervisor, generation, question }: Asked,
  { results: [result], cerbosCallId }: Response,
): Result<RuleDecision, string> {
  const actions = actionsOf(question.rule).map(([action]) => action)
  const isKnown = actions.every((action) => {
    const policy = result?.metadata?.actions[action]?.matchedPolicy
    return result?.actions[action] !== undefined && policy !== undefined && policy !== 'NO_MATCH'
  })
  if (!isKnown || result === undefined) {
    supervisor.distrust(generation)
    return err(away)
  }
  const allowed = new Set(actions.filter((action) => result.isAllowed(action) === true))
  return ok({
    policy: policyName(question.rule),
    callId: cerbosCallId,
    allowed,
    maxMinutes: longest(question.rule, allowed),
  })
}

function longest({ lengths }: RuleText, allowed: ReadonlySet<RuleAction>): number | null {
  if (lengths.length === 0) return null
  return Math.max(0, ...lengths.flatMap(({ maxMinutes }) => (allowed.has(`length:${maxMinutes}`) ? [maxMinutes] : [])))
}

/** What comes before the deadline; null where it passes first. */
async function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  return Promise.race([work, late])
}
