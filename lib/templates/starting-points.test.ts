import { expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import { actions, evaluatePolicy, lintPolicy } from '@/lib/policy'
import { seedWorld } from '@/lib/sandbox'
import { startingPoints } from './starting-points'

const { devices, sessions } = seedWorld(1_763_800_000_000)

test('starting points have ids and names of their own', () => {
  expect(new Set(startingPoints.map(({ id }) => id)).size).toBe(startingPoints.length)
  expect(new Set(startingPoints.map(({ name }) => name)).size).toBe(startingPoints.length)
  expect(startingPoints.length).toBeGreaterThanOrEqual(3)
})

test.each(startingPoints)('$name can be signed at once: it reads, and no finding is an error', ({ text }) => {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  expect(lintPolicy(read.value, { kind: 'draft' }).filter(({ severity }) => severity === 'error')).toEqual([])
})

test.each(startingPoints)(
  '$name shows something of the sandbox unless it is for the team, and only the administrator sees all of it',
  (point) => {
    const read = readJson(point.text)
    const claims = read.ok ? toValue(read.value.root) : null
    if (!isJsonObject(claims)) throw new Error('unreadable')
    const seen = [
      ...devices.filter(
        (target) => evaluatePolicy(claims, { resource: 'devices', action: 'read', target }) === 'allow',
      ),
      ...sessions.filter(
        ({ id, custom_data }) =>
          evaluatePolicy(claims, { resource: 'sessions', action: 'read', target: { id, custom_data } }) === 'allow',
      ),
    ]
    expect(seen.length === 0).toBe(point.id === 'team-sync')
    expect(seen.length === devices.length + sessions.length).toBe(point.id === 'administrator-without-settings')
  },
)

test('the starting point for reports counts the sessions of every agent and does nothing else', () => {
  const wanted = [
    ['sessions', 'read', { id: 's1', agent: 'somebody-else' }, 'allow'],
    ['sessions', 'update', { id: 's1', agent: 'somebody-else' }, 'deny'],
    ['sessions', 'create', {}, 'deny'],
    ['recordings', 'read', { id: 's1' }, 'deny'],
    ['devices', 'read', { id: 'd1' }, 'deny'],
    ['push', 'create', { id: 'd1' }, 'deny'],
    ['members', 'read', {}, 'deny'],
    ['features', 'update', {}, 'deny'],
  ] as const
  for (const [resource, action, target, right] of wanted) {
    expect(evaluatePolicy(claimsAt('reports'), { resource, action, target }), `${resource}:${action}`).toBe(right)
  }
})

test('the starting point for the team may do all four things with members and nothing with customers', () => {
  for (const action of actions) {
    expect(evaluatePolicy(claimsAt('team-sync'), { resource: 'members', action, target: {} })).toBe('allow')
    for (const resource of ['devices', 'sessions', 'push', 'recordings', 'features']) {
      expect(evaluatePolicy(claimsAt('team-sync'), { resource, action, target: { id: 'x' } })).toBe('deny')
    }
  }
})

function claimsAt(id: string) {
  const read = readJson(startingPoints.find((point) => point.id === id)?.text ?? '')
  const claims = read.ok ? toValue(read.value.root) : null
  if (!isJsonObject(claims)) throw new Error('unreadable')
  return claims
}
