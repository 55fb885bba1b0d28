import { expect, test } from 'vitest'
import { agentFor } from './agent-for'
import { endSessionsOf } from './end-sessions'
import { seedWorld } from './seed'
import { testNow as now } from './testing'
import type { World } from './world'
import { worldAt } from './world-at'

const keepsNone = () => false

/** A world in which an agent has taken every session that is not over, and who that is. */
async function taken(): Promise<{
  readonly world: World
  readonly agentId: string
  readonly running: readonly string[]
}> {
  const agent = await agentFor('ida@acme.example')
  const seeded = seedWorld(now)
  const sessions = seeded.sessions.map((one) => (one.state === 'ended' ? one : { ...one, agent, pinned: false }))
  const world = { ...seeded, sessions }
  const running = worldAt(world, now, null).sessions.filter(({ state }) => state !== 'ended')
  return { world, agentId: agent.id, running: running.map(({ id }) => id) }
}

function stateOf(world: World, id: string) {
  return worldAt(world, now, null).sessions.find((one) => one.id === id)?.state
}

test('every session that the agent has running is over, and nothing else changes', async () => {
  const { world, agentId, running } = await taken()
  expect(running.length).toBeGreaterThan(1)
  const { world: after, ended } = endSessionsOf(world, { agentId, now, isKept: keepsNone })
  expect(ended).toBe(running.length)
  expect(running.map((id) => stateOf(after, id))).toEqual(running.map(() => 'ended'))
  expect({ ...after, sessions: [] }).toEqual({ ...world, sessions: [] })
  expect(endSessionsOf(after, { agentId, now, isKept: keepsNone })).toEqual({ world: after, ended: 0 })
})

test('what the agent still reaches by other access goes on', async () => {
  const { world, agentId, running } = await taken()
  const [kept, ...others] = running
  const { world: after, ended } = endSessionsOf(world, { agentId, now, isKept: ({ id }) => id === kept })
  expect(ended).toBe(others.length)
  expect(stateOf(after, kept ?? '')).not.toBe('ended')
})

test('sessions of another agent go on, and the world is the same one', async () => {
  const { world } = await taken()
  const { id: agentId } = await agentFor('else@acme.example')
  expect(endSessionsOf(world, { agentId, now, isKept: keepsNone })).toEqual({ world, ended: 0 })
})
