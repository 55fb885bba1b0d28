import type { Finding } from '@/lib/policy'
import type { ReadContent } from '../draft/read-content'
import { filterParameters } from '../embed/filter-uses'
import { runTemplateTests, type TestResult } from '../tests/run'
import { caseKeyOf } from '../tests/same-case'
import type { TemplateTest } from '../tests/template-test'

/**
 * The tests of the live version that a content no longer has, or expects the opposite of, and that it would fail: what a
 * version promised is not taken back without a reason. One security finding each.
 */
export function droppedTests(
  read: ReadContent,
  { tests, live }: { readonly tests: readonly TemplateTest[]; readonly live: readonly TemplateTest[] },
): readonly Finding[] {
  const kept = new Set(tests.map(promiseOf))
  const gone = live.filter((test) => !kept.has(promiseOf(test)))
  return runOn(read, gone).flatMap(({ test, outcome }, index) => (outcome === 'passed' ? [] : [findingOf(test, index)]))
}

function promiseOf(test: TemplateTest): string {
  return `${test.expect} ${caseKeyOf(test)}`
}

/** Runs tests on a content, whoever they belong to; none where its parameters cannot be read. */
export function runOn(
  { document, parameters, embed }: ReadContent,
  tests: readonly TemplateTest[],
): readonly TestResult[] {
  if (parameters === null) return []
  return runTemplateTests({ document, parameters, usedElsewhere: filterParameters(embed?.filters ?? []), tests })
}

function findingOf({ name }: TemplateTest, index: number): Finding {
  return {
    code: 'test-dropped',
    severity: 'security',
    path: ['tests', index],
    message: `The live version has the test “${name}”. It is no longer among the tests, and this would fail it.`,
    reference: 'Saved tests',
  }
}
