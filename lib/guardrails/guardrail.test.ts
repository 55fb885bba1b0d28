import { expect, test } from 'vitest'
import type { AccessClaims } from '@/lib/policy'
import { checkGuardrail } from './check/check-guardrail'
import { type Guardrail, openGuardrail } from './guardrail'
import { kindOfReach } from './reach-kind'
import { refusedVersions } from './refused'
import { summariseGuardrail } from './summary'
import { formatGuardrail, parseGuardrail } from './text'

const tenant: Guardrail = {
  ...openGuardrail,
  requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'], sessions: ['tenant_id'] },
}
const strict: Guardrail = {
  ...tenant,
  roles: ['null', 'agent'],
  access: { ...openGuardrail.access, members: [], features: ['read'], '*': [] },
  longestSeconds: { session: 86_400, customer: 14_400, unscoped: 3600, administrator: 900 },
  forbiddenLiterals: ['Internal'],
}
const one = { custom_data: { tenant_id: '{{tenant}}', user_id: 'u1' } }

function told(guardrail: Guardrail, claims: AccessClaims, lifetime?: number): readonly string[] {
  return checkGuardrail(guardrail, claims, lifetime).map(
    ({ code, path, message }) => `${code} ${path.join('.')}: ${message}`,
  )
}

test('a rule that fixes the required key to a parameter passes, one that leaves it open is told how to fix it', () => {
  expect(told(tenant, { role: null, policy: { version: 3, devices: one, sessions: one } })).toEqual([])
  const [finding] = checkGuardrail(tenant, {
    role: null,
    policy: { version: 3, devices: { custom_data: { user_id: 'u1' } } },
  })
  expect(finding).toMatchObject({
    code: 'guardrail-condition',
    severity: 'error',
    path: ['policy', 'devices'],
    message:
      'The guardrail wants tenant_id fixed on devices; this rule leaves it open. Add tenant_id with a value or a parameter.',
    fix: {
      label: 'Fix tenant_id with a parameter',
      patch: [{ op: 'add', path: ['policy', 'devices', 'custom_data', 'tenant_id'], value: '{{tenant_id}}' }],
    },
  })
})

test.each([
  [
    'an administrator without a devices rule',
    { role: 'administrator', policy: { version: 3 } },
    'role: The guardrail wants tenant_id fixed on devices and sessions; the role administrator leaves it open. Give devices and sessions a rule that names tenant_id with a value or a parameter.',
  ],
  [
    'an agent without a devices rule',
    { role: 'agent', policy: { version: 3, sessions: one } },
    'role: The guardrail wants tenant_id fixed on devices; the role agent leaves',
  ],
  [
    'no role and no policy',
    {},
    ': The guardrail wants tenant_id fixed on devices and sessions; the role agent, which a token without a role gets, leaves it open.',
  ],
  [
    'a rule for everything',
    { role: null, policy: { version: 3, sessions: one, '*': {} } },
    'policy.*: The guardrail wants tenant_id fixed on devices; the rule for * leaves it open.',
  ],
  [
    'an empty text',
    { role: null, policy: { version: 3, devices: { custom_data: { tenant_id: ' ' } } } },
    'policy.devices: The guardrail wants tenant_id fixed on devices; this rule leaves it open.',
  ],
  [
    'an id alone',
    { role: null, policy: { version: 3, devices: { id: 'd1' } } },
    'policy.devices: The guardrail wants tenant_id',
  ],
  [
    'a version 1 rule without it',
    { policy: { devices: { user_id: 'u1' }, sessions: { tenant_id: 't1' } } },
    'policy.devices: The guardrail wants tenant_id',
  ],
])('%s does not fix a required key', (_name, claims, message) => {
  expect(told(tenant, claims)).toEqual([expect.stringContaining(`guardrail-condition ${message}`)])
})

test.each([
  ['a version 1 rule with the key', { policy: { devices: { tenant_id: 't1' }, sessions: { tenant_id: 't1' } } }],
  ['a version 2 policy that names nothing else', { role: 'administrator', policy: { version: 2, devices: one } }],
  ['a closed rule', { role: 'administrator', policy: { version: 3, devices: { permissions: [] }, sessions: one } }],
  ['a token that may do nothing', { role: null, policy: { version: 3 } }],
])('%s leaves no required key open', (_name, claims) => {
  expect(told(tenant, claims)).toEqual([])
})

test('push and recordings follow in version 2, so they answer for their required keys there', () => {
  const guardrail = {
    ...openGuardrail,
    requiredKeys: { devices: [], sessions: [], push: ['tenant_id'], recordings: ['tenant_id'] },
  }
  const found = told(guardrail, { policy: { version: 2, devices: {}, sessions: {} } })
  expect(found).toEqual([
    expect.stringContaining('policy.devices: The guardrail wants tenant_id fixed on push; the rule for devices leaves'),
    expect.stringContaining(
      'policy.sessions: The guardrail wants tenant_id fixed on recordings; the rule for sessions',
    ),
  ])
  expect(told(guardrail, { role: null, policy: { version: 3, devices: {}, sessions: {} } })).toEqual([])
})

test('what is closed, limited or forbidden is named with its place and the way out', () => {
  const policy = {
    version: 3,
    devices: one,
    sessions: { custom_data: { tenant_id: ' internal' } },
    members: {},
    features: {},
    audit: {},
  }
  expect(told(strict, { role: 'administrator', policy })).toEqual([
    'guardrail-role role: The guardrail does not allow the role administrator. Write null or agent.',
    'guardrail-resource policy.members: The guardrail does not allow members; this rule opens it. Close it with an empty list of permissions.',
    'guardrail-resource role: The guardrail does not allow everything else; the role administrator opens it. Close it with an empty list of permissions.',
    'guardrail-resource policy.audit: The guardrail does not allow audit; this rule opens it. Close it with an empty list of permissions.',
    'guardrail-action policy.features: The guardrail allows only read on features; this rule also allows create, update and delete. List fewer permissions.',
    'guardrail-literal policy.sessions.custom_data.tenant_id: The guardrail forbids the value " internal". Write another value, or a parameter.',
  ])
})

test('a rule that stands alone is closed by removing it, one with a role behind it by an empty list', () => {
  const alone = checkGuardrail(strict, { role: null, policy: { version: 3, members: {} } })
  expect(alone[0]?.fix?.patch).toEqual([{ op: 'remove', path: ['policy', 'members'] }])
  const backed = checkGuardrail(strict, { role: 'administrator', policy: { version: 3, members: {}, '*': {} } })
  const fix = backed.find(({ code, path }) => code === 'guardrail-resource' && path[1] === 'members')?.fix
  expect(fix?.patch).toEqual([{ op: 'add', path: ['policy', 'members'], value: { permissions: [] } }])
})

test.each([
  ['a policy that is null', { role: null, policy: null }, 'policy'],
  ['a version that does not exist', { role: null, policy: { version: 4 } }, 'policy'],
  [
    'a list as a condition',
    { role: null, policy: { version: 3, devices: { custom_data: { tenant_id: ['t1'] } } } },
    'policy.devices',
  ],
  ['an undocumented key', { role: null, policy: { version: 3, devices: { tenant_id: 't1' } } }, 'policy.devices'],
  ['a version 2 shape without its version', { role: null, policy: { devices: one } }, 'policy.devices'],
])('%s cannot be judged and is a finding, but not under the open guardrail', (_name, claims, place) => {
  expect(told(tenant, claims)).toEqual([
    expect.stringContaining(`guardrail-unreadable ${place}: The guardrail cannot judge`),
  ])
  expect(told(openGuardrail, claims)).toEqual([])
})

test('a token without a role that counts as an agent needs both to be allowed', () => {
  const guardrail: Guardrail = { ...openGuardrail, roles: ['null', 'absent'] }
  expect(told(guardrail, {})).toEqual([
    'guardrail-role : The guardrail does not allow the role agent, and without a role this token counts as one. Write null or none.',
  ])
  expect(told(guardrail, { policy: { version: 3 } })).toEqual([])
})

test.each([
  ['session', { role: null, policy: { version: 3, sessions: { id: 's1' }, recordings: { id: 's1' } } }],
  ['customer', { role: null, policy: { version: 3, devices: one, sessions: one, push: { id: 'd1' } } }],
  ['customer', { role: 'agent', policy: { version: 3, devices: one, sessions: one, push: one, recordings: one } }],
  ['unscoped', { role: null, policy: { version: 3, devices: { custom_data: { tenant_id: 't1' } }, sessions: one } }],
  ['unscoped', { role: 'agent', policy: { version: 3, devices: one } }],
  ['unscoped', { role: null, policy: { version: 3, members: { permissions: ['read'] } } }],
  ['unscoped', { role: null, policy: { version: 3, devices: { custom_data: { user_id: '' } } } }],
  ['administrator', { role: 'administrator', policy: { version: 2, devices: one } }],
  ['administrator', { role: null, policy: { version: 3, devices: one, features: {} } }],
  ['administrator', { role: null, policy: { version: 3, '*': {} } }],
  ['administrator', { role: 'Administrator', policy: { version: 3 } }],
  ['administrator', { role: null, policy: 'none' }],
] as const)('reach of kind %s: %j', (kind, claims) => {
  expect(kindOfReach(claims)).toBe(kind)
})

test('a lifetime beyond the longest for its reach is a finding; without one there is none to judge', () => {
  const claims = { role: null, policy: { version: 3, devices: one } }
  expect([told(strict, claims), told(strict, claims, 14_400)]).toEqual([[], []])
  expect(told(strict, claims, 86_400)).toEqual([
    'guardrail-lifetime : The guardrail lets a token that reaches one customer live 4 hours at most; 1 day is too long. Choose a shorter lifetime, or narrow what the token reaches.',
  ])
  expect(told(strict, claims, Number.NaN)).toEqual([expect.stringContaining('this is no lifetime')])
})

test('the summary is one sentence a lead can read', () => {
  expect(summariseGuardrail(openGuardrail)).toBe('The guardrail forbids nothing: every version may be published.')
  expect(summariseGuardrail(tenant)).toBe('Every published version must fix tenant_id on devices and sessions.')
  expect(summariseGuardrail(strict)).toBe(
    'Every published version must fix tenant_id on devices and sessions, must not use the role administrator, must name its role, must not reach members or everything else, may only read settings, must not hold the value Internal, and lives at most 1 day where it reaches one session, 4 hours where it reaches one customer, 1 hour where it reaches more than one customer and 15 minutes where it reaches the whole account.',
  )
  const hours = { session: 14_400, customer: 14_400, unscoped: 14_400, administrator: 14_400 }
  expect(summariseGuardrail({ ...openGuardrail, longestSeconds: hours })).toBe(
    'Every published version lives at most 4 hours.',
  )
})

test('refused versions are named with what they break, in the order given', () => {
  const good = {
    name: 'Good',
    version: 3,
    isArchived: false,
    claims: { role: null, policy: { version: 3, devices: one } },
  }
  const bad = { name: 'Bad', version: 1, isArchived: true, claims: { role: null, policy: { version: 3, devices: {} } } }
  expect(refusedVersions(tenant, [bad, good])).toEqual([
    { name: 'Bad', version: 1, isArchived: true, findings: [expect.objectContaining({ code: 'guardrail-condition' })] },
  ])
})

test.each([
  ['not JSON', '{', null, /Line 1/],
  ['a missing member', '{}', 'roles', /.+/],
  ['an unknown member', JSON.stringify({ ...openGuardrail, more: 1 }), null, /more/],
  ['no role', JSON.stringify({ ...openGuardrail, roles: [] }), 'roles', /at least one role/],
  ['a key nobody can use', withKey('$ne'), 'requiredKeys.devices.0', /starts with \$/],
  ['a key with spaces around', withKey(' tenant'), 'requiredKeys.devices.0', /spaces around/],
  ['a key with an invisible character', withKey('ten\u200bant'), null, /invisible/],
  ['a lifetime of no time', withLifetime(0), 'longestSeconds.session', /one minute/],
  ['a lifetime of a year', withLifetime(31_536_000), 'longestSeconds.session', /31 days/],
])('%s is refused with the field it is about', (_name, text, field, message) => {
  const read = parseGuardrail(text)
  expect(read.ok ? null : read.error).toEqual({ field, message: expect.stringMatching(message) })
})

test('lists are read in their usual order, each entry once', () => {
  const read = parseGuardrail(
    JSON.stringify({ ...openGuardrail, roles: ['absent', 'null', 'absent'], forbiddenLiterals: ['x', 'x'] }),
  )
  expect(read.ok && [read.value.roles, read.value.forbiddenLiterals]).toEqual([['null', 'absent'], ['x']])
  expect(read.ok && parseGuardrail(formatGuardrail(read.value))).toEqual(read)
})

function withKey(key: string): string {
  return JSON.stringify({ ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: [key] } })
}

function withLifetime(session: number): string {
  return JSON.stringify({ ...openGuardrail, longestSeconds: { ...openGuardrail.longestSeconds, session } })
}

const numbered = (count: number, word = 'word') => Array.from({ length: count }, (_, at) => `${word}${at}`)
const devicesFix = (devices: readonly string[]): Partial<Guardrail> => ({
  requiredKeys: { ...openGuardrail.requiredKeys, devices },
})

test.each<[string, number, (size: number) => Partial<Guardrail>]>([
  ['keys of one resource', 20, (size) => devicesFix(numbered(size))],
  ['characters of a key', 100, (size) => devicesFix(['x'.repeat(size)])],
  ['forbidden values', 200, (size) => ({ forbiddenLiterals: numbered(size) })],
  ['characters of a forbidden value', 200, (size) => ({ forbiddenLiterals: ['x'.repeat(size)] })],
  ['domains for agents', 50, (size) => ({ agentDomains: numbered(size, 'd').map((name) => `${name}.example`) })],
  [
    'seconds of a lifetime',
    31 * 86_400,
    (size) => ({ longestSeconds: { ...openGuardrail.longestSeconds, session: size } }),
  ],
])('a guardrail takes %s up to %i, and one more is refused in a sentence', (_what, most, partOf) => {
  const problemOf = (size: number) => {
    const read = parseGuardrail(JSON.stringify({ ...openGuardrail, ...partOf(size) }))
    return read.ok ? null : read.error.message
  }
  expect(problemOf(most)).toBeNull()
  expect(problemOf(most + 1)).toMatch(/at most/i)
})

test('a guardrail at its bounds judges versions as large as a draft may be, and names all that each lacks and holds', () => {
  const keys = numbered(20, 'key')
  const guardrail: Guardrail = {
    ...openGuardrail,
    requiredKeys: { devices: keys, sessions: keys, push: keys, recordings: keys },
    forbiddenLiterals: numbered(200, 'forbidden'),
  }
  const data = Object.fromEntries(numbered(500).map((key) => [key, `${key} of a customer`]))
  const rule = { custom_data: { ...data, key0: 'forbidden199' } }
  const claims = { role: null, policy: { version: 3, devices: rule, sessions: rule, push: rule, recordings: rule } }
  const versions = numbered(200, 'Template ').map((name) => ({ name, version: 1, isArchived: false, claims }))
  const refused = refusedVersions(guardrail, versions)
  expect(refused).toHaveLength(200)
  for (const { findings } of [refused[0], refused[199]].flatMap((one) => one ?? [])) {
    const of = (code: string) => findings.filter((finding) => finding.code === code)
    expect(of('guardrail-literal')).toHaveLength(4)
    expect(
      of('guardrail-condition')
        .map(({ message }) => message)
        .join(' '),
    ).toContain('key19')
  }
})
