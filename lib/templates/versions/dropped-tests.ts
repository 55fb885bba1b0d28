import type { JsonDocument } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import { filterParameters } from '../embed/filter-uses'
import { readEmbed } from '../embed/read-embed'
import { readParameters } from '../parameters/parameter-list'
import { runTemplateTests, type TestResult } from '../tests/run'
import { caseKeyOf } from '../tests/same-case'
import type { TemplateTest } from '../tests/template-test'
import { readTests } from '../tests/test-list'
import type { TemplateContent } from './content'

/**
 * The tests of the live version that a content no longer has, or expects the opposite of, and that it would fail: what a
 * version promised is not taken back without a reason. One security finding each.
 */
export function droppedTests(
  document: JsonDocument,
  { content, live }: { readonly content: TemplateContent; readonly live: TemplateContent },
): readonly Finding[] {
  const [before, after] = [readTests(live.tests), readTests(content.tests)]
  if (!before.ok) return []
  const kept = new Set((after.ok ? after.value : []).map(promiseOf))
  const gone = before.value.filter((test) => !kept.has(promiseOf(test)))
  return runOn(document, content, gone).flatMap(({ test, outcome }, index) =>
    outcome === 'passed' ? [] : [findingOf(test, index)],
  )
}

function promiseOf(test: TemplateTest): string {
  return `${test.expect} ${caseKeyOf(test)}`
}

/** Runs tests on a content, whoever they belong to; none where its parameters cannot be read. */
export function runOn(
  document: JsonDocument,
  content: TemplateContent,
  tests: readonly TemplateTest[],
): readonly TestResult[] {
  const parameters = readParameters(content.parameters)
  const embed = readEmbed(content.embed)
  if (!parameters.ok) return []
  const usedElsewhere = filterParameters(embed.ok ? embed.value.filters : [])
  return runTemplateTests({ document, parameters: parameters.value, usedElsewhere, tests })
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
