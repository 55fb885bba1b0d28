import { formatPath } from './cel/claim-path'
import { parseCel } from './cel/parse-cel'
import { type Condition, plainOf } from './condition'
import { evaluateCondition, type LeafVerdict, type RuleFacts, type Verdict } from './evaluate'
import { evaluateText } from './evaluate-text'
import { describeLeaf, describeValue } from './words'

/** A condition as it was decided: leaf by leaf, and why it is not met, in sentences for whoever was refused. */
export type Explanation = { readonly verdict: Verdict; readonly reasons: readonly string[] }

/** Most reasons that are said at once. */
const maxReasons = 5

/** Explains a condition over these facts. A text that is no CEL explains nothing, and is never met. */
export function explainCondition(text: string, facts: RuleFacts): Explanation {
  const tree = parseCel(text)
  if (!tree.ok) {
    const verdict = { met: false, isUnknown: false, leaves: [] }
    return { verdict, reasons: [`The condition cannot be read: ${tree.error.message}`] }
  }
  const verdict = evaluateText(text, tree.value, facts)
  return { verdict, reasons: verdict.met ? [] : reasonsFor(tree.value, facts).slice(0, maxReasons) }
}

/** Of a group that needs all, each part that fails; of one that needs any, all its parts as one choice. */
function reasonsFor(condition: Condition, facts: RuleFacts): readonly string[] {
  const plain = plainOf(condition)
  if (plain.kind === 'all') return plain.of.flatMap((one) => (isMet(one, facts) ? [] : reasonsFor(one, facts)))
  const { leaves } = evaluateCondition(plain, facts)
  if (plain.kind === 'any' && plain.of.length === 0) return ['Nobody may.']
  return [
    `Needs that ${leaves.map(({ leaf, isNegated }) => describeLeaf(leaf, isNegated)).join(', or that ')}; ${havings(leaves)}.`,
  ]
}

function isMet(condition: Condition, facts: RuleFacts): boolean {
  return evaluateCondition(condition, facts).met
}

/** What was found instead, each claim once. */
function havings(leaves: readonly LeafVerdict[]): string {
  const said = new Set(leaves.map(having))
  return [...said].join(', ')
}

function having({ leaf, outcome, value }: LeafVerdict): string {
  if (!('path' in leaf)) return outcome === 'unknown' ? 'only the engine can tell' : 'that is not so now'
  const claim = formatPath(leaf.path)
  if (outcome === 'error') return `${claim} cannot be compared`
  return value === undefined ? `you have no ${claim}` : `your ${claim} is ${describeValue(value)}`
}
