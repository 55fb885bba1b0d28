import { expect, test } from 'vitest'
import type { TargetView } from '@/lib/sandbox'
import { asks, readingsIn, tallyOf } from './reach-asks'

const views: readonly TargetView[] = ['u1', 'u7'].map((user, index) => ({
  kind: 'device',
  id: `d${index}`,
  name: `Device ${index}`,
  detail: '',
  target: { id: `d${index}`, custom_data: { user_id: user } },
}))
const claims = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'u1' } } } }
const [see, invite] = asks.device

test('counts what is allowed and says for each target what decided', () => {
  const tally = tallyOf(views, { claims, asked: see, agentId: undefined })
  expect(tally.allowed).toBe(1)
  expect(tally.shared).toBe(null)
  expect(tally.rows.map(({ decision }) => decision.sentence)).toEqual([
    'Matches user_id = u1.',
    'Wants user_id = u1, has u7.',
  ])
})

test('a sentence that holds for all is said once', () => {
  const tally = tallyOf(views, { claims, asked: invite ?? see, agentId: undefined })
  expect(tally.allowed).toBe(0)
  expect(tally.shared).toBe('The policy does not name "push", so it is refused.')
  expect(readingsIn([tally])).toEqual(['A5'])
})

test('starting a session asks about the session as it would be stored', () => {
  const session: TargetView = {
    ...views[0],
    kind: 'session',
    id: 's1',
    name: '',
    detail: '',
    target: { id: 's1', agent: 'x' },
  }
  const create = asks.session.find(({ value }) => value === 'sessions:create') ?? asks.session[0]
  const pinned = { role: null, policy: { version: 3, sessions: { id: 's1' } } }
  expect(tallyOf([session], { claims: pinned, asked: create, agentId: undefined }).allowed).toBe(0)
  expect(tallyOf([session], { claims: { role: 'agent' }, asked: create, agentId: 'usr_1' }).allowed).toBe(1)
})
