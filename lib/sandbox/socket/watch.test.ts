import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessClaims } from '@/lib/policy'
import { agentFor } from '../agent-for'
import { seedWorld } from '../seed'
import { testCaller, testNow, testSubject } from '../testing'
import type { Watcher } from './pass'
import { changes, maxTopics, receive, type Watch } from './watch'

const world = seedWorld(testNow)
const agent = await agentFor(testSubject)
const expiresAt = testNow + 600_000

function watching(...data: readonly string[]): Watch {
  return data.reduce<Watch>((watch, one) => receive(watch, { event: 'subscribe', data: one }).watch, new Map())
}

function told(watch: Watch, access: AccessClaims, now = testNow) {
  const watcher: Watcher = { access, agent, expiresAt }
  return changes(watch, watcher, world, now)
}

const everything: AccessClaims = { role: 'administrator' }
const all = watching(...world.sessions.map(({ id }) => `ctl_${id}`), ...world.devices.map(({ id }) => `ntf_${id}`))

const data = fc.dictionary(
  fc.constantFrom('tenant', 'user_id', 'tier'),
  fc.constantFrom('acme', 'c_4711', 'gold', ''),
  {
    maxKeys: 2,
  },
)
const rule = fc.record(
  { custom_data: data, permissions: fc.subarray(['create', 'read', 'update']) },
  { requiredKeys: [] },
)
const policy = fc.dictionary(fc.constantFrom('devices', 'sessions', '*', 'push'), rule, { maxKeys: 3 })
const claims = fc.record(
  { role: fc.constantFrom('agent', 'administrator', null), policy: policy.map((rules) => ({ version: 3, ...rules })) },
  { requiredKeys: [] },
)

test('a socket tells of exactly what the REST API answers with, in the same words', async () => {
  await fc.assert(
    fc.asyncProperty(claims, async (access) => {
      const { call } = await testCaller(world, access)
      const answers = await Promise.all([
        ...world.sessions.map(({ id }) => call('GET', `/api/1/sessions/${id}`)),
        ...world.devices.map(({ id }) => call('GET', `/api/1/devices/${id}`)),
      ])
      const readable = answers.filter(({ status }) => status === 200).map(({ json }) => json)
      expect(told(all, access).frames.map((frame) => 'data' in frame && frame.data)).toEqual(readable)
    }),
    { numRuns: 40 },
  )
})

test('what was told is not told again, however the clock moves on, until it is asked for again', () => {
  const { watch, frames } = told(all, everything)
  expect(frames).toHaveLength(all.size)
  expect(told(watch, everything, testNow + 3_600_000).frames).toEqual([])
  const again = receive(watch, { event: 'subscribe', data: 'ctl_ses_mara_now' }).watch
  expect(told(again, everything).frames).toHaveLength(1)
})

test('an account that lists no devices tells of none', () => {
  const watcher: Watcher = { access: everything, agent, expiresAt }
  const closed = { ...world, features: { device_listing: false } }
  const events = changes(all, watcher, closed, testNow).frames.map((frame) => 'event' in frame && frame.event)
  expect(new Set(events)).toEqual(new Set(['session']))
})

test('whatever a client sends, it watches no more than stated', () => {
  fc.assert(
    fc.property(fc.array(fc.anything(), { maxLength: 50 }), (frames) => {
      const watch = frames.reduce<Watch>((one, frame) => receive(one, frame).watch, new Map())
      expect(watch.size).toBe(0)
    }),
  )
  const many = Array.from({ length: 2 * maxTopics }, (_, at) => `ctl_ses_${at}`)
  expect(watching(...many).size).toBe(maxTopics)
})
