import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { applyPatch, type JsonDocument, readJson } from '@/lib/json'
import { behindResource, evaluatePolicy, type Resource, resources } from '@/lib/policy'
import { changeState, claimsOfDocument, type RuleView, readForm } from '@/lib/templates'
import { accessChoices, chosenAccess } from './access-choices'

function documentOf(claims: JsonObject): JsonDocument {
  const read = readJson(JSON.stringify(claims))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function shown(document: JsonDocument, resource: Resource) {
  const form = readForm(document)
  const rules: readonly RuleView[] = form.kind === 'claims' && form.policy.kind === 'rules' ? form.policy.rules : []
  const rule = rules.find((one) => one.resource === resource)
  if (rule === undefined) throw new Error('no rules')
  const behind = behindResource(claimsOfDocument(document) ?? {}, resource)
  const choices = accessChoices(rule, behind)
  const chosen = choices.find(({ value }) => value === chosenAccess(rule, behind))
  return { labels: choices.map(({ label }) => label), chosen: chosen?.label, choices }
}

const of = (role: string | null, rules: JsonObject = {}, version = 3) =>
  documentOf({ role, policy: { version, ...rules } })
const rest = ['No access', 'Everything', 'Matching only']

describe('the switch of a resource', () => {
  test.each<[string, JsonDocument, Resource, string, string]>([
    ['an administrator', of('administrator'), 'devices', 'From role', 'From the role: everything'],
    ['an agent', of('agent'), 'devices', 'From role', 'From the role: everything'],
    ['an agent', of('agent'), 'sessions', 'From role', 'From the role: own sessions'],
    ['an agent', of('agent'), 'recordings', 'From role', 'From the role: own recordings'],
    ['*', of(null, { '*': {} }), 'push', 'From the rest', 'From everything else: everything'],
    [
      '* with a condition',
      of(null, { '*': { id: 'x' } }),
      'push',
      'From the rest',
      'From everything else: what matches',
    ],
    ['version 2', of(null, { devices: { id: 'x' } }, 2), 'push', 'From devices', 'From devices: what matches'],
  ])('has a choice of its own for what %s gives', (_, document, resource, label, description) => {
    const { choices, ...rests } = shown(document, resource)
    expect(rests).toMatchObject({ labels: [label, ...rest], chosen: label })
    expect(choices[0]?.description).toBe(description)
  })

  it('says that a role gives settings to read only', () => {
    const { labels, choices } = shown(of('agent'), 'features')
    expect(labels).toEqual(['From role', 'No access', 'Everything'])
    expect(choices[0]?.description).toBe('From the role: read')
  })

  it('has three positions where nothing stands behind, and two ways to write the first', () => {
    expect(shown(of(null), 'devices')).toMatchObject({ labels: rest, chosen: 'No access' })
    expect(shown(of(null, { devices: { permissions: [] } }), 'devices')).toMatchObject({
      labels: rest,
      chosen: 'No access',
    })
  })

  it('says no access of nothing that a token reaches, and never lets it be chosen without closing it', () => {
    const rule = fc.constantFrom<JsonObject>({}, { id: 'x' }, { permissions: [] }, { permissions: ['read'] })
    const rules = fc.dictionary(fc.constantFrom('devices', 'push', '*'), rule)
    const role = fc.constantFrom(null, 'agent', 'administrator')
    const targets = [{}, { id: 'x' }, { id: 'y', agent: 'me' }]
    fc.assert(
      fc.property(
        role,
        rules,
        fc.constantFrom(2, 3),
        fc.constantFrom(...resources),
        (given, named, version, resource) => {
          const document = of(given, named, version)
          const reaches = (at: JsonDocument) =>
            ['create', 'read', 'update', 'delete'].some((action) =>
              targets.some((target) => {
                const claims = claimsOfDocument(at) ?? {}
                return evaluatePolicy(claims, { resource, action, target }) === 'allow'
              }),
            )
          const { chosen, choices } = shown(document, resource)
          if (chosen === 'No access') expect(reaches(document)).toBe(false)
          const shut = choices.find(({ label }) => label === 'No access')
          const change = changeState({ document, resource, to: shut?.value ?? 'everything', memory: {} })
          const closed = applyPatch(document, change.patch)
          if (!closed.ok) throw new Error(closed.error.message)
          expect(shown(closed.value, resource).chosen).toBe('No access')
          expect(reaches(closed.value)).toBe(false)
        },
      ),
    )
  })
})
