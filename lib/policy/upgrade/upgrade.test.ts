import { describe, expect, test } from 'vitest'
import { applyPatch, formatJson, readJson, toValue } from '@/lib/json'
import type { AccessClaims } from '../types'
import type { UpgradeChoices } from './steps'
import { type Upgrade, upgradePolicy } from './upgrade'

function upgradeOf(claims: AccessClaims, choices: UpgradeChoices = {}): Upgrade {
  const result = upgradePolicy(claims, choices)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const version1 = { policy: { devices: { user_id: 'u1' } } }
const version2 = { policy: { version: 2, devices: { custom_data: { user_id: 'u1' } }, sessions: { id: 's1' } } }

describe('from version 1', () => {
  test('devices alone become devices, push and sessions under role null', () => {
    const { from, claims, steps } = upgradeOf(version1)
    expect(from).toBe(1)
    expect(claims).toEqual({
      role: null,
      policy: {
        version: 3,
        devices: { custom_data: { user_id: 'u1' } },
        push: { custom_data: { user_id: 'u1' } },
        sessions: {},
      },
    })
    expect(steps.map(({ sentence }) => sentence)).toEqual([
      'Set the version to 2.',
      'Put the conditions of devices into custom_data, where version 2 looks for them.',
      'Add sessions without conditions, because version 1 let such a token start sessions. Give it the filter of devices to tighten it.',
      'Set the version to 3.',
      'Set the role to null, so that only the policy counts. Version 1 left what the policy does not name to the agent role, as none was named; what no rule gives is refused now, as the changes say.',
      'Add push with the rule of devices, so that the token can still invite the devices it sees.',
    ])
  })

  test('what changes is said, wider and narrower alike', () => {
    const sentences = upgradeOf(version1).changes.map(({ sentence }) => sentence)
    expect(sentences).toContain('Inviting a device without user_id: allowed before, refused after.')
    expect(sentences).toContain('Seeing a session of another agent: refused before, allowed after.')
    expect(sentences.some((sentence) => sentence.startsWith('Seeing a device'))).toBe(false)
  })

  test('a role is said to have given what is refused now', () => {
    const { steps, changes } = upgradeOf({ role: 'agent', ...version1 })
    expect(steps.map(({ sentence }) => sentence)).toContain(
      'Replace the role "agent" by null, so that only the policy counts. Version 1 left what the policy does not name to this role; what no rule gives is refused now, as the changes say.',
    )
    expect(changes.map(({ sentence }) => sentence)).toContain('Seeing a setting: allowed before, refused after.')
  })

  test('a role that gave nothing besides the policy goes as before', () => {
    const { steps, changes } = upgradeOf({ role: 'administrator', policy: { '*': { user_id: 'u1' } } })
    expect(steps.map(({ sentence }) => sentence)).toContain(
      'Replace the role "administrator" by null, so that only the policy counts, as before.',
    )
    expect(changes).toEqual([])
  })

  test('under role null nothing is added, because nothing but the policy counted', () => {
    const { claims, changes } = upgradeOf({ role: null, policy: { devices: { user_id: 'u1' } } })
    expect(claims.policy).toEqual({ version: 3, devices: { custom_data: { user_id: 'u1' } } })
    expect(changes).toEqual([])
    const both = upgradeOf({ role: null, policy: { devices: {}, sessions: {} } }, { keepPlayback: true })
    expect(both.changes).toEqual([])
  })

  test('a rule that has the shape of version 2 is kept, and the change is said', () => {
    const { claims, changes } = upgradeOf({ policy: { devices: { custom_data: { user_id: 'u1' } } } })
    expect(claims.policy).toMatchObject({ devices: { custom_data: { user_id: 'u1' } } })
    expect(changes.map(({ sentence }) => sentence)).toContain(
      'Seeing a device that matches: refused before, allowed after.',
    )
  })
})

describe('from version 2', () => {
  test('id and custom_data stay, push and null are named, recordings fall away unless they are played', () => {
    expect(upgradeOf(version2).claims).toEqual({
      role: null,
      policy: { ...version2.policy, version: 3, push: { custom_data: { user_id: 'u1' } } },
    })
    expect(upgradeOf(version2, { keepPlayback: true }).changes).toEqual([])
  })

  test('a role is replaced by null, which changes no answer; kept on request', () => {
    const claims = { role: 'administrator', ...version2 }
    expect(upgradeOf(claims, { keepPlayback: true }).claims.role).toBe(null)
    expect(upgradeOf(claims, { keepPlayback: true }).changes).toEqual([])
    expect(upgradeOf(claims, { keepRole: true }).claims.role).toBe('administrator')
    expect(upgradeOf(claims, { keepRole: true }).changes.some(({ after }) => after === 'allow')).toBe(true)
  })
})

test('what only a resource without a name gains is among the changes', () => {
  const named = ['devices', 'sessions', 'push', 'recordings', 'features', 'members', 'accounts', 'users']
  const policy = { version: 2, ...Object.fromEntries(named.map((name) => [name, {}])) }
  const { changes } = upgradeOf({ role: 'administrator', policy }, { keepRole: true })
  expect(changes.map(({ sentence }) => sentence)).toContain('Seeing anything else: refused before, allowed after.')
})

test('version 3 is left as it is', () => {
  const claims = { policy: { version: 3, devices: {} } }
  expect(upgradeOf(claims)).toEqual({ from: 3, claims, steps: [], patch: [], changes: [] })
})

test.each([
  ['no policy', { role: 'agent' }, 'no-policy'],
  ['a version that does not exist', { policy: { version: 4 } }, 'malformed-policy'],
  ['a policy that is a list', { policy: [] }, 'malformed-policy'],
  ['an unknown role', { role: 'admin', policy: { version: 2 } }, 'bad-role'],
])('%s is refused', (_, claims, code) => {
  expect(upgradePolicy(claims)).toMatchObject({ ok: false, error: { code } })
})

test.each([
  ['version 1', version1],
  ['version 2', version2],
  ['several resources', { role: 'agent', sub: 'a@b.example', policy: { devices: {}, sessions: { tier: 'gold' } } }],
])('the patch does to the text of %s what the upgrade does to its claims', (_, claims) => {
  const upgrade = upgradeOf(claims, { keepPlayback: true })
  const read = readJson(formatJson(claims))
  const patched = read.ok ? applyPatch(read.value, upgrade.patch) : read
  expect(patched.ok && JSON.parse(JSON.stringify(toValue(patched.value.root)))).toEqual(upgrade.claims)
})
