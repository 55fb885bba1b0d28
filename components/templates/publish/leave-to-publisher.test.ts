import { expect, test } from 'vitest'
import type { Obstacle } from '@/lib/templates'
import { leaveToPublisher, obstaclesForOthers } from './leave-to-publisher'

function obstacle(kind: Obstacle['kind']): Obstacle {
  return { kind, field: 'text', message: kind }
}

test.each<[readonly Obstacle['kind'][], boolean, string]>([
  [[], false, 'Leave it to one of them: they find here what you see.'],
  [['wider', 'reason'], false, 'Leave it to one of them: they find here what you see.'],
  [['unchanged'], false, 'There is nothing to leave to them yet.'],
  [['test', 'approval'], false, 'Fix what stands in the way, then leave it to one of them.'],
  [['reason', 'approval'], false, 'Ask a second member above; once they agree, leave it to one of them.'],
  [['approval'], true, 'A second member was asked; once they agree, leave it to one of them.'],
])('who may not publish past %j (asked: %s) is told whose deed it is, and what to do now', (kinds, isAsked, step) => {
  const said = leaveToPublisher({ obstacles: kinds.map(obstacle), isAsked })
  expect(said).toBe(`Publishing takes the role of publisher or owner. ${step}`)
})

test('who may not publish is not told to say what only a publisher can say', () => {
  const all = (['unchanged', 'error', 'test', 'wider', 'reason', 'approval'] as const).map(obstacle)
  expect(obstaclesForOthers(all).map(({ kind }) => kind)).toEqual(['unchanged', 'error', 'test', 'approval'])
})
