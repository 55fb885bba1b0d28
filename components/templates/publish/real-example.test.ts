import { expect, test } from 'vitest'
import { seedWorld, targetsOf } from '@/lib/sandbox'
import { realExample } from './real-example'

const now = 1_763_800_000_000
const targets = targetsOf(seedWorld(now), now, 'me')
const mara = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'c_4711' } } } }
const acme = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' } } } }
const seen = { resource: 'devices', action: 'read' } as const

test('a target is found that one side allows and the other refuses, in the asked direction', () => {
  const gained = realExample(targets, { ...seen, change: 'gained', before: mara, after: acme })
  expect(gained?.kind).toBe('device')
  expect(gained?.target.custom_data).toMatchObject({ tenant: 'acme' })
  expect(gained?.target.custom_data?.user_id).not.toBe('c_4711')
  expect(realExample(targets, { ...seen, change: 'lost', before: acme, after: mara })).toEqual(gained)
})

test('there is none where no answer changes, and none for what no call asks of a target', () => {
  expect(realExample(targets, { ...seen, change: 'gained', before: acme, after: acme })).toBeNull()
  expect(realExample(targets, { ...seen, change: 'lost', before: mara, after: acme })).toBeNull()
  const odd = { resource: 'devices', action: 'delete', change: 'gained', before: mara, after: acme } as const
  expect(realExample(targets, odd)).toBeNull()
})
