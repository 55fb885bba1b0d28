import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { type AccessClaims, actions, evaluatePolicy, type Target } from '@/lib/policy'
import { anyClaims } from '../../guardrails/testing'
import { printTests } from '../tests/test-list'
import { emptyContent, type TemplateContent } from './content'
import { type Consent, obstaclesTo, reasonKey } from './obstacles'
import { judgePublication } from './publication'
import { unlimitedResources } from './unlimited'

const mine = { custom_data: { user_id: 'c_4711' } }

function content(policy: JsonObject, role: string | null = null): TemplateContent {
  return { ...emptyContent, text: textOf(policy, role) }
}

function textOf(policy: JsonObject, role: string | null): string {
  return JSON.stringify({ role, policy: { version: 3, ...policy } })
}

function judge(given: TemplateContent, live: TemplateContent | null = null, guardrail = openGuardrail) {
  return judgePublication({ content: given, live, guardrail })
}

const silent: Consent = { reasons: [], acknowledgesWider: false, isApproved: false }

function kinds(publication: ReturnType<typeof judge>, consent: Partial<Consent> = {}): readonly string[] {
  return obstaclesTo(publication, { ...silent, ...consent }).map(({ kind }) => kind)
}

describe('nothing stands in the way', () => {
  test('of a first version that reaches one customer', () => {
    expect(kinds(judge(content({ devices: mine })))).toEqual([])
  })

  test('of a version that takes access away', () => {
    const live = content({ devices: mine, sessions: mine })
    expect(kinds(judge(content({ devices: mine }), live))).toEqual([])
  })
})

test('what says the same to the letter as the live version is not published again', () => {
  expect(kinds(judge(content({ devices: mine }), content({ devices: mine })))).toEqual(['unchanged'])
})

test('no consent takes an error away, whether of the policy, the parameters, the tests or the guardrail', () => {
  const consent = { acknowledgesWider: true, isApproved: true }
  const guardrail = { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'] } }
  for (const publication of [
    judge({ ...emptyContent, text: '{"role":' }),
    judge(content({ device: mine, devices: { user_id: 'c_4711' } })),
    judge(content({ devices: { custom_data: { user_id: '{{user_id}}' } } })),
    judge({ ...content({ devices: mine }), parameters: '{' }),
    judge({ ...content({ devices: mine }), tests: '{' }),
    judge(content({ devices: mine }), null, guardrail),
  ]) {
    expect(kinds(publication, consent)).toContain('error')
    expect(publication.sound).toBeNull()
  }
})

test('a content with an error is not compared, and one without is', () => {
  const live = content({ devices: mine })
  const placeholders = Array.from({ length: 400 }, (_, index) => `{{a${index}}}`)
  const flawed = judge({ ...emptyContent, text: textOf({ devices: { permissions: placeholders } }, '{{r}}') }, live)
  expect(flawed).toMatchObject({ comparison: null, sound: null })
  expect(flawed.findings.map(({ code }) => code)).toContain('parameter-place')
  expect(judge(content({ devices: mine, push: mine }), live).comparison).toMatchObject({ relation: 'wider' })
})

test('failing tests are one obstacle that counts them and names the first', () => {
  const request = { resource: 'devices', action: 'read' }
  const tests = printTests([
    { name: 'Sees its own', values: {}, expect: 'allow', request, target: mine },
    { name: 'Sees another', values: {}, expect: 'allow', request, target: { custom_data: { user_id: 'c_1' } } },
    { name: 'Sees nothing', values: {}, expect: 'deny', request, target: mine },
  ])
  const all = obstaclesTo(judge({ ...content({ devices: mine }), tests }), silent)
  expect(all.map(({ message }) => message)).toEqual(['2 tests fail, the first of them: Sees another'])
})

test('a security finding needs a reason of its own, and neither blanks nor a word too short are one', () => {
  const publication = judge({ ...content({ members: {} }), issuance: '{"approvals":1}' })
  const [finding, ...others] = publication.findings.filter(({ severity }) => severity === 'security')
  expect(others).toEqual([])
  if (finding === undefined) throw new Error('There is no security finding.')
  const key = reasonKey(finding)
  const agreed = { isApproved: true }
  expect(kinds(publication, agreed)).toEqual(['reason'])
  expect(kinds(publication, { ...agreed, reasons: [{ ...key, reason: '  ' }] })).toEqual(['reason'])
  expect(kinds(publication, { ...agreed, reasons: [{ ...key, reason: 'ok' }] })).toEqual(['reason'])
  expect(kinds(publication, { ...agreed, reasons: [{ ...key, path: '[]', reason: 'Meant so.' }] })).toEqual(['reason'])
  expect(kinds(publication, { ...agreed, reasons: [{ ...key, reason: 'Meant so.' }] })).toEqual([])
})

test('what allows more needs a look, and a different condition allows more and less', () => {
  const live = content({ devices: mine })
  const wider = judge(content({ devices: mine, push: mine }), live)
  const moved = judge(content({ devices: { custom_data: { user_id: 'c_1' } } }), live)
  for (const publication of [wider, moved]) {
    expect(kinds(publication)).toEqual(['wider'])
    expect(kinds(publication, { acknowledgesWider: true })).toEqual([])
  }
})

const whole = ['devices', 'sessions', 'invitations', 'recordings', 'settings', 'team members']

test.each<[string, JsonObject, readonly string[]]>([
  ['an empty rule', { role: null, policy: { version: 3, devices: {} } }, ['devices']],
  ['empty custom_data', { role: null, policy: { version: 3, sessions: { custom_data: {} } } }, ['sessions']],
  ['one action on everything', { role: null, policy: { version: 3, devices: { permissions: ['read'] } } }, ['devices']],
  ['a star', { role: null, policy: { version: 3, '*': {} } }, whole],
  ['an administrator', { role: 'administrator' }, whole],
  ['an administrator with a limit', { role: 'administrator', policy: { version: 3, devices: mine } }, whole.slice(1)],
  [
    'an administrator who reaches one customer, and the whole team',
    { role: 'administrator', policy: { version: 3, devices: mine, sessions: mine, push: mine, recordings: mine } },
    ['settings', 'team members'],
  ],
  ['every recording', { role: null, policy: { version: 3, recordings: { permissions: ['read'] } } }, ['recordings']],
  [
    'an action on push that no call asks for',
    { role: null, policy: { version: 3, push: { permissions: ['read'] } } },
    ['invitations'],
  ],
  ['inviting every device', { role: null, policy: { version: 3, push: {} } }, ['invitations']],
  ['seeing the team', { role: null, policy: { version: 3, members: { permissions: ['read'] } } }, []],
  ['changing the team', { role: null, policy: { version: 3, members: {} } }, ['team members']],
  ['an agent as Cobrowse made it', { role: 'agent' }, ['devices', 'sessions', 'invitations']],
  [
    'an agent with a policy that names nothing',
    { role: 'agent', policy: { version: 3 } },
    ['devices', 'sessions', 'invitations'],
  ],
  [
    'an agent of one customer who takes every session that nobody has taken',
    { role: 'agent', policy: { version: 3, devices: mine, push: mine } },
    ['sessions'],
  ],
  [
    'an agent who sees no device, and takes every session that nobody has taken',
    { role: 'agent', policy: { version: 3, devices: { permissions: [] }, push: { permissions: [] } } },
    ['sessions'],
  ],
  ['sessions of one agent', { role: null, policy: { version: 3, sessions: { agent: 'usr_1' } } }, []],
  [
    'an agent kept to one customer',
    { role: 'agent', policy: { version: 3, devices: mine, push: mine, sessions: mine } },
    [],
  ],
  [
    'an agent who is given everything',
    { role: 'agent', policy: { version: 3, sessions: {} } },
    ['devices', 'sessions', 'invitations'],
  ],
  ['a parameter', { role: null, policy: { version: 3, devices: { custom_data: { user_id: '{{u}}' } } } }, []],
  [
    'actions that no call asks for',
    { role: null, policy: { version: 3, devices: { permissions: ['update'] }, sessions: { permissions: ['delete'] } } },
    ['devices', 'sessions'],
  ],
  ['no action', { role: null, policy: { version: 3, devices: { permissions: [] } } }, []],
])('%s: what takes a second member is told', (_, claims, expected) => {
  expect(unlimitedResources(claims)).toEqual(expected)
})

test.each([
  ['devices', 'read', 'devices'],
  ['sessions', 'read', 'sessions'],
  ['push', 'create', 'invitations'],
  ['recordings', 'read', 'recordings'],
  ['features', 'update', 'settings'],
  ['members', 'create', 'team members'],
])(
  'whatever lets a token do %s:%s to what nothing says anything about takes a second member',
  (resource, action, said) => {
    const untaken = { id: 'unheard-of', custom_data: {} }
    const targets = [untaken, { ...untaken, agent: 'nobody-known' }]
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const effects = targets.map((target) => evaluatePolicy(claims, { resource, action, target }))
        if (effects.includes('allow')) expect(unlimitedResources(claims)).toContain(said)
      }),
      { numRuns: 2_000 },
    )
  },
)

describe('of all small policies', () => {
  const rules: readonly (JsonValue | undefined)[] = [
    ...[undefined, {}, { custom_data: {} }, { custom_data: { user_id: 'c_1' } }, { id: 'd_1' }],
    ...[{ permissions: ['read'] }, { permissions: [] }, { permissions: ['update'] }, { other: 'x' }, 'all'],
  ]
  const policies = ['devices', 'push', '*'].reduce<readonly JsonObject[]>(
    (made, name) => made.flatMap((one) => rules.map((rule) => (rule === undefined ? one : { ...one, [name]: rule }))),
    [{}],
  )
  const versioned = [undefined, 1, 2, 3].flatMap((version) =>
    policies.map((policy) => (version === undefined ? policy : { version, ...policy })),
  )
  const claimsSets: readonly AccessClaims[] = [
    {},
    { role: null },
    { role: 'agent' },
    { role: 'administrator' },
  ].flatMap((claims): readonly AccessClaims[] => [claims, ...versioned.map((policy) => ({ ...claims, policy }))])
  // Devices of every kind that these policies can tell apart.
  const devices: readonly Target[] = [
    ...[{}, { id: 'd_1' }, { id: 'd_2' }, { custom_data: {} }, { id: 'd_2', custom_data: { user_id: 'c_2' } }],
    ...[{ id: 'd_1', custom_data: { user_id: 'c_1', other: 'x' } }, { custom_data: { user_id: 'c_1' } }],
  ]

  test('all that read every device need a second member, and nothing that reads no more than some', () => {
    expect(claimsSets.length).toBeGreaterThan(16_000)
    const wrong = claimsSets.filter((claims) => {
      const does = (action: string) =>
        devices.every((target) => evaluatePolicy(claims, { resource: 'devices', action, target }) === 'allow')
      return unlimitedResources(claims).includes('devices') !== actions.some(does)
    })
    expect(wrong).toEqual([])
  })
})

describe('a test of the live version', () => {
  const request = { resource: 'devices', action: 'read' }
  const other = { custom_data: { user_id: 'c_1' } }
  const promise = { name: 'Never another', values: {}, expect: 'deny', request, target: other } as const
  const live = { ...content({ devices: mine }), tests: printTests([promise]) }
  const wider = content({ devices: { custom_data: { user_id: 'c_1' } } })

  test.each([
    ['that is gone', printTests([])],
    ['that expects the opposite now', printTests([{ ...promise, expect: 'allow' }])],
  ])('%s and would fail needs a reason', (_title, tests) => {
    const publication = judge({ ...wider, tests }, live)
    const consent = { acknowledgesWider: true }
    expect(kinds(publication, consent)).toEqual(['reason'])
    const [finding] = publication.findings.filter(({ code }) => code === 'test-dropped')
    if (finding === undefined) throw new Error('There is no finding.')
    expect(finding.message).toContain('“Never another”')
    expect(kinds(publication, { ...consent, reasons: [{ ...reasonKey(finding), reason: 'No longer true.' }] })).toEqual(
      [],
    )
  })

  test('that is gone and would pass needs none, nor one that has another name', () => {
    const narrower = content({ devices: { custom_data: { user_id: 'c_4711', tier: 'gold' } } })
    expect(kinds(judge(narrower, live))).toEqual([])
    const renamed = printTests([{ ...promise, name: 'Not another' }])
    expect(kinds(judge({ ...wider, tests: renamed }, live), { acknowledgesWider: true })).toEqual(['test'])
  })
})

test('nothing is published of an archived template, and that is said first', () => {
  const publication = judge(content({ devices: mine }))
  expect(obstaclesTo(publication, { ...silent, isArchived: true })[0]?.kind).toBe('archived')
  expect(obstaclesTo(publication, { ...silent, isArchived: false }).map(({ kind }) => kind)).not.toContain('archived')
})
