import { expect, test } from 'vitest'
import { reachOf } from './reach'

const one = { custom_data: { user_id: 'u1' } }
const readOnly = { ...one, permissions: ['read'] }
const v3 = (rules: object) => ({ role: null, policy: { version: 3, ...rules } })

test.each([
  [
    v3({ devices: readOnly, sessions: readOnly }),
    'see devices and sessions of one customer (user_id = u1), and nothing else',
  ],
  [
    v3({ devices: one, sessions: one, push: one }),
    'see and invite devices, and run sessions, all of one customer (user_id = u1), and nothing else',
  ],
  [
    v3({ devices: one, sessions: {}, push: one }),
    'see and invite devices of one customer (user_id = u1), run sessions in the whole account, and nothing else',
  ],
  [v3({ sessions: { id: 's1' } }), 'see and control the session with id = s1, and nothing else'],
  [
    v3({ sessions: { custom_data: { tier: 'gold', tenant: 'acme' } } }),
    'run sessions with tier = gold and tenant = acme, and nothing else',
  ],
  [v3({ members: {} }), 'manage team members, and nothing else'],
  [v3({ '*': {}, features: { permissions: ['read'] } }), 'do everything in the account, except changing settings'],
  [v3({}), 'do nothing'],
  [{ role: 'administrator' }, 'do everything an administrator can'],
  [
    { role: 'administrator', policy: { version: 3, features: { permissions: ['read'] } } },
    'do everything an administrator can, except changing settings',
  ],
  [
    { role: 'administrator', policy: { version: 3, devices: one } },
    'do everything an administrator can, but see only devices of one customer (user_id = u1)',
  ],
  [
    { role: 'administrator', policy: { version: 3, devices: one, push: one, sessions: one } },
    'do everything an administrator can, but of devices and sessions only those of one customer (user_id = u1)',
  ],
  [v3({ features: { ...one, permissions: ['read', 'update'] } }), 'do nothing'],
  [v3({ devices: readOnly, features: one }), 'see devices of one customer (user_id = u1), and nothing else'],
  [
    v3({ '*': { ...one, permissions: ['update'] } }),
    'control sessions, and change team members and anything else, all of one customer (user_id = u1)',
  ],
  [v3({ '*': {}, features: one }), 'do everything in the account, except seeing or changing settings'],
  [
    v3({ devices: readOnly, users: {} }),
    'see devices of one customer (user_id = u1), and do whatever users stands for',
  ],
  [v3({ users: { permissions: ['read'] } }), 'do whatever users stands for'],
  [v3({ users: {}, accounts: {}, 'audit log': {} }), 'do whatever users, accounts and "audit log" stand for'],
  [v3({ members: {}, users: { permissions: [] } }), 'manage team members, and nothing else'],
  [
    { policy: { version: 2, devices: readOnly, users: {} } },
    'see devices of one customer (user_id = u1), and do whatever users stands for',
  ],
  [
    v3({ '*': { permissions: ['delete'] }, users: {} }),
    'delete recordings in the whole account; remove team members, and delete anything else; and do whatever users stands for',
  ],
  [v3({ '*': {}, users: {} }), 'do everything in the account'],
  [
    v3({ '*': {}, users: { permissions: [] }, accounts: { permissions: ['read'] } }),
    'do everything in the account, except whatever users stands for and some of what accounts stands for',
  ],
  [
    { role: 'administrator', policy: { version: 3, users: one } },
    'do everything an administrator can, except some of what users stands for',
  ],
  [{ role: 'admin' }, 'do nothing, because Cobrowse has no such role'],
  [{ policy: {} }, 'do nothing, because an empty policy without a version allows nothing'],
  [{ policy: [] }, 'do nothing, because its policy is not well formed'],
])('%j can %s', (claims, deeds) => {
  expect(reachOf(claims).summary).toBe(`A token can ${deeds}.`)
})

test('two hundred conditions still make a sentence', () => {
  const custom_data = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key${index}`, 'v']))
  expect(reachOf(v3({ devices: { custom_data } })).summary).toBe(
    'A token can see devices with key0 = v, key1 = v and 198 more conditions, and nothing else.',
  )
})

test('two hundred resources that nobody knows still make a sentence', () => {
  const rules = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`name${index}`, {}]))
  expect(reachOf(v3(rules)).summary).toBe('A token can do whatever name0, name1 and 198 more resources stand for.')
})

test.each([
  ['its own rule', v3({ features: { id: 'f1' } })],
  ['the rule for everything else', v3({ '*': one })],
  ['version 1', { role: null, policy: { features: { user_id: 'u1' } } }],
])('settings have no object, so a condition of %s grants none of them', (_, claims) => {
  expect(reachOf(claims).lines.find(({ resource }) => resource === 'features')).toMatchObject({
    state: 'none',
    actions: [],
    sentence: 'Cannot see or change settings.',
  })
})

test.each([
  ['devices', ['create', 'update', 'delete']],
  ['sessions', ['delete']],
  ['push', ['read', 'update', 'delete']],
  ['recordings', ['create', 'update']],
  ['features', ['create', 'delete']],
])('%s are not reached by actions that no call asks for: %j', (name, permissions) => {
  const { summary, lines } = reachOf(v3({ [name]: { permissions } }))
  expect(summary).toBe('A token can do nothing.')
  expect(lines.find(({ resource }) => resource === name)).toMatchObject({ state: 'none', actions: [] })
})

test('each resource has one sentence', () => {
  const { lines } = reachOf({ role: 'agent', policy: { version: 3, devices: readOnly } })
  expect(lines.map(({ sentence }) => sentence)).toEqual([
    'Can see devices of one customer (user_id = u1).',
    'Can see, start and control sessions of its own or not yet taken.',
    'Can invite any device.',
    'Can watch recordings of its own sessions, not delete them.',
    'Can see settings, not change them.',
    'Cannot see or add team members.',
    'Nothing else is allowed.',
  ])
  expect(lines.map(({ from }) => from)).toEqual(['policy', 'role', 'role', 'role', 'role', null, null])
})
