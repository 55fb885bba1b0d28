import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessClaims } from '../types'
import { comparePolicies } from './compare'
import { describeDifference } from './describe'
import { anyPair, domains } from './vectors/arbitrary'

const everyone = { role: null, policy: { version: 3, devices: {} } }
const acme = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' } } } }
const ofOne = {
  role: null,
  policy: { version: 3, devices: { custom_data: { tenant: 'acme', user_id: '{{user_id}}' } } },
}
const globex = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'globex' } } } }
const none = { role: null, policy: { version: 3 } }
const agent = { role: 'agent', policy: { version: 3 } }

function sentences(a: AccessClaims, b: AccessClaims, on: string): readonly string[] {
  const [resource = '', action = ''] = on.split(':')
  const row = comparePolicies(a, b).resources.find((found) => found.resource === resource)
  const cell = row?.actions.find((found) => found.action === action)
  return (['gained', 'lost'] as const).flatMap((change) => {
    const difference = cell?.[change]
    return difference ? [describeDifference({ resource, change, difference })] : []
  })
}

test.each<[string, AccessClaims, AccessClaims, string, readonly string[]]>([
  ['what opens whole', none, everyone, 'devices:read', ['A token may now see any device, which it could not before.']],
  [
    'what closes whole',
    everyone,
    none,
    'devices:read',
    ['A token may no longer see any device, which it could before.'],
  ],
  [
    'a condition that fell away',
    acme,
    everyone,
    'devices:read',
    ['A token may now see a device whose tenant is not acme, which it could not before.'],
  ],
  [
    'a condition that came',
    everyone,
    acme,
    'devices:read',
    ['A token may no longer see a device whose tenant is not acme, which it could before.'],
  ],
  [
    'a parameter that fell away',
    ofOne,
    acme,
    'devices:read',
    ['A token may now see a device with tenant = acme whose user_id is not {{user_id}}, which it could not before.'],
  ],
  [
    'another value',
    acme,
    globex,
    'devices:read',
    [
      'A token may now see a device with tenant = globex, which it could not before.',
      'A token may no longer see a device with tenant = acme, which it could before.',
    ],
  ],
  [
    'two parameters, which may be equal',
    ofOne,
    { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme', user_id: '{{owner}}' } } } },
    'devices:read',
    [
      'A token may now see a device of one customer (tenant = acme, user_id = {{owner}}) whose user_id is not {{user_id}}, which it could not before.',
      'A token may no longer see a device of one customer (tenant = acme, user_id = {{user_id}}) whose user_id is not {{owner}}, which it could before.',
    ],
  ],
  [
    'a pinned session',
    none,
    { role: null, policy: { version: 3, sessions: { id: 's1' } } },
    'sessions:update',
    ['A token may now control the session with id = s1, which it could not before.'],
  ],
  [
    "the agent's limit to its own",
    agent,
    { ...agent, policy: { version: 3, sessions: {} } },
    'sessions:read',
    ['A token may now see a session that another agent has taken, which it could not before.'],
  ],
  [
    'recordings of its own',
    none,
    agent,
    'recordings:read',
    ['A token may now watch a recording of its own sessions, which it could not before.'],
  ],
  [
    'settings',
    agent,
    { role: 'administrator' },
    'features:update',
    ['A token may now change settings, which it could not before.'],
  ],
  [
    'what no rule names',
    none,
    { role: 'administrator' },
    '*:read',
    ['A token may now see anything that has no rule of its own, which it could not before.'],
  ],
  [
    'a resource nobody knows',
    none,
    { role: null, policy: { version: 3, audit: {} } },
    'audit:read',
    ['A token may now read audit, which it could not before.'],
  ],
  [
    'an action no call asks for',
    none,
    acme,
    'devices:update',
    ['A token may now use devices:update on a device with tenant = acme, which it could not before.'],
  ],
  [
    'a role that a parameter decides',
    none,
    { role: '{{role}}' },
    'members:read',
    ['A token may now see any team member, which it could not before, when {{role}} is administrator.'],
  ],
  [
    'more conditions than a sentence holds',
    { role: null, policy: { version: 3, devices: { custom_data: { a: 1, b: 2, c: 3, d: 4 } } } },
    everyone,
    'devices:read',
    [
      'A token may now see a device whose a is not 1, whose b is not 2 or that misses one of 2 more conditions, which it could not before.',
    ],
  ],
])('says %s in one sentence', (_title, a, b, on, told) => {
  expect(sentences(a, b, on)).toEqual(told)
})

test('a real target stands for all of them, with what sets it apart', () => {
  const difference = comparePolicies(ofOne, everyone).resources[0]?.actions[1]?.gained
  if (!difference) throw new Error('no difference')
  const target = { id: 'd4', custom_data: { tenant: 'globex', seat: '4' } }
  const told = { resource: 'devices', change: 'gained', difference, named: { name: 'ACME till 4', target } } as const
  expect(describeDifference(told)).toBe(
    'A token may now see the device “ACME till 4” (tenant = globex, no user_id), which it could not before.',
  )
})

test('every difference is one sentence, and the mirrored one says the same of the other side', () => {
  fc.assert(
    fc.property(anyPair, ([a, b]) => {
      const back = new Map(comparePolicies(b, a, domains).resources.map((row) => [row.resource, row]))
      for (const { resource, actions } of comparePolicies(a, b, domains).resources) {
        for (const { action, gained } of actions) {
          if (gained === null) continue
          const told = describeDifference({ resource, change: 'gained', difference: gained })
          expect(told).toMatch(/^A token may now \S.*, which it could not before.*\.$/s)
          const lost = back.get(resource)?.actions.find((cell) => cell.action === action)?.lost
          expect(lost).toBeDefined()
          // Several parameters may decide; which of them is told is a choice.
          if (!lost || Object.keys(gained.given).length > 0) continue
          const mirrored = describeDifference({ resource, change: 'lost', difference: lost })
          expect(mirrored.replace('may no longer', 'may now').replace('it could before', 'it could not before')).toBe(
            told,
          )
        }
      }
    }),
    { numRuns: 1000 },
  )
})
