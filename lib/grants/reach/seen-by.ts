import type { JsonObject, JsonPath } from '@/lib/base'
import { type Action, actions, evaluatePolicy, explainDecision } from '@/lib/policy'
import { type AskedTarget, type Holder, type PossibleTarget, possibleTargets, type Taker } from './asked'
import { ruleOf, type SeenResource } from './terms'

/** What a token could do with a target on one resource, and the line of its policy that let it. */
export type SeenOn = {
  readonly resource: SeenResource
  readonly actions: readonly Action[]
  /** Where in the claims the rule stands that let it; null for a role. */
  readonly path: JsonPath | null
  readonly sentence: string
  /** Only in sessions that these have taken; null where it does not depend on that, or was asked about as it is. */
  readonly takenBy: readonly Taker[] | null
}

/** What claims let a token do with one of the targets that are asked about, and why; null where they do not reach it there. */
export function seenBy(
  claims: JsonObject,
  asked: AskedTarget,
  { resource, holder }: { readonly resource: SeenResource; readonly holder: Holder | null },
): SeenOn | null {
  const rule = ruleOf(claims, resource)
  if (rule === null) return null
  const possible = possibleTargets(asked, { resource, rule, holder })
  const reached = possible.filter((one) => actionsOn(claims, resource, one).length > 0)
  const allowed = actions.filter((action) => reached.some((one) => isAllowed(claims, { resource, action, ...one })))
  const [first] = reached
  const [action] = allowed
  if (first === undefined || action === undefined) return null
  const own = reached.find((one) => isAllowed(claims, { resource, action, ...one })) ?? first
  const decided = explainDecision(claims, { resource, action, target: own.target, agentId: own.agentId })
  return {
    resource,
    actions: allowed,
    path: decided.rule?.path ?? null,
    sentence: decided.sentence,
    takenBy: reached.length === possible.length ? null : reached.map(({ taker }) => taker),
  }
}

type Asked = PossibleTarget & { readonly resource: SeenResource; readonly action: Action }

function actionsOn(claims: JsonObject, resource: SeenResource, one: PossibleTarget): readonly Action[] {
  return actions.filter((action) => isAllowed(claims, { resource, action, ...one }))
}

function isAllowed(claims: JsonObject, { resource, action, target, agentId }: Asked): boolean {
  return evaluatePolicy(claims, { resource, action, target, agentId }) === 'allow'
}
