import { expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import { evaluatePolicy, lintPolicy } from '@/lib/policy'
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
  '$name shows something of the sandbox, and only the administrator sees all of it',
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
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.length === devices.length + sessions.length).toBe(point.id === 'administrator-without-settings')
  },
)
