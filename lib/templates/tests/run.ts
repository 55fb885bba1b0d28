import { canonicalJson, type JsonObject, ok, type Result } from '@/lib/base'
import type { JsonDocument } from '@/lib/json'
import { type Decision, explainDecision } from '@/lib/policy'
import { type Binding, type BindProblem, prepareBinding } from '../parameters/bind'
import type { Parameter } from '../parameters/parameter'
import type { TemplateTest } from './template-test'

/**
 * What became of a test. `passed` and `failed` carry the decision with everything that led to it, its paths those of the
 * draft; `refused` says why no token could be made with the values of the test, and counts as a failure.
 */
export type TestResult = { readonly test: TemplateTest } & (
  | { readonly outcome: 'passed' | 'failed'; readonly decision: Decision }
  | { readonly outcome: 'refused'; readonly problems: readonly BindProblem[] }
)

/** Runs every test against a draft, in order. Never throws; what cannot be decided does not pass. */
export function runTemplateTests({
  tests,
  ...template
}: {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  /** Parameters that stand in filters of the embed: a test may give them a value, which decides nothing. */
  readonly usedElsewhere?: readonly string[]
  readonly tests: readonly TemplateTest[]
}): readonly TestResult[] {
  const bind = prepareBinding(template)
  // Most tests of a template share a few sets of values. The claims alone are kept: a tree for each set is much to hold.
  const known = new Map<string, Filled>()
  return tests.map((test) => {
    const key = canonicalJson(test.values)
    const filled = known.get(key) ?? claimsOf(bind(test.values))
    known.set(key, filled)
    return resultOf(test, filled)
  })
}

type Filled = Result<JsonObject, readonly BindProblem[]>

function claimsOf(binding: Binding): Filled {
  return binding.ok ? ok(binding.value.claims) : binding
}

function resultOf(test: TemplateTest, filled: Filled): TestResult {
  if (!filled.ok) return { test, outcome: 'refused', problems: filled.error }
  const decision = explainDecision(filled.value, { ...test.request, target: test.target })
  return { test, outcome: decision.effect === test.expect ? 'passed' : 'failed', decision }
}
