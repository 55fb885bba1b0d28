import { expect, test } from 'vitest'
import { ClaimsV1, PolicyV1 } from './v1'
import { ClaimsV2, PolicyV2 } from './v2'
import { ClaimsV3, PolicyV3 } from './v3'

const everything = {
  version: 3,
  devices: { id: 'd1', custom_data: { user_id: 'u1', vip: true, seats: 3 }, permissions: ['read'] },
  sessions: { agent: 'usr_1' },
  push: {},
  recordings: { permissions: ['read', 'delete'] },
  features: { permissions: [] },
  members: { permissions: ['create', 'read', 'update', 'delete'] },
  '*': {},
}

test('a policy of version 3 may name all seven resources', () => {
  expect(PolicyV3.parse(everything)).toEqual(everything)
  expect(PolicyV2.parse({ ...everything, version: 2 })).toEqual({ ...everything, version: 2 })
})

test.each(['administrator', 'agent', null])('role %s is accepted', (role) => {
  expect(ClaimsV3.safeParse({ role, policy: { version: 3 } }).success).toBe(true)
})

test('a role may be absent, and other claims pass', () => {
  expect(ClaimsV2.safeParse({ sub: 'a@b.example', policy: { version: 2 } }).success).toBe(true)
  expect(ClaimsV1.safeParse({ policy: { devices: { user_id: 'u1' } } }).success).toBe(true)
})

test.each([
  ['an unknown resource', { version: 3, device: {} }],
  ['an unknown condition', { version: 3, devices: { user_id: 'u1' } }],
  ['a list as a value', { version: 3, devices: { custom_data: { user_id: ['u1', 'u2'] } } }],
  ['null as a value', { version: 3, devices: { custom_data: { user_id: null } } }],
  ['an unknown action', { version: 3, devices: { permissions: ['list'] } }],
  ['permissions that are not a list', { version: 3, devices: { permissions: 'read' } }],
  ['a version as text', { version: '3', devices: {} }],
  ['a missing version', { devices: {} }],
  ['an agent on devices', { version: 3, devices: { agent: 'usr_1' } }],
  ['a rule that is not an object', { version: 3, devices: true }],
])('%s is refused', (_, policy) => {
  expect(PolicyV3.safeParse(policy).success).toBe(false)
})

test('roles are spelled exactly', () => {
  expect(ClaimsV3.safeParse({ role: 'Administrator', policy: { version: 3 } }).success).toBe(false)
  expect(ClaimsV3.safeParse({ role: 'admin', policy: { version: 3 } }).success).toBe(false)
})

test('an empty policy of version 1 is refused', () => {
  expect(PolicyV1.safeParse({}).success).toBe(false)
  expect(PolicyV1.safeParse({ version: 1 }).success).toBe(false)
})
