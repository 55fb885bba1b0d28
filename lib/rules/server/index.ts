/**
 * Decides rules by a real Cerbos engine, which runs beside the server. Law: only what the engine says is allowed is allowed;
 * one that is down, slow, behind or odd allows nothing.
 */
import 'server-only'

export { decideRule, explainRefusal, type RuleDecision, type RuleQuestion } from './decide'
export { loadRules, prepareRule } from './prepare'
export { stopRuleEngine } from './running'
