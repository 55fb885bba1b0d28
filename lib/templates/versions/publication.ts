import type { Guardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import { type AccessClaims, type Finding, reachOf } from '@/lib/policy'
import { claimsOfDocument } from '../draft-claims'
import { readEmbed } from '../embed/read-embed'
import { draftFindings } from '../findings/draft-findings'
import { readParameters } from '../parameters/parameter-list'
import type { TestResult } from '../tests/run'
import { readTests } from '../tests/test-list'
import type { TemplateContent } from './content'
import { isSameContent } from './content'
import { type ContentComparison, compareContents } from './content-comparison'
import { droppedTests, runOn } from './dropped-tests'
import { unlimitedResources } from './unlimited'

/** Everything that speaks for or against publishing a content over the live one. Derived from the two contents alone. */
export type Publication = {
  /** What a token would be given; null when the content cannot be read. */
  readonly claims: AccessClaims | null
  /** The reach in one sentence. */
  readonly reach: string
  /** Of the policy, the parameters, the guardrail and tests that are gone alike. */
  readonly findings: readonly Finding[]
  readonly tests: readonly TestResult[]
  /** What of the account is reached without any limit, in words; a second member has to agree to these. */
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
      ? [
          ...findingsOf(read.value, { content, claims: claims ?? {}, guardrail }),
          ...(live === null ? [] : droppedTests(read.value, { content, live })),
        ]
      : [unreadable(read.error.message)],
    tests: read.ok ? testsOf(read.value, content) : [],
    unlimited: claims === null ? [] : unlimitedResources(claims),
    comparison: live === null ? null : compareContents(live, content),
    isSame: live !== null && isSameContent(content, live),
  }
}

type Judged = {
  readonly content: TemplateContent
  readonly claims: AccessClaims
  readonly guardrail: Guardrail
}

function findingsOf(document: JsonDocument, { content, claims, guardrail }: Judged): readonly Finding[] {
  const parameters = readParameters(content.parameters)
  const tests = readTests(content.tests)
  const embed = readEmbed(content.embed)
  const [declared, defaults] = [parameters.ok ? parameters.value : [], embed.ok ? embed.value : null]
  return [
    ...draftFindings({ document, claims, parameters: declared, embed: defaults, guardrail }),
    ...(embed.ok ? [] : [unreadable('The embed defaults cannot be read.')]),
    ...(parameters.ok ? [] : [unreadable('The list of parameters cannot be read.')]),
    ...(tests.ok ? [] : [unreadable('The list of tests cannot be read.')]),
  ]
}

function testsOf(document: JsonDocument, content: TemplateContent): readonly TestResult[] {
  const tests = readTests(content.tests)
  return tests.ok ? runOn(document, content, tests.value) : []
}

function unreadable(message: string): Finding {
  return { code: 'unreadable', severity: 'error', path: [], message, reference: 'RFC 8259' }
}
