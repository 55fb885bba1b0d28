import type { JsonDocument } from '@/lib/json'
import { type Boundary, boundariesOf } from '@/lib/policy'
import { bindParameters } from '../parameters/bind'
import type { Parameter } from '../parameters/parameter'
import { parametersUsed } from '../parameters/uses'
import { type StandIn, standInFor } from '../parameters/values/stand-in'
import { nameOfTest } from './name'
import { runTemplateTests, type TestResult } from './run'
import { caseKeyOf } from './same-case'
import { type TemplateTest, testLimits } from './template-test'
import { printTests, readTests } from './test-list'

/** Tests to accept, the values they fill the template in with, and the parameters for which no valid value is known. */
export type Suggestions = {
  readonly tests: readonly TemplateTest[]
  readonly values: readonly StandIn[]
  readonly lacking: readonly string[]
}

/** More than this nobody reads; the rest comes once these are accepted. */
const mostSuggested = 60

/**
 * The boundary cases of every rule as tests that hold today: what matches, each condition off by one value, missing, of
 * another type. None is a case that the given tests have already. Deterministic; empty for a draft that makes no token.
 */
export function suggestTests({
  document,
  parameters,
  tests,
}: {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly tests: readonly TemplateTest[]
}): Suggestions {
  const { values, lacking } = standInsFor(document, parameters)
  const given = Object.fromEntries(values.map(({ name, value }) => [name, value]))
  const bound = bindParameters({ document, parameters, values: given })
  if (!bound.ok || lacking.length > 0) return { tests: [], values, lacking }
  const boundaries = boundariesOf(bound.value.claims)
  const held = runTemplateTests({ document, parameters, tests: freshCases({ boundaries, tests, values: given }) })
  return { tests: held.flatMap(heldTest), values, lacking }
}

/** Cases that are no tests yet, as many as there is room for. Stops there: the keys of all would be long to make. */
function freshCases({
  boundaries,
  tests,
  values,
}: {
  readonly boundaries: readonly Boundary[]
  readonly tests: readonly TemplateTest[]
  readonly values: TemplateTest['values']
}): readonly TemplateTest[] {
  const room = Math.min(mostSuggested, testLimits.tests - tests.length)
  const known = new Set(tests.map(caseKeyOf))
  const fresh: TemplateTest[] = []
  for (const boundary of boundaries) {
    if (fresh.length >= room) break
    const test = testOf(boundary, values)
    const key = caseKeyOf(test)
    if (known.has(key) || !isKeepable(test)) continue
    known.add(key)
    fresh.push(test)
  }
  return fresh
}

function standInsFor(
  document: JsonDocument,
  parameters: readonly Parameter[],
): Pick<Suggestions, 'values' | 'lacking'> {
  const used = new Set(parametersUsed(document).map(({ name }) => name))
  const asked = parameters
    .filter(({ name }) => used.has(name))
    .map((parameter) => ({ parameter, standIn: standInFor(parameter) }))
  return {
    values: asked.flatMap(({ standIn }) => (standIn === null ? [] : [standIn])),
    lacking: asked.flatMap(({ parameter, standIn }) =>
      standIn === null && parameter.required ? [parameter.name] : [],
    ),
  }
}

function testOf(
  { request: { target, resource, action }, deed }: Boundary,
  values: TemplateTest['values'],
): TemplateTest {
  return { name: deed, values, expect: 'allow', request: { resource, action }, target }
}

/** The test under its name with today's answer. */
function heldTest({ test, outcome }: TestResult): readonly TemplateTest[] {
  if (outcome === 'refused') return []
  const expect = outcome === 'passed' ? 'allow' : 'deny'
  return [{ ...test, expect, name: nameOfTest(expect, test.name) }]
}

/** A list of tests reads back whole or not at all, so nothing that would not may be offered. */
function isKeepable(test: TemplateTest): boolean {
  return readTests(printTests([{ ...test, name: nameOfTest('deny', test.name) }])).ok
}
