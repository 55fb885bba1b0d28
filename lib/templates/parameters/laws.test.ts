import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject, type JsonValue } from '@/lib/base'
import { applyPatch, type JsonDocument, type JsonNode, type JsonPatch, readJson, toValue } from '@/lib/json'
import { actions, explainDecision } from '@/lib/policy'
import { bindParameters } from './bind'
import { exampleValues, makeParameter, unmakeParameter } from './make'
import type { Parameter } from './parameter'
import { placesOfParameter } from './places'
import { anyCase, type Case, documentOf } from './testing'
import { parametersUsed } from './uses'

const runs = { numRuns: 1_000 }
const bad: readonly unknown[] = [
  ...[
    undefined,
    null,
    '',
    ' ',
    Number.NaN,
    [],
    {},
    ' u1',
    'u1 ',
    'u\u202e1',
    'u\u200b1',
    '\ud800',
    1.5,
    -0,
    Number.POSITIVE_INFINITY,
    1n,
  ],
]
const scalar = fc.constantFrom<JsonValue>('u1', 'acme', 1, 2, true, false, '{{user_id}}', '{{tenant}}', 'c_1', 'eu')
const target = fc.record(
  {
    id: fc.constantFrom('u1', 'acme', 'c_1', '{{user_id}}'),
    custom_data: fc.dictionary(fc.constantFrom('user_id', 'tenant', '7', 'tier', 'key_0', 'key_1'), scalar, {
      noNullPrototype: true,
    }),
    agent: fc.constantFrom('me', 'u1'),
  },
  { requiredKeys: [] },
)
const request = fc.record({
  resource: fc.constantFrom('devices', 'sessions', 'push', 'recordings', 'members', 'accounts'),
  action: fc.constantFrom(...actions),
  target,
})

describe('a parameter never widens', () => {
  test('one value that is missing or bad refuses the whole, and names the parameter', () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...bad), fc.nat(), (one, value, at) => {
        const { name } = one.parameters[at % one.parameters.length] ?? { name: '' }
        const spoilt = { ...one.values, [name]: value }
        for (const values of [spoilt, without(one.values, name)]) {
          const bound = bindParameters({ ...one, values })
          expect(bound.ok ? [] : bound.error.map(({ parameter }) => parameter)).toEqual([name])
        }
      }),
      runs,
    )
  })

  test('whatever the values and the list, what is allowed is allowed to a target that carries the bound value', () => {
    const values = fc.dictionary(
      fc.constantFrom('user_id', 'tenant', 'region', 'tier'),
      fc.oneof(scalar, fc.anything()),
    )
    let allowed = 0
    fc.assert(
      fc.property(anyCase, fc.option(values, { freq: 1 }), fc.nat(5), request, (one, given, luck, asked) => {
        const parameters = one.parameters.map((parameter) => ({ ...parameter, required: luck > 0 }))
        const offered = given ?? one.values
        const bound = bindParameters({ ...one, parameters, values: offered })
        if (!bound.ok) return
        // Asked twice: as it is, and as a target made to match the rule, so that the law is about something.
        for (const question of [asked, { ...asked, target: matching(bound.value.claims, asked.resource) }]) {
          const decision = explainDecision(bound.value.claims, question)
          if (decision.effect === 'deny' || decision.rule?.from !== 'policy') continue
          const key = decision.rule.key
          for (const use of parametersUsed(one.document).filter(({ path }) => path[1] === key)) {
            const carried = valueAt(question.target, use.path.slice(2))
            expect(carried).toBe(offered[use.name])
            allowed += 1
          }
        }
      }),
      { numRuns: 3_000 },
    )
    expect(allowed).toBeGreaterThan(500)
  })

  test('an optional parameter in the policy is refused, with or without a value', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const parameters = one.parameters.map((parameter) => ({ ...parameter, required: false }))
        for (const values of [one.values, {}]) {
          const bound = bindParameters({ ...one, parameters, values })
          expect(bound.ok ? [] : bound.error.map(({ code }) => code)).toContain('parameter-optional')
        }
      }),
    )
  })
})

describe('binding', () => {
  test('puts each value exactly where its parameter stands and leaves every other leaf as it is', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const bound = bindParameters(one)
        if (!bound.ok) throw new Error(JSON.stringify(bound.error))
        const uses = new Map(parametersUsed(one.document).map(({ path, name }) => [JSON.stringify(path), name]))
        const before = leavesOf(one.document.root)
        const after = new Map(leavesOf(bound.value.document.root))
        expect(after.size).toBe(before.length)
        for (const [path, leaf] of before) {
          const name = uses.get(path)
          expect(after.get(path)).toBe(name === undefined ? leaf : one.values[name])
        }
      }),
      runs,
    )
  })

  test('is printed and read back as the same claims', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const bound = bindParameters(one)
        if (!bound.ok) throw new Error(JSON.stringify(bound.error))
        const { document, claims } = bound.value
        const again = readJson(document.text)
        expect(again.ok && toValue(again.value.root)).toEqual(claims)
        const compact = readJson(JSON.stringify(claims))
        expect(compact.ok && toValue(compact.value.root)).toEqual(claims)
      }),
      runs,
    )
  })

  test('never throws, whatever the values are', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.object({ key: fc.constantFrom('user_id', 'tenant', 'x', '__proto__', 'toString') }),
        (one, values) => {
          expect(typeof bindParameters({ ...one, values }).ok).toBe('boolean')
        },
      ),
      runs,
    )
  })
})

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true, maxLength: 1_024 }
const injections = [
  ...[
    'x","role":"administrator',
    '","role":"administrator","x":"',
    '{{other}}',
    '{{user_id}}',
    '$\u007b7*7}',
    '#{7*7}',
  ],
  ...[
    '{{7*7}}',
    '<%= 7*7 %>',
    '{%raw%}x{%endraw%}',
    '$\u007b{7*7}}',
    '*{7*7}',
    '@(7*7)',
    '{{=7*7}}',
    '{php}echo 1;{/php}',
  ],
  ...[
    "' or '1'='1",
    '"}]}',
    '\\',
    '\\u0022',
    '\\",\\"',
    '$&',
    '$1',
    "$'",
    '$`',
    '%s%n',
    '</script>',
    '{"$ne":""}',
    '[]',
    'null',
    'true',
  ],
  ...[
    'constructor.prototype',
    '{{constructor.constructor("return 1")()}}',
    '{{#with "s" as |x|}}x{{/with}}',
    '\u00fcnal',
  ],
]

describe('a value that tries to be more than a value', () => {
  test.each(injections)('%s appears literally once, and the claims are otherwise the same', (value) => {
    const document = documentOf({
      role: 'agent',
      policy: {
        version: 3,
        devices: { custom_data: { tenant: 'acme', user_id: '{{user_id}}' }, permissions: ['read'] },
      },
    })
    const [bound, plain] = [value, 'plain'].map((user_id) =>
      bindParameters({ document, parameters: [user], values: { user_id } }),
    )
    if (!bound?.ok || !plain?.ok) throw new Error('refused')
    const literal = JSON.stringify(value)
    expect(bound.value.document.text.split(literal)).toHaveLength(2)
    expect(bound.value.document.text.split(literal).join('"plain"')).toBe(plain.value.document.text)
    expect(valueAt(bound.value.claims, ['policy', 'devices', 'custom_data', 'user_id'])).toBe(value)
  })
})

test('making a parameter of a value, and a value of it again, changes nothing', () => {
  fc.assert(
    fc.property(anyCase, fc.nat(), (one, at) => {
      // A value that looks like a parameter is one to the editor.
      fc.pre(!Object.values(one.values).includes('{{other}}'))
      const bound = bindParameters(one)
      if (!bound.ok) throw new Error(JSON.stringify(bound.error))
      const { document } = bound.value
      const paths = parametersUsed(one.document).map(({ path }) => path)
      const made = makeParameter({
        texts: { document, filters: [] },
        places: [{ kind: 'claim', path: paths[at % paths.length] ?? [] }],
        parameters: [],
      })
      if (!made.ok) throw new Error(made.error)
      const { name, parameters } = made.value
      const filled = apply(document, made.value.patch)
      const values = exampleValues(filled.root, parameters)
      const again = bindParameters({ document: filled, parameters, values })
      expect(again.ok && again.value.document.text).toBe(document.text)
      const back = unmakeParameter({
        texts: { document: filled, filters: [] },
        places: placesOfParameter({ document: filled, filters: [] }, name),
        name,
        value: values[name] ?? '',
        parameters,
      })
      if (!back.ok) throw new Error(back.error)
      expect(apply(filled, back.value.patch).text).toBe(document.text)
      expect(back.value.parameters).toEqual([])
    }),
    runs,
  )
})

function without(values: Case['values'], name: string): Case['values'] {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  )
}

/** The target that carries everything the rule of a resource asks for. */
function matching(claims: { readonly policy?: JsonValue }, resource: string) {
  const rules = isJsonObject(claims.policy) ? claims.policy : {}
  const rule = rules[resource] ?? rules['*']
  const { id, custom_data } = isJsonObject(rule) ? rule : {}
  return {
    ...(typeof id === 'string' && { id }),
    ...(isJsonObject(custom_data) && { custom_data }),
  }
}

function leavesOf(node: JsonNode, path: readonly (string | number)[] = []): readonly (readonly [string, JsonValue])[] {
  if (node.kind === 'object') return node.members.flatMap(({ key, value }) => leavesOf(value, [...path, key]))
  if (node.kind === 'array') return node.items.flatMap((item, index) => leavesOf(item, [...path, index]))
  return [[JSON.stringify(path), toValue(node)]]
}

function apply(document: JsonDocument, patch: JsonPatch): JsonDocument {
  const applied = applyPatch(document, patch)
  if (!applied.ok) throw new Error(applied.error.message)
  return applied.value
}
