import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { applyPatch, type JsonDocument, nodeAt, readJson, toValue } from '@/lib/json'
import { evaluatePolicy } from '../evaluate'
import type { Finding, PolicyRequest, Target } from '../types'
import { actions, resources } from '../types'
import { lintHeader, lintPolicy, severityRank } from './index'
import { anyContext, anyDocument } from './vectors/arbitrary'

const runs = { numRuns: 500 }

describe('whatever the document holds', () => {
  test('lint answers, and every path it names is in the document', () => {
    fc.assert(
      fc.property(anyDocument, anyContext, (document, context) => {
        for (const { path } of [...lintPolicy(document, context), ...lintHeader(document)]) {
          expect(nodeAt(document.root, path), path.join('/')).toBeDefined()
        }
      }),
      runs,
    )
  })

  test('findings come gravest first, then in the order of the text, and one code speaks once for a place', () => {
    fc.assert(
      fc.property(anyDocument, anyContext, (document, context) => {
        const findings = lintPolicy(document, context)
        const ranks = findings.map(({ severity }) => severityRank(severity))
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
        expect(new Set(findings.map(nameOf)).size).toBe(findings.length)
      }),
      runs,
    )
  })

  test('a fix removes its finding, adds none that is graver, and leaves a document that can be read', () => {
    fc.assert(
      fc.property(anyDocument, anyContext, (document, context) => {
        const before = lintPolicy(document, context)
        for (const finding of before.filter(({ fix }) => fix)) {
          const fixed = fixedBy(document, finding)
          expect(readJson(fixed.text).ok).toBe(true)
          const after = lintPolicy(fixed, context)
          expect(after.map(nameOf), finding.message).not.toContain(nameOf(finding))
          const found = graver(after, finding)
          expect(found, describeFix(finding, fixed)).toEqual(atMost(graver(before, finding), found))
        }
      }),
      runs,
    )
  })

  test('the fix of a security finding never allows what was denied, but for what already meets the condition it repeats', () => {
    fc.assert(
      fc.property(anyDocument, anyContext, (document, context) => {
        for (const finding of lintPolicy(document, context).filter(
          ({ fix, severity }) => fix && severity === 'security',
        )) {
          const [before, after] = [allowedBy(document), allowedBy(fixedBy(document, finding))]
          expect(
            after.filter((name) => !before.includes(name) && !meetsRepeated(finding, name)),
            finding.message,
          ).toEqual([])
        }
      }),
      runs,
    )
  })

  test('an upgrade to the same effect changes no decision', () => {
    fc.assert(
      fc.property(anyDocument, anyContext, (document, context) => {
        const upgrades = lintPolicy(document, context).filter(({ fix }) => fix?.label.includes('same effect'))
        for (const finding of upgrades) expect(allowedBy(fixedBy(document, finding))).toEqual(allowedBy(document))
      }),
      runs,
    )
  })
})

function nameOf({ code, path }: Finding): string {
  return `${code} at ${JSON.stringify(path)}`
}

function fixedBy(document: JsonDocument, finding: Finding): JsonDocument {
  const applied = applyPatch(document, finding.fix?.patch ?? [])
  if (!applied.ok) throw new Error(`${nameOf(finding)}: ${applied.error.message}`)
  return applied.value
}

type Count = Readonly<Record<string, number>>

/** How often each code graver than the finding occurs. */
function graver(findings: readonly Finding[], than: Finding): Count {
  const counts: Record<string, number> = {}
  for (const { code, severity } of findings) {
    if (severityRank(severity) > severityRank(than.severity)) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

function atMost(limit: Count, counts: Count): Count {
  return Object.fromEntries(Object.entries(counts).map(([code, count]) => [code, Math.min(count, limit[code] ?? 0)]))
}

function describeFix(finding: Finding, fixed: JsonDocument): string {
  return `${nameOf(finding)} made ${fixed.text}`
}

const targets: readonly PolicyRequest['target'][] = [
  {},
  { id: 'u1', custom_data: { user_id: 'u1', tenant: 'acme', agent: 'u1', id: 'u1' }, agent: 'me' },
  { id: 'x', custom_data: { user_id: 'u1' }, agent: 'u1' },
  { id: 'u1', custom_data: { tenant: 'acme', user_id: 'u2' }, agent: 'u2' },
  { id: 'x', custom_data: { user_id: 1, tenant: true, id: 0 } },
  { id: 'x', custom_data: { user_id: '', tenant: '123' }, agent: 'me' },
]

const requests = [...resources, 'accounts', 'xyz'].flatMap((resource) =>
  actions.flatMap((action) =>
    targets.map((target, index) => ({ resource, action, target, name: `${resource}:${action} ${index}` })),
  ),
)

/**
 * A condition that differs, and sessions that a role gives as the agent's own, are fixed by repeating a condition that stands
 * elsewhere: only its own targets may be gained.
 */
function meetsRepeated({ code, fix }: Finding, name: string): boolean {
  const target = requests.find((request) => request.name === name)?.target
  const [added] = code === 'sessions-unfiltered' ? (fix?.patch ?? []) : []
  if (added?.op === 'add' && added.path.length === 2 && name.startsWith('sessions:')) {
    const data = isJsonObject(added.value) && isJsonObject(added.value.custom_data) ? added.value.custom_data : {}
    return Object.entries(data).every(([key, value]) => target?.custom_data?.[key] === value)
  }
  const [change] = code === 'conditions-differ' ? (fix?.patch ?? []) : []
  const key = change?.path.at(-1)
  if (change?.op !== 'replace' || target === undefined) return false
  if (change.path.length === 3 && key === 'agent' && target.agent === change.value) return true
  if (change.path.length === 3 && key === 'id' && target.id === change.value) return true
  return target.custom_data?.[String(key)] === change.value
}

function allowedBy({ root }: JsonDocument): readonly string[] {
  const value = toValue(root)
  const claims: JsonObject = isJsonObject(value) ? value : {}
  return requests.filter((request) => evaluatePolicy(claims, request) === 'allow').map(({ name }) => name)
}

test('a space at the end of a key is a slip of its own: taking it out of one of two places makes no other finding', () => {
  const rule = (key: string) => ({ custom_data: { [key]: 'u1' } })
  const codesOf = (devices: string, sessions: string) => {
    const read = readJson(
      JSON.stringify({ role: null, policy: { version: 3, devices: rule(devices), sessions: rule(sessions) } }),
    )
    if (!read.ok) throw new Error(read.error.message)
    return lintPolicy(read.value, { kind: 'draft' }).map(({ code }) => code)
  }
  expect(codesOf('tenant ', 'tenant')).toContain('spaces-at-ends')
  expect(codesOf('tenant ', 'tenant')).not.toContain('sessions-unfiltered')
  expect(codesOf('tenant', 'other')).toContain('sessions-unfiltered')
})

test('what a condition opens once it has its quotes is said while it still lacks them', () => {
  const said = (rules: JsonObject) => {
    const read = readJson(JSON.stringify({ role: null, policy: { version: 3, ...rules } }))
    if (!read.ok) throw new Error(read.error.message)
    const [slip, ...others] = lintPolicy(read.value, { kind: 'draft' }).filter(({ code }) => code === 'not-string')
    if (slip === undefined) throw new Error('no condition lacks its quotes')
    expect(others).toEqual([])
    const [before, after] = [read.value, fixedBy(read.value, slip)].map((document) =>
      lintPolicy(document, { kind: 'draft' })
        .filter(({ severity }) => severity === 'security')
        .map(({ code }) => code),
    )
    expect(before).toEqual(after)
    return before
  }
  const customer = { custom_data: { user_id: 'u1' } }
  expect(said({ sessions: { id: false }, recordings: { id: 'u1' } })).toEqual(['conditions-differ'])
  expect(said({ sessions: { agent: 7 }, recordings: { agent: 'a1' } })).toEqual(['conditions-differ'])
  expect(said({ devices: { id: 7 }, push: customer })).toContain('push-unfiltered')
  expect(said({ sessions: { agent: 7 }, recordings: customer })).toContain('recordings-unfiltered')
  expect(said({ devices: customer, sessions: { custom_data: { tenant: 't1' }, agent: 7 } })).toEqual([
    'sessions-unfiltered',
  ])
  expect(said({ devices: { ...customer, id: 7 }, sessions: { custom_data: { tenant: 't1' } } })).toContain(
    'sessions-unfiltered',
  )
})

describe('of all small policies for one customer', () => {
  const [mine, other] = [{ custom_data: { user_id: 'u1' } }, { user_id: 'u2', tenant: 'acme', tier: 'gold' }]
  const rules: readonly (JsonValue | undefined)[] = [
    ...[undefined, {}, mine, { id: 'x' }, { agent: 'a1' }, { permissions: [] }, { custom_data: { tenant: 'acme' } }],
  ]
  const names = ['devices', 'sessions', 'push', 'recordings', '*']
  const others: readonly Target[] = ['a1', 'me', undefined].flatMap((agent) =>
    ['x', 'y'].map((id) => ({ id, custom_data: other, ...(agent === undefined ? {} : { agent }) })),
  )
  const asks = ['devices:read', 'sessions:read', 'sessions:update', 'push:create', 'recordings:read']
  const reaches = (claims: JsonObject, targets: readonly Target[]) =>
    asks.filter((ask) => {
      const [resource = '', action = ''] = ask.split(':')
      return targets.some((target) => evaluatePolicy(claims, { resource, action, target }) === 'allow')
    })

  test.each([null, 'agent', 'administrator'])(
    'with the role %s, whatever lets a token of one reach what is of another is a finding',
    (role) => {
      const policies = names.reduce<readonly JsonObject[]>(
        (made, name) =>
          made.flatMap((one) =>
            rules
              .filter((rule) => name !== '*' || rule === undefined || JSON.stringify(rule) === '{}' || rule === mine)
              .map((rule) => (rule === undefined ? one : { ...one, [name]: rule })),
          ),
        [{ version: 3 }],
      )
      const narrowed = policies.filter(({ devices, sessions }) =>
        JSON.stringify({ devices, sessions }).includes('user_id'),
      )
      const silent = narrowed
        .map((policy): JsonObject => ({ role, policy }))
        .filter((claims) => reaches(claims, others).length > 0)
        .filter((claims) => {
          const read = readJson(JSON.stringify(claims))
          return (
            read.ok &&
            !lintPolicy(read.value).some(({ severity }) => severityRank(severity) >= severityRank('security'))
          )
        })
      expect(narrowed.length).toBeGreaterThan(1_000)
      expect(silent.slice(0, 5).map((claims) => [JSON.stringify(claims), reaches(claims, others).join()])).toEqual([])
    },
  )
})
