import { type EpochMs, isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { type CelFacts, type CelOutcome, evaluateCel } from './cel/cel'
import { printLeaf } from './cel/print-leaf'
import { type Condition, type Leaf, type PlainCondition, plainOf } from './condition'
import { normaliseClaims } from './normalise-claims'
import { type RequestFacts, requestAttributes } from './request'

/** What became of one leaf, and of the whole. `unknown` is what only the engine can tell. */
export type LeafOutcome = 'met' | 'not-met' | 'missing' | 'wrong-type' | 'error' | 'unknown'

/** A leaf with what became of it and the value that was found, undefined where the claim is missing or none is asked for. */
export type LeafVerdict = {
  readonly leaf: Leaf
  readonly isNegated: boolean
  readonly outcome: LeafOutcome
  readonly value: JsonValue | undefined
}

/** What a condition comes to: allowed only where `met` is true. */
export type Verdict = {
  readonly met: boolean
  /** Whether an engine could say more than this preview: then `met` is false here. */
  readonly isUnknown: boolean
  /** Every leaf, in the order it is written. */
  readonly leaves: readonly LeafVerdict[]
}

/** Whom and what a condition is asked about: claims as they were signed, the request, and when. */
export type RuleFacts = { readonly claims: JsonObject; readonly request: RequestFacts; readonly now: EpochMs }

/**
 * Decides a condition the way the engine does, over claims as the engine would see them. It may answer "no" or `isUnknown`
 * where the engine says yes, and never the other way round.
 */
export function evaluateCondition(condition: Condition, given: RuleFacts): Verdict {
  const facts = celFacts(given)
  const leaves: LeafVerdict[] = []
  const outcome = walk(plainOf(condition), facts, leaves)
  return { met: outcome === true, isUnknown: outcome === 'unknown', leaves }
}

/** Facts as CEL is given them. */
export function celFacts({ claims, request, now }: RuleFacts): CelFacts {
  return { claims: normaliseClaims(claims), attributes: requestAttributes(request), now }
}

function walk(plain: PlainCondition, facts: CelFacts, leaves: LeafVerdict[]): CelOutcome {
  if (plain.kind === 'all' || plain.kind === 'any') {
    return join(
      plain.kind,
      plain.of.map((one) => walk(one, facts, leaves)),
    )
  }
  const verdict = plain.kind === 'not' ? judgeLeaf(plain.of, true, facts) : judgeLeaf(plain, false, facts)
  leaves.push(verdict)
  if (verdict.outcome === 'unknown' || verdict.outcome === 'error') return verdict.outcome
  return verdict.outcome === 'met'
}

/** As `&&` and `||` of CEL: what decides does so beside an error too, in whatever order (cel-spec, "Logical Operators"). */
function join(kind: 'all' | 'any', outcomes: readonly CelOutcome[]): CelOutcome {
  const decisive = kind === 'any'
  if (outcomes.includes(decisive)) return decisive
  if (outcomes.includes('unknown')) return 'unknown'
  return outcomes.includes('error') ? 'error' : !decisive
}

function judgeLeaf(leaf: Leaf, isNegated: boolean, facts: CelFacts): LeafVerdict {
  const value = 'path' in leaf ? valueAt(facts.claims, leaf.path) : undefined
  const statements = printLeaf(leaf, isNegated)
  const failed = statements.findIndex((text) => evaluateCel(text, facts) !== true)
  const outcome =
    failed === -1 ? 'met' : nameFailure(leaf, { statements, failed, facts, isMissing: value === undefined })
  return { leaf, isNegated, outcome, value }
}

type Failed = {
  readonly statements: readonly string[]
  readonly failed: number
  readonly facts: CelFacts
  readonly isMissing: boolean
}

function nameFailure(leaf: Leaf, { statements, failed, facts, isMissing }: Failed): LeafOutcome {
  const outcome = evaluateCel(statements[failed] ?? '', facts)
  if (outcome === 'unknown') return 'unknown'
  if (leaf.kind === 'present') return outcome === 'error' ? 'error' : 'not-met'
  if ('path' in leaf && isMissing) return outcome === 'error' ? 'error' : 'missing'
  if (outcome === 'error') return 'error'
  return 'path' in leaf && failed < statements.length - 1 ? 'wrong-type' : 'not-met'
}

function valueAt(claims: JsonObject, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (above, name) => (isJsonObject(above) && Object.hasOwn(above, name) ? above[name] : undefined),
    claims,
  )
}
