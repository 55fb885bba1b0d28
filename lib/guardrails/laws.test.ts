import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { applyPatch, type JsonDocument, nodeAt, readJson, toValue } from '@/lib/json'
import { type AccessClaims, actions, evaluatePolicy, type Finding, type PolicyRequest, resources } from '@/lib/policy'
import { checkGuardrail } from './check/check-guardrail'
import { type Guardrail, isKeyed, keyedResources, openGuardrail, reachKinds, roleChoices, rowOf } from './guardrail'
import { guardrailInput } from './guardrail-input'
import { kindOfReach } from './reach-kind'
import { summariseGuardrail } from './summary'
import { anyClaims, anyGuardrail, anyRequest } from './testing'
import { formatGuardrail, parseGuardrail } from './text'

/** Skips the case when the strict reader refuses the claims, as it does for some keys. */
function documentOf(claims: JsonValue): JsonDocument {
  const read = readJson(JSON.stringify(claims))
  fc.pre(read.ok)
  return read.value
}

function targetKeys({ target }: PolicyRequest): readonly string[] {
  return [...Object.keys(target.custom_data ?? {}), ...(target.id === undefined ? [] : ['id'])]
}

describe('what the guardrail lets pass', () => {
  test('denies every object that lacks a required key, whatever the role, the version and the other rules', () => {
    let checked = 0
    fc.assert(
      fc.property(
        anyClaims,
        anyRequest,
        fc.constantFrom('tenant_id', 'user_id', 'constructor'),
        (claims, asked, key) => {
          const requiredKeys = { devices: [key], sessions: [key], push: [key], recordings: [key] }
          if (checkGuardrail({ ...openGuardrail, requiredKeys }, claims).length > 0) return
          if (!isKeyed(rowOf(asked.resource)) || targetKeys(asked).includes(key)) return
          checked += 1
          expect(evaluatePolicy(claims, asked)).toBe('deny')
        },
      ),
      { numRuns: 20_000 },
    )
    expect(checked).toBeGreaterThan(100)
  })

  test('denies every object without an id where the id must be fixed', () => {
    fc.assert(
      fc.property(anyClaims, anyRequest, (claims, asked) => {
        const guardrail = { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: ['id'] } }
        const { id: _, ...target } = asked.target
        if (checkGuardrail(guardrail, claims).length > 0) return
        expect(evaluatePolicy(claims, { ...asked, resource: 'devices', target })).toBe('deny')
      }),
      { numRuns: 2000 },
    )
  })

  test('allows no role, resource or action outside it', () => {
    let passed = 0
    fc.assert(
      fc.property(anyGuardrail, anyClaims, anyRequest, fc.boolean(), (made, claims, asked, isLoose) => {
        const guardrail = isLoose ? { ...openGuardrail, access: made.access } : made
        if (checkGuardrail(guardrail, claims).length > 0) return
        passed += 1
        if (evaluatePolicy(claims, asked) === 'deny') return
        const allowed: readonly string[] = guardrail.access[rowOf(asked.resource)]
        expect(allowed.length === actions.length || allowed.includes(asked.action)).toBe(true)
        const role = Object.hasOwn(claims, 'role') ? String(claims.role) : 'absent'
        expect(guardrail.roles).toContain(role)
      }),
      { numRuns: 8_000 },
    )
    expect(passed).toBeGreaterThan(100)
  })

  test('never has the rules of an agent or administrator that the guardrail does not allow', () => {
    fc.assert(
      fc.property(anyClaims, fc.subarray([...roleChoices], { minLength: 1 }), anyRequest, (claims, roles, asked) => {
        if (checkGuardrail({ ...openGuardrail, roles }, claims).length > 0 || roles.includes('agent')) return
        const withoutRole = { role: null, ...(Object.hasOwn(claims, 'policy') && { policy: claims.policy }) }
        if (claims.role === 'administrator') return
        expect(evaluatePolicy(claims, asked)).toBe(evaluatePolicy(withoutRole, asked))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a check', () => {
  test('is total: any JSON is judged, and what is not an object never passes', () => {
    const anything = fc.jsonValue().map((value): JsonValue => JSON.parse(JSON.stringify(value)))
    const given = fc.oneof(anything, fc.record({ role: anything, policy: anything }, { requiredKeys: [] }))
    fc.assert(
      fc.property(anyGuardrail, given, fc.option(fc.double(), { nil: undefined }), (guardrail, some, lifetime) => {
        const claims = some as AccessClaims
        const found = checkGuardrail(guardrail, claims, lifetime)
        expect(reachKinds).toContain(kindOfReach(claims))
        if (!isJsonObject(some) && formatGuardrail(guardrail) !== formatGuardrail(openGuardrail)) {
          expect(found.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('points at places that exist, in sentences that name the guardrail', () => {
    fc.assert(
      fc.property(anyGuardrail, anyClaims, (guardrail, claims) => {
        const { root } = documentOf(asJson(claims))
        for (const { path, message } of checkGuardrail(guardrail, claims, 10 ** 9)) {
          expect(nodeAt(root, path)).toBeDefined()
          expect(message).toMatch(/^The guardrail .*\.$/)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('of a tighter guardrail finds all that a looser one finds', () => {
    fc.assert(
      fc.property(anyGuardrail, anyGuardrail, anyClaims, fc.nat(100_000), (loose, other, claims, lifetime) => {
        const tight = both(loose, other)
        const found = checkGuardrail(tight, claims, lifetime).map(subjectOf)
        expect(found).toEqual(expect.arrayContaining(checkGuardrail(loose, claims, lifetime).map(subjectOf)))
      }),
      { numRuns: 2000 },
    )
  })

  test('finds nothing when the guardrail is open', () => {
    fc.assert(fc.property(anyClaims, (claims) => checkGuardrail(openGuardrail, claims, 10 ** 9).length === 0))
  })
})

test('a fix removes its finding, adds none, and never allows more', () => {
  let fixed = 0
  fc.assert(
    fc.property(anyGuardrail, anyClaims, anyRequest, (guardrail, claims, asked) => {
      const document = documentOf(asJson(claims))
      const before = checkGuardrail(guardrail, claims)
      for (const finding of before.filter(({ fix }) => fix !== undefined)) {
        const patched = applyPatch(document, finding.fix?.patch ?? [])
        if (!patched.ok) throw new Error(patched.error.message)
        const after = claimsIn(toValue(patched.value.root))
        const left = checkGuardrail(guardrail, after).map(exactSubjectOf)
        expect(left).not.toContain(exactSubjectOf(finding))
        expect(before.map(exactSubjectOf)).toEqual(expect.arrayContaining(left))
        if (evaluatePolicy(claims, asked) === 'deny') expect(evaluatePolicy(after, asked)).toBe('deny')
        fixed += 1
      }
    }),
    { numRuns: 2000 },
  )
  expect(fixed).toBeGreaterThan(100)
})

describe('the text of a guardrail', () => {
  test('reads back as the same guardrail and prints as the same text', () => {
    fc.assert(
      fc.property(anyGuardrail, (guardrail) => {
        const text = formatGuardrail(guardrail)
        const read = parseGuardrail(text)
        expect(read).toEqual({ ok: true, value: guardrail })
        expect(read.ok && formatGuardrail(read.value)).toBe(text)
      }),
    )
  })

  test('reads back whatever keys and values it accepts', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 3 })
    fc.assert(
      fc.property(texts, texts, (keys, forbiddenLiterals) => {
        const requiredKeys = { ...openGuardrail.requiredKeys, devices: keys }
        const made = guardrailInput.safeParse({ ...openGuardrail, requiredKeys, forbiddenLiterals })
        if (made.success) expect(parseGuardrail(formatGuardrail(made.data))).toEqual({ ok: true, value: made.data })
      }),
      { numRuns: 2000 },
    )
  })

  test('has a summary in one sentence that tells two guardrails of different roles or resources apart', () => {
    fc.assert(
      fc.property(anyGuardrail, anyGuardrail, (one, other) => {
        expect(summariseGuardrail(one)).toMatch(/^[A-Z].*\.$/)
        const isSame = JSON.stringify([one.roles, one.access]) === JSON.stringify([other.roles, other.access])
        if (!isSame) expect(summariseGuardrail(one)).not.toBe(summariseGuardrail(other))
      }),
    )
  })
})

function exactSubjectOf(finding: Finding): string {
  return `${finding.code} ${subjectOf(finding)}`
}

/** What a finding is about. A closed resource counts as a matter of actions: closing it forbids all of them. */
function subjectOf({ code, path, message }: Finding): string {
  const family = code === 'guardrail-resource' ? 'guardrail-action' : code
  const key = code === 'guardrail-condition' ? /wants ("[^"]*"|\S+)/.exec(message)?.[1] : ''
  return JSON.stringify([family, path, key])
}

function both(one: Guardrail, other: Guardrail): Guardrail {
  const roles = one.roles.filter((role) => other.roles.includes(role))
  return guardrailInput.parse({
    roles: roles.length === 0 ? one.roles : roles,
    access: Object.fromEntries(
      resources.map((name) => [name, one.access[name].filter((action) => other.access[name].includes(action))]),
    ),
    requiredKeys: Object.fromEntries(
      keyedResources.map((name) => [name, [...one.requiredKeys[name], ...other.requiredKeys[name]]]),
    ),
    longestSeconds: Object.fromEntries(
      reachKinds.map((kind) => [kind, shorter(one.longestSeconds[kind], other.longestSeconds[kind])]),
    ),
    forbiddenLiterals: [...one.forbiddenLiterals, ...other.forbiddenLiterals],
  })
}

function shorter(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.min(one, other)
}

function asJson({ role, policy }: AccessClaims): JsonObject {
  return { ...(role !== undefined && { role }), ...(policy !== undefined && { policy }) }
}

function claimsIn(value: JsonValue): AccessClaims {
  return isJsonObject(value) ? value : {}
}
