import type { Obstacle } from '@/lib/templates'

/** What only the one who publishes can say. */
const ofPublisher: readonly Obstacle['kind'][] = ['wider', 'reason']

/** The obstacles that somebody who may not publish can do something about. */
export function obstaclesForOthers(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  return obstacles.filter(({ kind }) => !ofPublisher.includes(kind))
}

/** Says to somebody who may not publish whose deed it is, and what they can do now. */
export function leaveToPublisher({
  obstacles,
  isAsked,
}: {
  readonly obstacles: readonly Obstacle[]
  /** Whether a second member was asked and has not answered. */
  readonly isAsked: boolean
}): string {
  const kinds = new Set(obstaclesForOthers(obstacles).map(({ kind }) => kind))
  return `Publishing takes the role of publisher or owner. ${nextStep(kinds, isAsked)}`
}

function nextStep(kinds: ReadonlySet<Obstacle['kind']>, isAsked: boolean): string {
  if (kinds.has('archived')) return 'The template is archived: it is brought back first, in the list of templates.'
  if (kinds.has('unchanged')) return 'There is nothing to leave to them yet.'
  if (kinds.has('error') || kinds.has('test')) return 'Fix what stands in the way, then leave it to one of them.'
  if (!kinds.has('approval')) return 'Leave it to one of them: they find here what you see.'
  return isAsked
    ? 'A second member was asked; once they agree, leave it to one of them.'
    : 'Ask a second member above; once they agree, leave it to one of them.'
}
