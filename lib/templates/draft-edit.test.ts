import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonPath } from '@/lib/base'
import { applyPatch, type JsonDocument, type JsonNode, type JsonPatch, readJson, toValue } from '@/lib/json'
import { resources } from '@/lib/policy'
import {
  addCondition,
  listedActions,
  problemOfKey,
  problemOfValue,
  removeAt,
  removeCondition,
  renameCondition,
  rulePath,
  setAllActions,
  setCondition,
  setRole,
  setText,
  startPolicy,
  toggleAction,
} from './draft-edit'
import { changeState } from './draft-memory'
import { readForm } from './draft-read'
import { type FormView, type RuleView, roleChoices, ruleStates } from './draft-view'

const key = fc.stringMatching(/^[a-z][a-z_]{0,6}$/).filter((text) => problemOfKey(text) === null)
const scalar = fc.oneof(fc.stringMatching(/^[ -~]{0,8}$/), fc.integer(), fc.boolean())
const odd = fc.oneof(
  fc.constant(null),
  fc.constant([]),
  fc.constant({ deep: [1, 'x'] }),
  fc.boolean(),
  fc.integer({ min: 0 }),
)
const rule = fc.record(
  {
    id: fc.oneof(fc.constant('d1'), odd),
    custom_data: fc.oneof(
      { weight: 4, arbitrary: fc.dictionary(key, fc.oneof(scalar, odd)) },
      { weight: 1, arbitrary: odd },
    ),
    permissions: fc.oneof(fc.subarray(['create', 'read', 'update', 'delete', 'list']), odd),
    agent: fc.oneof(fc.constant('usr_1'), odd),
    note: odd,
  },
  { requiredKeys: [] },
)
const named = Object.fromEntries(
  resources.map((resource) => [resource, fc.oneof({ weight: 5, arbitrary: rule }, { weight: 1, arbitrary: odd })]),
)
const policy = fc.record({ version: fc.constantFrom(2, 3), ...named, screens: odd }, { requiredKeys: ['version'] })
const claims = fc.record(
  {
    role: fc.oneof(fc.constantFrom(null, 'agent', 'administrator'), odd),
    displayName: fc.oneof(fc.constant('Ann'), odd),
    policy: fc.oneof({ weight: 6, arbitrary: policy }, { weight: 1, arbitrary: odd }),
    note: odd,
    iss: fc.constant('license'),
  },
  { requiredKeys: [] },
)
const draft = fc
  .tuple(claims, fc.constantFrom(undefined, 1, 2, '\t'))
  .map(([value, indent]) => sound(JSON.stringify(value, null, indent)))
const resource = fc.constantFrom(...resources)

function sound(text: string): JsonDocument {
  const reading = readJson(text)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value
}

function apply(document: JsonDocument, patch: JsonPatch): JsonDocument {
  const outcome = applyPatch(document, patch)
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

function claimsOf(document: JsonDocument): Extract<FormView, { kind: 'claims' }> {
  const form = readForm(document)
  if (form.kind !== 'claims') throw new Error('not claims')
  return form
}

function ruleOf(document: JsonDocument, name: string): RuleView | undefined {
  const view = claimsOf(document).policy
  return view.kind === 'rules' ? view.rules.find((candidate) => candidate.resource === name) : undefined
}

/** The source text of every leaf that is not at or under one of the paths, by its path. */
function leaves(document: JsonDocument, except: readonly JsonPath[]): Record<string, string> {
  const found: Record<string, string> = {}
  function walk(node: JsonNode, path: JsonPath): void {
    if (except.some((prefix) => prefix.every((step, index) => path[index] === step))) return
    if (node.kind === 'object') for (const member of node.members) walk(member.value, [...path, member.key])
    else if (node.kind === 'array') for (const [index, item] of node.items.entries()) walk(item, [...path, index])
    else found[JSON.stringify(path)] = document.text.slice(node.from, node.to)
  }
  walk(document.root, [])
  return found
}

function expectOnly(before: JsonDocument, after: JsonDocument, touched: readonly JsonPath[]): void {
  expect(leaves(after, touched)).toEqual(leaves(before, touched))
}

describe('an edit of a claim', () => {
  it('sets any role from any draft and touches nothing else', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom(...roleChoices), (before, choice) => {
        const after = apply(before, setRole(readForm(before), choice))
        expect(claimsOf(after).role).toEqual({ choice })
        expectOnly(before, after, [['role']])
      }),
    )
  })

  it('sets and takes away the display name and touches nothing else', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom('', 'Ann', 'Ben "B" Öst'), (before, text) => {
        const view = claimsOf(before).displayName
        const after = apply(before, setText({ view, path: ['displayName'], text }))
        expect(claimsOf(after).displayName).toEqual(text === '' ? { kind: 'absent' } : { kind: 'text', value: text })
        expectOnly(before, after, [['displayName']])
      }),
    )
  })

  it('starts a policy only where there is none', () => {
    fc.assert(
      fc.property(draft, (before) => {
        const view = claimsOf(before).policy
        const after = apply(before, startPolicy(view))
        if (view.kind !== 'absent') expect(after.text).toBe(before.text)
        else expect(claimsOf(after).policy).toMatchObject({ kind: 'rules', version: 3 })
      }),
    )
  })
})

describe('an edit of a resource', () => {
  it('gives the state asked for and touches only that resource', () => {
    fc.assert(
      fc.property(draft, resource, fc.constantFrom(...ruleStates), (before, name, to) => {
        if (!ruleOf(before, name)) return
        const after = apply(before, changeState({ document: before, resource: name, to, memory: {} }).patch)
        expect(ruleOf(after, name)?.state).toBe(to)
        expectOnly(before, after, [rulePath(name)])
      }),
    )
  })

  it('brings the same rule back when the state is switched away and back', () => {
    fc.assert(
      fc.property(draft, resource, fc.constantFrom('unnamed', 'none', 'everything'), (before, name, way) => {
        if (ruleOf(before, name)?.state !== 'matching') return
        const away = changeState({ document: before, resource: name, to: way, memory: {} })
        const between = apply(before, away.patch)
        const back = changeState({ document: between, resource: name, to: 'matching', memory: away.memory })
        expect(valueAt(apply(between, back.patch), name)).toEqual(valueAt(before, name))
      }),
    )
  })

  it.each(['unnamed', 'none', 'everything'] as const)(
    'keeps the order of its author when a rule is switched to %s and back, of keys that look like whole numbers too',
    (way) => {
      const rule = '{"custom_data":{"b":"1","10":"x","2":"y"},"permissions":["read"],"id":"d1"}'
      const before = sound(`{"role":null,"policy":{"version":3,"devices":${rule},"sessions":{}}}`)
      const away = changeState({ document: before, resource: 'devices', to: way, memory: {} })
      const between = apply(before, away.patch)
      const back = changeState({ document: between, resource: 'devices', to: 'matching', memory: away.memory })
      expect(apply(between, back.patch).text.replace(/\s+/g, '')).toBe(before.text)
    },
  )

  it('never opens a resource by starting to narrow it: the first condition matches nothing real', () => {
    const before = sound('{ "policy": { "version": 3 } }')
    const after = apply(
      before,
      changeState({ document: before, resource: 'devices', to: 'matching', memory: {} }).patch,
    )
    expect(valueAt(after, 'devices')).toEqual({ custom_data: { user_id: '' } })
  })

  it('toggles an action there and back, and keeps unknown actions', () => {
    fc.assert(
      fc.property(draft, resource, fc.constantFrom('create', 'read', 'update', 'delete'), (before, name, action) => {
        const view = ruleOf(before, name)
        if (!view || view.state === 'unnamed' || view.state === 'kept' || view.actions.kind === 'kept') return
        const once = apply(before, toggleAction(view, action))
        const after = ruleOf(once, name)
        expect(new Set(after && listedActions(after.actions))).toEqual(
          new Set(listedActions(toggled(listedActions(view.actions), action))),
        )
        expectOnly(before, once, [rulePath(name, 'permissions')])
      }),
    )
  })

  it('allows all actions by taking the list away', () => {
    fc.assert(
      fc.property(draft, resource, (before, name) => {
        const view = ruleOf(before, name)
        if (!view || view.state === 'unnamed' || view.state === 'kept') return
        const after = apply(before, setAllActions(view, true))
        expect(ruleOf(after, name)?.actions).toEqual({ kind: 'all' })
        expectOnly(before, after, [rulePath(name, 'permissions')])
      }),
    )
  })
})

describe('an edit of a condition', () => {
  it('adds, changes, renames in place and removes, touching only its key', () => {
    fc.assert(
      fc.property(draft, resource, key, scalar, (before, name, at, value) => {
        const view = ruleOf(before, name)
        if (!view || (view.state !== 'matching' && view.state !== 'everything') || view.conditions.kind === 'kept')
          return
        const rows = view.conditions.kind === 'rows' ? view.conditions.rows : []
        if (rows.some((row) => row.key === at || row.key === 'renamed_key')) return
        const path = rulePath(name, 'custom_data', at)
        const added = apply(before, addCondition(view, { key: at, value }))
        expect(rowsOf(added, name)).toEqual([...rows, { key: at, kind: 'scalar', value }])
        expectOnly(before, added, [path])
        const changed = apply(added, setCondition(name, { key: at, value: 'other' }))
        expectOnly(added, changed, [path])
        const renamed = apply(changed, renameCondition(name, { from: at, to: 'renamed_key' }))
        expect(rowsOf(renamed, name)).toEqual([...rows, { key: 'renamed_key', kind: 'scalar', value: 'other' }])
        const removed = apply(renamed, removeCondition(name, 'renamed_key'))
        expect(rowsOf(removed, name)).toEqual(rows)
        expectOnly(before, removed, [path])
      }),
    )
  })

  it('takes a kept key away only when asked to', () => {
    fc.assert(
      fc.property(draft, (before) => {
        for (const kept of claimsOf(before).kept) {
          const after = apply(before, removeAt(kept.path))
          expect(claimsOf(after).kept.map((other) => other.key)).not.toContain(kept.key)
          expectOnly(before, after, [kept.path])
        }
      }),
    )
  })
})

describe('what a person may type', () => {
  it('is answered with the sentence of the strict reader', () => {
    expect(problemOfKey('$ne')).toContain('starts with $')
    expect(problemOfKey('user.id')).toBeNull()
    expect(problemOfKey('')).toContain('at least one character')
    expect(problemOfKey('user_id')).toBeNull()
    expect(problemOfValue(1.5)).toContain('whole numbers')
    expect(problemOfValue('u1')).toBeNull()
  })
})

function rowsOf(document: JsonDocument, name: string) {
  const conditions = ruleOf(document, name)?.conditions
  return conditions?.kind === 'rows' ? conditions.rows : []
}

function toggled(
  listed: readonly string[],
  action: string,
): { readonly kind: 'listed'; readonly actions: readonly string[] } {
  const without = listed.filter((other) => other !== action)
  return { kind: 'listed', actions: without.length < listed.length ? without : [...listed, action] }
}

function valueAt(document: JsonDocument, name: string): JsonObject | null {
  const root = toValue(document.root)
  const held = isJsonObject(root) ? root.policy : undefined
  const found = isJsonObject(held) ? held[name] : undefined
  return isJsonObject(found) ? { ...found } : null
}
