import type { TokenFrame } from '@/lib/claims'
import type { Guardrail } from '@/lib/guardrails'
import type { AccessClaims, Finding } from '@/lib/policy'
import { unreadable } from '../draft/draft-findings'
import type { ReadContent } from '../draft/read-content'
import { readContent, readDraft } from '../draft/read-draft'
import { type SoundDraft, soundDraft } from '../draft/sound-draft'
import { reachSentence } from '../draft/summary'
import type { TestResult } from '../tests/run'
import type { TemplateTest } from '../tests/template-test'
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
  /** What may become a version: the draft when no error was found, null otherwise. */
  readonly sound: SoundDraft | null
  readonly tests: readonly TestResult[]
  /** What of the account is reached without any limit, in words; a second member has to agree to these. */
  readonly unlimited: readonly string[]
  /** How access changes against the live version; null when nothing is live, or one of the two has errors or cannot be read. */
  readonly comparison: ContentComparison | null
  /** Whether the live version says the same to the letter. */
  readonly isSame: boolean
}

/**
 * Judges a content that is to be published inside a guardrail. Total: what cannot be read is an error finding. A content
 * with an error is not compared: nothing comes of it, and what it would give a token is not settled.
 */
export function judgePublication({
  content,
  live,
  guardrail,
  frame,
}: {
  readonly content: TemplateContent
  readonly live: TemplateContent | null
  readonly guardrail: Guardrail
  /** What its tokens are besides the content. */
  readonly frame?: TokenFrame
}): Publication {
  const draft = readDraft(content, guardrail, frame)
  const { claims } = draft.read ?? nothingRead
  const tests = testsOn(draft.read, content, live)
  const findings = [...draft.findings, ...tests.findings]
  const sound = draft.read === null ? null : soundDraft(content, draft.read, findings)
  return {
    claims,
    reach: reachSentence(draft.read),
    findings,
    sound: sound?.ok ? sound.value : null,
    tests: tests.results,
    unlimited: claims === null ? [] : unlimitedResources(claims),
    comparison: live !== null && sound?.ok ? comparisonWith(live, sound.value) : null,
    isSame: live !== null && isSameContent(content, live),
  }
}

const nothingRead = { claims: null } as const

function comparisonWith(live: TemplateContent, draft: SoundDraft): ContentComparison | null {
  const before = readContent(live)
  return before.ok ? compareContents(before.value, draft) : null
}

type Tested = { readonly results: readonly TestResult[]; readonly findings: readonly Finding[] }

/** What became of the tests of a content, and of those of the live version that it no longer has. */
function testsOn(read: ReadContent | null, content: TemplateContent, live: TemplateContent | null): Tested {
  if (read === null) return { results: [], findings: [] }
  const tests = readTests(content.tests)
  const [cases, promised] = [tests.ok ? tests.value : none, testsOf(live)]
  return {
    results: runOn(read, cases),
    findings: [
      ...(tests.ok ? [] : [unreadable('The list of tests cannot be read.')]),
      ...droppedTests(read, { tests: cases, live: promised }),
    ],
  }
}

const none: readonly TemplateTest[] = []

function testsOf(content: TemplateContent | null): readonly TemplateTest[] {
  const tests = readTests(content?.tests ?? '')
  return tests.ok ? tests.value : none
}
