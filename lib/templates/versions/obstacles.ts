import { type Finding, joinWords } from '@/lib/policy'
import { partOf } from '../parts/part-finding'
import type { ContentComparison } from './content-comparison'
import type { Publication } from './publication'
import { problemOfReason } from './reason'
import type { SecurityReason } from './version'

/** What the one who publishes says for it, and whether a second member agreed. */
export type Consent = {
  readonly reasons: readonly SecurityReason[]
  readonly acknowledgesWider: boolean
  readonly isApproved: boolean
  /** Nothing is published of a template that is archived; false where it is known to be in use. */
  readonly isArchived?: boolean
  /** What became of the request to a second member, where that is no agreement. */
  readonly unapproved?: string | null
}

/** One thing that stands in the way of publishing, with the input that would take it away. */
export type Obstacle = {
  readonly kind: 'archived' | 'unchanged' | 'error' | 'test' | 'reason' | 'wider' | 'approval'
  readonly field: string
  readonly message: string
}

/** Everything that stands in the way, what must be mended before what must only be said. Empty when nothing does. */
export function obstaclesTo(publication: Publication, consent: Consent): readonly Obstacle[] {
  return [
    ...archived(consent),
    ...unchanged(publication),
    ...errors(publication),
    ...failingTests(publication),
    ...unacknowledged(publication, consent),
    ...missingReasons(publication, consent),
    ...missingApproval(publication, consent),
  ]
}

/** What stands in the way of asking a second member: what nobody's consent would take away. */
export function obstaclesToAsking(publication: Publication): readonly Obstacle[] {
  return [...errors(publication), ...failingTests(publication)]
}

/** The key under which the reason for a finding is kept. */
export function reasonKey({ code, path }: Finding): Omit<SecurityReason, 'reason'> {
  return { code, path: JSON.stringify(path) }
}

/** Of the reasons given, those for a security finding that there is: one for each code and path, the first that is a reason. */
export function reasonsToKeep(
  { findings }: Pick<Publication, 'findings'>,
  given: readonly SecurityReason[],
): readonly SecurityReason[] {
  const security = findings.filter(({ severity }) => severity === 'security')
  const kept = security.flatMap((finding) => given.find((reason) => isFor(reason, finding)) ?? [])
  return [...new Set(kept)]
}

function archived({ isArchived }: Consent): readonly Obstacle[] {
  const message = 'This template is archived. Bring it back in the list of templates first.'
  return isArchived ? [{ kind: 'archived', field: 'id', message }] : []
}

function unchanged({ isSame }: Publication): readonly Obstacle[] {
  const message = 'The live version says the same to the letter, so there is nothing to publish.'
  return isSame ? [{ kind: 'unchanged', field: 'id', message }] : []
}

function errors({ findings }: Publication): readonly Obstacle[] {
  return findings
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({
      kind: 'error',
      field: partOf(finding) ?? 'text',
      message: `Fix this first: ${finding.message}`,
    }))
}

function failingTests({ tests }: Publication): readonly Obstacle[] {
  const [first, ...others] = tests.filter(({ outcome }) => outcome !== 'passed')
  if (first === undefined) return []
  const count = others.length + 1
  const message =
    count === 1 ? `This test fails: ${first.test.name}` : `${count} tests fail, the first of them: ${first.test.name}`
  return [{ kind: 'test', field: 'tests', message }]
}

/**
 * Tells whether something is allowed that the live version refuses, a parameter takes what it did not, or access is given
 * more easily or for longer.
 */
export function isWider({ comparison }: Publication): boolean {
  return comparison !== null && (allowsMore(comparison) || comparison.issuance.some(({ isLooser }) => isLooser))
}

function allowsMore({ relation }: ContentComparison): boolean {
  return relation === 'wider' || relation === 'incomparable'
}

function unacknowledged(publication: Publication, { acknowledgesWider }: Consent): readonly Obstacle[] {
  if (acknowledgesWider || !isWider(publication)) return []
  const { comparison } = publication
  const message =
    comparison !== null && allowsMore(comparison)
      ? 'It allows more than the live version. Look at what is gained, and say that it is meant.'
      : 'It gives access more easily or for longer than the live version. Look at what changes in issuing, and say that it is meant.'
  return [{ kind: 'wider', field: 'acknowledgesWider', message }]
}

function missingReasons({ findings }: Publication, { reasons }: Consent): readonly Obstacle[] {
  return findings
    .filter(({ severity }) => severity === 'security')
    .filter((finding) => !reasons.some((given) => isFor(given, finding)))
    .map(({ code, message }) => ({
      kind: 'reason',
      field: 'reasons',
      message: `Say why this is meant (${code}): ${message}`,
    }))
}

function isFor({ code, path, reason }: SecurityReason, finding: Finding): boolean {
  const key = reasonKey(finding)
  return code === key.code && path === key.path && problemOfReason(reason) === null
}

function missingApproval({ unlimited }: Publication, { isApproved, unapproved }: Consent): readonly Obstacle[] {
  if (unlimited.length === 0 || isApproved) return []
  const message = `A token from this reaches all ${joinWords(unlimited)} of the account, so a second member has to agree first.`
  return [{ kind: 'approval', field: 'approval', message: unapproved ?? message }]
}
