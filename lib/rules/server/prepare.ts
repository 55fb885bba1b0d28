import { err, ok, type Result } from '@/lib/base'
import { actionsOf, type RuleText } from '../rule'
import { policyName, policyOf } from './decide'
import { ruleEngine } from './running'

/** Why the engine does not take a rule: which condition, and in its own words. */
export type RuleProblem = { readonly field: string; readonly message: string }

/**
 * Has the engine take a rule, so that it is live before anything is decided by it: compiled, in an engine that is proven. An
 * error names the condition that does not compile, or says that there is no engine now.
 */
export async function prepareRule(rule: RuleText): Promise<Result<null, RuleProblem>> {
  const supervisor = await ruleEngine()
  if (supervisor === null) {
    return err({ field: 'rule', message: 'There is no rule engine on this server. See CERBOS_BIN in the README.' })
  }
  const ready = await supervisor.engineFor(policyName(rule), policyOf(rule, supervisor.signer.audience))
  return ready.ok ? ok(null) : err(problemIn(rule, ready.error))
}

/**
 * Loads the rules that are live when the server starts, so that the first question does not wait for an engine. Returns false
 * where there is no engine on this machine.
 */
export async function loadRules(rules: readonly RuleText[]): Promise<boolean> {
  const supervisor = await ruleEngine()
  if (supervisor === null) return false
  const { audience } = supervisor.signer
  await supervisor.load(new Map(rules.map((rule) => [policyName(rule), policyOf(rule, audience)])))
  return true
}

/** What the compiler printed, as far as it is read here: where, and why. */
const place = /\$\.resourcePolicy\.rules\[(\d+)\]/
const description = /"description":\s*"((?:[^"\\]|\\.){1,500})/

function problemIn(rule: RuleText, said: string): RuleProblem {
  const at = place.exec(said)?.[1]
  const action = at === undefined ? undefined : actionsOf(rule)[Number(at)]?.[0]
  const why = description.exec(said)?.[1]
  if (action === undefined) return { field: 'rule', message: 'The engine does not take this rule now. Try again.' }
  const words = why === undefined ? 'it does not compile' : JSON.parse(`"${why}"`)
  return { field: `rule.${action}`, message: `The condition for "${action}" is not taken by the engine: ${words}` }
}
