import { evaluateCel } from './cel/cel'
import type { Condition } from './condition'
import { celFacts, evaluateCondition, type RuleFacts, type Verdict } from './evaluate'

/**
 * Decides the text of a condition as the engine does, with each leaf of the tree that it reads as. Where only the engine can
 * tell the whole, what the leaves decide still counts.
 */
export function evaluateText(text: string, tree: Condition, facts: RuleFacts): Verdict {
  const outcome = evaluateCel(text, celFacts(facts))
  const byLeaves = evaluateCondition(tree, facts)
  if (outcome === 'unknown') return byLeaves
  return { ...byLeaves, met: outcome === true, isUnknown: false }
}
