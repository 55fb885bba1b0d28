import { expect, test } from 'vitest'
import { seedWorld, targetsOf } from '@/lib/sandbox'
import { changesIn } from './sandbox-change'

const now = 1_763_800_000_000
const targets = targetsOf(seedWorld(now), now, 'me')
const ofMara = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'c_4711' } } } }
const ofAcme = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' } } } }

test('a device that the wider side alone reaches is named, with what can be done with it', () => {
  const changes = changesIn(targets, { before: ofMara, after: ofAcme })
  expect(changes.map(({ view }) => view.name)).toContain('Pixel of Jonas')
  expect(changes.every(({ gained, lost }) => gained.includes('can be seen') && lost.length === 0)).toBe(true)
})

test('the other way round the same devices are lost', () => {
  const there = changesIn(targets, { before: ofMara, after: ofAcme })
  const back = changesIn(targets, { before: ofAcme, after: ofMara })
  expect(back.map(({ view, lost }) => [view.id, lost])).toEqual(there.map(({ view, gained }) => [view.id, gained]))
})

test('nothing changes between a policy and itself', () => {
  expect(changesIn(targets, { before: ofMara, after: ofMara })).toEqual([])
})
