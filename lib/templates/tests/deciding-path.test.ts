import { expect, test } from 'vitest'
import { type AccessClaims, explainDecision } from '@/lib/policy'
import { decidingPath } from './deciding-path'

const rule = { custom_data: { tenant: 'acme' }, permissions: ['read'] }
const claims = { role: null, policy: { version: 3, devices: rule } }

test.each<[string, AccessClaims, string, string, string | undefined]>([
  ['the condition that fails', claims, 'devices:read', 'policy.devices.custom_data.tenant', 'globex'],
  ['the condition that misses its key', claims, 'devices:read', 'policy.devices.custom_data.tenant', undefined],
  ['the list of actions', claims, 'devices:update', 'policy.devices.permissions', 'acme'],
  ['the rule that matches', claims, 'devices:read', 'policy.devices', 'acme'],
  ['the rule for everything else', { role: null, policy: { version: 3, '*': {} } }, 'push:create', 'policy.*', 'acme'],
  ['the policy that names no such resource', claims, 'sessions:read', 'policy', 'acme'],
  ['a policy that is none', { role: null, policy: 7 }, 'devices:read', 'policy', 'acme'],
  ['the role', { role: 'agent' }, 'members:read', 'policy', 'acme'],
  ['the rule of the role', { role: 'agent', policy: { version: 3 } }, 'devices:read', 'role', 'acme'],
  ['a role that does not exist', { role: 'boss' }, 'devices:read', 'role', 'acme'],
])('leads to %s', (_title, given, on, path, tenant) => {
  const [resource = '', action = ''] = on.split(':')
  const target = { custom_data: tenant === undefined ? {} : { tenant } }
  expect(decidingPath(explainDecision(given, { resource, action, target })).join('.')).toBe(path)
})
