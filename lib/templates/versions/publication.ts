import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import { type AccessClaims, type Finding, lintPolicy, reachOf } from '@/lib/policy'
import { claimsOfDocument } from '../draft-claims'
import { filterParameters } from '../embed/filter-uses'
import { lintEmbed } from '../embed/lint-embed'
import { readEmbed } from '../embed/read-embed'
import { lintParameters } from '../parameters/lint'
import { readParameters } from '../parameters/parameter-list'
import { runTemplateTests, type TestResult } from '../tests/run'
import { readTests } from '../tests/test-list'
import type { TemplateContent } from './content'
import { isSameContent } from './content'
import { type ContentComparison, compareContents } from './content-comparison'

/** Everything that speaks for or against publishing a content over the live one. Derived from the two contents alone. */
export type Publication = {
  /** What a token would be given; null when the content cannot be read. */
  readonly claims: AccessClaims | null
  /** The reach in one sentence. */
  readonly reach: string
  /** Of the policy, the parameters and the guardrail alike. */
  readonly findings: readonly Finding[]
  readonly tests: readonly TestResult[]
  /** Resources of the account that are reached without any limit; a second member has to agree to these. */
  readonly unlimited: readonly string[]
  /** How access changes against the live version; null when nothing is live, or one of the two cannot be read. */
  readonly comparison: ContentComparison | null
  /** Whether the live version says the same to the letter. */
  readonly isSame: boolean
}

/** Judges a content that is to be published inside a guardrail. Total: what cannot be read is an error finding. */
export function judgePublication({
  content,
  live,
  guardrail,
}: {
  readonly content: TemplateContent
  readonly live: TemplateContent | null
  readonly guardrail: Guardrail
}): Publication {
  const read = readJson(content.text)
  const claims = read.ok ? claimsOfDocument(read.value) : null
  return {
    claims,
    reach: claims === null ? 'This draft cannot be read.' : reachOf(claims).summary,
    findings: read.ok
      ? [...findingsOf(read.value, content), ...checkGuardrail(guardrail, claims ?? {})]
      : [unreadable(read.error.message)],
    tests: read.ok ? testsOf(read.value, content) : [],
    unlimited: claims === null ? [] : unlimitedResources(claims),
    comparison: live === null ? null : compareContents(live, content),
    isSame: live !== null && isSameContent(content, live),
  }
}

/**
 * The resources among devices and sessions that a token reaches whole: `{}` where only the policy counts, or an
 * administrator's that no rule narrows (security T2). What the role agent brings by itself is not among them.
 */
export function unlimitedResources(claims: AccessClaims): readonly string[] {
  return reachOf(claims)
    .lines.filter(({ resource, state, from }) => {
      const isOfAgent = from === 'role' && claims.role !== 'administrator'
      return (resource === 'devices' || resource === 'sessions') && state === 'everything' && !isOfAgent
    })
    .map(({ resource }) => resource)
}

function findingsOf(document: JsonDocument, content: TemplateContent): readonly Finding[] {
  const parameters = readParameters(content.parameters)
  const tests = readTests(content.tests)
  const embed = readEmbed(content.embed)
  const declared = parameters.ok ? parameters.value : []
  return [
    ...lintPolicy(document, { kind: 'draft' }),
    ...lintParameters(document, declared, filterParameters(embed.ok ? embed.value.filters : [])),
    ...(embed.ok ? lintEmbed(embed.value, declared) : [unreadable('The embed defaults cannot be read.')]),
    ...(parameters.ok ? [] : [unreadable('The list of parameters cannot be read.')]),
    ...(tests.ok ? [] : [unreadable('The list of tests cannot be read.')]),
  ]
}

function testsOf(document: JsonDocument, content: TemplateContent): readonly TestResult[] {
  const parameters = readParameters(content.parameters)
  const tests = readTests(content.tests)
  const embed = readEmbed(content.embed)
  if (!parameters.ok || !tests.ok) return []
  const usedElsewhere = filterParameters(embed.ok ? embed.value.filters : [])
  return runTemplateTests({ document, parameters: parameters.value, usedElsewhere, tests: tests.value })
}

function unreadable(message: string): Finding {
  return { code: 'unreadable', severity: 'error', path: [], message, reference: 'RFC 8259' }
}
