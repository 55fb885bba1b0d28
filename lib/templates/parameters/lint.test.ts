import { describe, expect, test } from 'vitest'
import type { JsonValue } from '@/lib/base'
import { applyPatch } from '@/lib/json'
import { lintPolicy } from '@/lib/policy'
import { lintParameters } from './lint'
import type { Parameter } from './parameter'
import { documentOf } from './testing'
import { parametersUsed } from './uses'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true }
const tier: Parameter = { name: 'tier', type: 'integer', label: 'Tier', required: true }
const vip: Parameter = { name: 'vip', type: 'boolean', label: 'VIP', required: true }
const agent: Parameter = { name: 'agent_name', type: 'string', label: 'Agent', required: false }

function devices(custom_data: JsonValue, more: { readonly [key: string]: JsonValue } = {}): JsonValue {
  return { role: null, policy: { version: 3, devices: { custom_data }, ...more } }
}

describe('parametersUsed', () => {
  test('finds every whole value with its path and its place in the text', () => {
    const document = documentOf({
      displayName: '{{agent_name}}',
      policy: { version: 3, devices: { id: '{{user_id}}', custom_data: { tenant: 'acme', user_id: '{{user_id}}' } } },
    })
    const uses = parametersUsed(document)
    expect(uses.map(({ name, path, place }) => [name, path.join('/'), place])).toEqual([
      ['agent_name', 'displayName', 'display-name'],
      ['user_id', 'policy/devices/id', 'condition'],
      ['user_id', 'policy/devices/custom_data/user_id', 'condition'],
    ])
    for (const { from, to, name } of uses) expect(document.text.slice(from, to)).toBe(`"{{${name}}}"`)
  })

  test('finds none in what only looks like one', () => {
    const texts = ['{{User}}', '{{ user_id }}', 'x{{user_id}}', '{{user_id}}{{tier}}', '{{}}', '{user_id}', '{{a__b}}']
    expect(parametersUsed(documentOf(devices(Object.fromEntries(texts.map((text, at) => [`k${at}`, text])))))).toEqual(
      [],
    )
  })
})

describe('errors', () => {
  test.each<[string, string, JsonValue, readonly (string | number)[]]>([
    [
      'used and not declared',
      'parameter-undeclared',
      devices({ a: '{{other}}' }),
      ['policy', 'devices', 'custom_data', 'a'],
    ],
    ['part of a value', 'parameter-in-text', devices({ a: 'x{{user_id}}' }), ['policy', 'devices', 'custom_data', 'a']],
    ['half of the braces', 'parameter-in-text', devices({ a: '{{user_id' }), ['policy', 'devices', 'custom_data', 'a']],
    ['a key', 'parameter-in-key', devices({ '{{user_id}}': 'x' }), ['policy', 'devices', 'custom_data', '{{user_id}}']],
    ['the role', 'parameter-place', { role: '{{user_id}}' }, ['role']],
    ['the version', 'parameter-place', { policy: { version: '{{tier}}' } }, ['policy', 'version']],
    [
      'an action',
      'parameter-place',
      { policy: { version: 3, devices: { permissions: ['{{user_id}}'] } } },
      ['policy', 'devices', 'permissions', 0],
    ],
    ['a rule', 'parameter-place', { policy: { version: 3, devices: '{{user_id}}' } }, ['policy', 'devices']],
    ['the policy', 'parameter-place', { policy: '{{user_id}}' }, ['policy']],
    [
      'a list of values',
      'parameter-place',
      devices({ a: ['{{user_id}}'] }),
      ['policy', 'devices', 'custom_data', 'a', 0],
    ],
    ['a claim of its own', 'parameter-place', { org: '{{user_id}}' }, ['org']],
    ['a stamped claim', 'parameter-place', { sub: '{{user_id}}' }, ['sub']],
    [
      'optional in the policy',
      'parameter-optional',
      devices({ a: '{{agent_name}}' }),
      ['policy', 'devices', 'custom_data', 'a'],
    ],
    ['a number as displayName', 'parameter-type', { displayName: '{{tier}}' }, ['displayName']],
  ])('%s is %s', (_title, code, value, path) => {
    const [first] = lintParameters(documentOf(value), [user, tier, agent])
    expect([first?.code, first?.severity, first?.path]).toEqual([code, 'error', path])
    expect(first?.message).toMatch(/\.$/)
  })

  test('conditions of version 1 stand directly under their resource', () => {
    const document = documentOf({ policy: { devices: { user_id: '{{user_id}}', deep: { x: '{{user_id}}' } } } })
    expect(lintParameters(document, [user]).map(({ code, path }) => [code, path.join('/')])).toContainEqual([
      'parameter-place',
      'policy/devices/deep/x',
    ])
    expect(parametersUsed(document)[0]?.place).toBe('condition')
  })

  test('spaces around a known name are mended, and nothing else is guessed', () => {
    for (const text of ['{{ user_id }}', ' {{user_id}} ', '{{user_id }}']) {
      const document = documentOf(devices({ a: text, b: 'x' }))
      const [finding] = lintParameters(document, [user])
      const mended = applyPatch(document, finding?.fix?.patch ?? [])
      expect(mended.ok && parametersUsed(mended.value).map(({ name }) => name)).toEqual(['user_id'])
    }
    expect(lintParameters(documentOf(devices({ a: '{{ other }}' })), [user])[0]?.fix).toBeUndefined()
  })

  test('a change to the list removes the finding it comes with', () => {
    const document = documentOf(devices({ a: '{{other}}', b: '{{agent_name}}', c: 'x' }))
    const before = lintParameters(document, [agent, tier])
    const offered = before.filter(({ listFix }) => listFix)
    expect(offered.map(({ code }) => code)).toEqual(['parameter-undeclared', 'parameter-optional', 'parameter-unused'])
    for (const { code, parameter, listFix } of offered) {
      const after = lintParameters(document, listFix?.parameters ?? [])
      expect(after.map((one) => `${one.code} ${one.parameter}`)).not.toContain(`${code} ${parameter}`)
    }
  })

  test('a name that belongs to a claim is not offered as a declaration', () => {
    expect(lintParameters(documentOf(devices({ a: '{{kid}}' })), [])[0]?.listFix).toBeUndefined()
  })
})

describe('remarks', () => {
  test('a parameter that stands nowhere is a warning', () => {
    const [finding] = lintParameters(documentOf(devices({ a: 'x' })), [user])
    expect([finding?.code, finding?.severity, finding?.parameter]).toEqual(['parameter-unused', 'warning', 'user_id'])
  })

  test('a resource that only a parameter narrows is a suggestion, once for all resources alike', () => {
    const rule = { custom_data: { user_id: '{{user_id}}' }, permissions: ['read'] }
    const findings = lintParameters(documentOf({ policy: { version: 3, devices: rule, sessions: rule } }), [user])
    expect(findings.map(({ code, severity, path }) => [code, severity, path.join('/')])).toEqual([
      ['parameter-only-limit', 'suggestion', 'policy/devices'],
    ])
    expect(findings[0]?.message).toContain('devices, sessions')
  })

  test('a resource that only true or false narrows is a matter of security', () => {
    const findings = lintParameters(documentOf(devices({ vip: '{{vip}}' })), [vip])
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['parameter-too-coarse', 'security']])
  })

  test('a fixed condition beside the parameter is a limit of its own', () => {
    expect(lintParameters(documentOf(devices({ user_id: '{{user_id}}', tenant: 'acme' })), [user])).toEqual([])
  })
})

test('the checks of the policy see a parameter as the value it will be', () => {
  const value = devices(
    { user_id: '{{user_id}}' },
    {
      sessions: { custom_data: { user_id: '{{user_id}}' }, permissions: ['read'] },
      push: { permissions: [] },
      recordings: { permissions: [] },
    },
  )
  const named = { ...(typeof value === 'object' ? value : {}), displayName: '{{agent_name}}' }
  const codes = lintPolicy(documentOf(named)).map(({ code }) => code)
  expect(codes).toEqual(['custom-data-not-identity'])
})
