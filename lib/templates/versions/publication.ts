import type { Guardrail } from '@/lib/guardrails'
import { type AccessClaims, type Finding, reachOf } from '@/lib/policy'
import { draftFindings } from '../findings/draft-findings'
import type { TestResult } from '../tests/run'
import { readTests } from '../tests/test-list'
import type { TemplateContent } from './content'
import { isSameContent } from './content'
import { type ContentComparison, compareContents } from './content-comparison'
import { droppedTests, runOn } from './dropped-tests'
import { type ReadContent, readContent } from './read-content'
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
  const isSame = live !== null && isSameContent(content, live)
  const read = readContent(content)
  if (!read.ok) return { ...nothingRead, findings: [unreadable(read.error.message)], isSame }
  const { claims } = read.value
  const [tests, liveTests] = [readTests(content.tests), readTests(live?.tests ?? '')]
  const [cases, promised] = [tests.ok ? tests.value : [], liveTests.ok ? liveTests.value : []]
  const before = live === null ? null : readContent(live)
  return {
    claims,
    reach: claims === null ? nothingRead.reach : reachOf(claims).summary,
    findings: [
      ...draftFindings({ ...read.value, guardrail }),
      ...unreadParts(read.value, tests.ok),
      ...droppedTests(read.value, { tests: cases, live: promised }),
    ],
    tests: runOn(read.value, cases),
    unlimited: claims === null ? [] : unlimitedResources(claims),
    comparison: before?.ok ? compareContents(before.value, read.value) : null,
    isSame,
  }
}

const nothingRead = {
  claims: null,
  reach: 'This draft cannot be read.',
  tests: [],
  unlimited: [],
  comparison: null,
} as const

function unreadParts({ parameters, embed }: ReadContent, areTestsRead: boolean): readonly Finding[] {
  return [
    ...(embed === null ? [unreadable('The embed defaults cannot be read.')] : []),
    ...(parameters === null ? [unreadable('The list of parameters cannot be read.')] : []),
    ...(areTestsRead ? [] : [unreadable('The list of tests cannot be read.')]),
  ]
}

function unreadable(message: string): Finding {
  return { code: 'unreadable', severity: 'error', path: [], message, reference: 'RFC 8259' }
}
