import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import { memberAt, nodeAt } from '../navigate'
import { readJson } from '../read/read-json'
import type { JsonDocument, JsonNode } from '../types'
import { toValue } from '../value'
import { editText } from './edit-text'
import { applyPatch, editsFor } from './edits'
import { formatJson } from './format'
import type { JsonPatch, JsonPatchOperation } from './patch'

function read(text: string): JsonDocument {
  const result = readJson(text)
  if (!result.ok) throw new Error(`${result.error.message} in ${text}`)
  return result.value
}

function patched(text: string, ...patch: JsonPatch): string {
  const result = applyPatch(read(text), patch)
  if (!result.ok) throw new Error(result.error.message)
  return result.value.text
}

function problemOf(text: string, ...patch: JsonPatch): string {
  const result = applyPatch(read(text), patch)
  return result.ok ? result.value.text : result.error.code
}

const draft = `{
  "role": null,
  "policy": {
    "version": 3,
    "devices": { "custom_data": { "user_id": "u1" } },
    "sessions": {}
  }
}
`

describe('edits to a draft', () => {
  it('change a value in its place', () => {
    expect(patched(draft, { op: 'replace', path: ['role'], value: 'agent' })).toBe(draft.replace('null', '"agent"'))
  })

  it('add a member on a line of its own where the others stand so', () => {
    const after = patched(draft, { op: 'add', path: ['policy', 'push'], value: {} })
    expect(after).toBe(draft.replace('"sessions": {}', '"sessions": {},\n    "push": {}'))
  })

  it('add a member on the same line where the others stand so', () => {
    const after = patched(draft, { op: 'add', path: ['policy', 'devices', 'permissions'], value: ['read'] })
    expect(after).toBe(draft.replace('"u1" } }', '"u1" }, "permissions": ["read"] }'))
  })

  it('open an empty object one level deeper', () => {
    const after = patched(draft, { op: 'add', path: ['policy', 'sessions', 'id'], value: 's1' })
    expect(after).toBe(draft.replace('"sessions": {}', '"sessions": {\n      "id": "s1"\n    }'))
  })

  it('remove the first, a middle, the last and the only member with its comma', () => {
    expect(patched('{ "a": 1, "b": 2, "c": 3 }', { op: 'remove', path: ['a'] })).toBe('{ "b": 2, "c": 3 }')
    expect(patched('{ "a": 1, "b": 2, "c": 3 }', { op: 'remove', path: ['b'] })).toBe('{ "a": 1, "c": 3 }')
    expect(patched('{ "a": 1, "b": 2, "c": 3 }', { op: 'remove', path: ['c'] })).toBe('{ "a": 1, "b": 2 }')
    expect(patched('{\n  "a": 1\n}', { op: 'remove', path: ['a'] })).toBe('{}')
  })

  it('rename only the key', () => {
    const after = patched(draft, { op: 'rename', path: ['policy', 'devices', 'custom_data', 'user_id'], key: 'tenant' })
    expect(after).toBe(draft.replace('user_id', 'tenant'))
  })

  it('insert into lists, and take out of them', () => {
    expect(patched('[1, 3]', { op: 'add', path: [1], value: 2 })).toBe('[1, 2, 3]')
    expect(patched('[1, 2]', { op: 'add', path: [2], value: 3 })).toBe('[1, 2, 3]')
    expect(patched('[\n  1\n]', { op: 'add', path: [0], value: 0 })).toBe('[\n  0,\n  1\n]')
    expect(patched('[1, 2, 3]', { op: 'remove', path: [1] })).toBe('[1, 3]')
  })

  it('keep four spaces, tabs and Windows line ends as the author has them', () => {
    expect(patched('{\n    "a": {}\n}', { op: 'add', path: ['a', 'b'], value: 1 })).toBe(
      '{\n    "a": {\n        "b": 1\n    }\n}',
    )
    expect(patched('{\n\t"a": {}\n}', { op: 'add', path: ['a', 'b'], value: 1 })).toBe(
      '{\n\t"a": {\n\t\t"b": 1\n\t}\n}',
    )
    expect(patched('{\r\n  "a": 1\r\n}', { op: 'add', path: ['b'], value: {} })).toBe(
      '{\r\n  "a": 1,\r\n  "b": {}\r\n}',
    )
  })

  it('keep a list over several lines when its items change', () => {
    const text = '{\n  "permissions": [\n    "read",\n    "update"\n  ]\n}'
    expect(patched(text, { op: 'replace', path: ['permissions'], value: ['read'] })).toBe(
      '{\n  "permissions": [\n    "read"\n  ]\n}',
    )
  })

  it('replace an object by touching only the members that differ, in the order they have', () => {
    const value = { sessions: {}, version: 3, devices: { custom_data: { user_id: 'u2' } } }
    expect(patched(draft, { op: 'replace', path: ['policy'], value })).toBe(draft.replace('"u1"', '"u2"'))
  })

  it('are none when nothing changes', () => {
    const same: JsonPatch = [
      { op: 'replace', path: ['role'], value: null },
      { op: 'add', path: ['policy', 'version'], value: 3 },
      { op: 'rename', path: ['role'], key: 'role' },
    ]
    expect(editsFor(read(draft), same)).toEqual({ ok: true, value: [] })
  })

  it('are all or nothing: a change that cannot be made leaves no edit behind', () => {
    const patch: JsonPatch = [
      { op: 'remove', path: ['role'] },
      { op: 'remove', path: ['role'] },
    ]
    expect(editsFor(read(draft), patch)).toMatchObject({
      ok: false,
      error: { code: 'path-missing', operation: 1, path: ['role'] },
    })
  })
})

describe('a patch is refused', () => {
  it.each<[string, JsonPatchOperation]>([
    ['path-missing', { op: 'replace', path: ['nobody'], value: 1 }],
    ['path-missing', { op: 'remove', path: ['policy', 'nobody'] }],
    ['path-missing', { op: 'rename', path: ['nobody'], key: 'x' }],
    ['path-missing', { op: 'add', path: ['list', 5], value: 1 }],
    ['path-missing', { op: 'add', path: ['list', 0.5], value: 1 }],
    ['parent-missing', { op: 'add', path: ['nobody', 'x'], value: 1 }],
    ['parent-missing', { op: 'add', path: ['role', 'x'], value: 1 }],
    ['parent-missing', { op: 'add', path: ['list', 'x'], value: 1 }],
    ['parent-missing', { op: 'add', path: [0], value: 1 }],
    ['root-fixed', { op: 'remove', path: [] }],
    ['not-a-member', { op: 'rename', path: ['list', 0], key: 'x' }],
    ['not-a-member', { op: 'rename', path: [], key: 'x' }],
    ['key-taken', { op: 'rename', path: ['role'], key: 'list' }],
    ['refused', { op: 'add', path: ['__proto__'], value: 1 }],
    ['refused', { op: 'add', path: ['$where'], value: 1 }],
    ['refused', { op: 'rename', path: ['role'], key: '$ne' }],
    ['refused', { op: 'replace', path: ['role'], value: 'a\u202eb' }],
    ['refused', { op: 'replace', path: ['role'], value: Number.NaN }],
    ['refused', { op: 'replace', path: ['role'], value: Number.POSITIVE_INFINITY }],
    ['refused', { op: 'replace', path: ['role'], value: 1.5 }],
  ])('with %s', (code, operation) => {
    expect(problemOf('{"role": null, "list": [1]}', operation)).toBe(code)
  })

  it('when a member that is to be new is there', () => {
    expect(problemOf('{"a":1}', { op: 'insert', path: ['a'], value: 2 })).toBe('key-taken')
    expect(problemOf('[1]', { op: 'insert', path: [0], value: 2 })).toBe('parent-missing')
  })

  it('when a value is missing, rather than printing an object without it', () => {
    const value: JsonObject = { custom_data: Object.assign(Object.create(null), { user_id: undefined }) }
    expect(problemOf('{}', { op: 'add', path: ['devices'], value })).toBe('refused')
  })
})

const key = fc.constantFrom('a', 'b', 'c', 'role', 'x y', '7')
const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false, 0, 41, '', 'text', 'é'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const layouts: readonly ((value: JsonValue) => string)[] = [
  formatJson,
  (given) => JSON.stringify(given),
  (given) => JSON.stringify(given, null, 4),
  (given) => `\n${JSON.stringify(given, null, '\t')}\n`,
  (given) => JSON.stringify(given, null, 2).replaceAll('\n', '\r\n'),
  (given) => JSON.stringify(given, null, 1).replaceAll('\n', ' '),
]

const text = fc.tuple(value, fc.constantFrom(...layouts)).map(([given, layout]) => layout(given))
const path = fc.array(fc.oneof(key, fc.nat(3)), { maxLength: 4 })
const operation: fc.Arbitrary<JsonPatchOperation> = fc.oneof(
  fc.record({ op: fc.constant('add' as const), path, value }),
  fc.record({ op: fc.constant('insert' as const), path, value, at: fc.nat(5) }),
  fc.record({ op: fc.constant('replace' as const), path, value }),
  fc.record({ op: fc.constant('remove' as const), path }),
  fc.record({ op: fc.constant('rename' as const), path, key }),
)

/** Applies an operation to a value, by the letter of RFC 6902; undefined when it cannot be done. */
function applied(root: JsonValue, operation: JsonPatchOperation, at = 0): JsonValue | undefined {
  const step = operation.path[at]
  if (step === undefined) return 'value' in operation && operation.op !== 'insert' ? operation.value : undefined
  if (at < operation.path.length - 1) return appliedBelow(root, operation, at, step)
  if (Array.isArray(root) && typeof step === 'number') return appliedToList(root, operation, step)
  return isJsonObject(root) && typeof step === 'string' ? appliedToObject(root, operation, step) : undefined
}

function appliedBelow(root: JsonValue, operation: JsonPatchOperation, at: number, step: string | number) {
  if (Array.isArray(root) && typeof step === 'number' && step < root.length) {
    const below = applied(root[step], operation, at + 1)
    return below === undefined ? undefined : root.with(step, below)
  }
  if (!isJsonObject(root) || !Object.hasOwn(root, step)) return undefined
  const below = applied(root[step] ?? null, operation, at + 1)
  return below === undefined ? undefined : { ...root, [step]: below }
}

function appliedToList(list: readonly JsonValue[], operation: JsonPatchOperation, step: number) {
  if (operation.op === 'add') return step <= list.length ? list.toSpliced(step, 0, operation.value) : undefined
  if (step >= list.length || operation.op === 'rename' || operation.op === 'insert') return undefined
  return operation.op === 'replace' ? list.with(step, operation.value) : list.toSpliced(step, 1)
}

function appliedToObject(object: JsonObject, operation: JsonPatchOperation, step: string): JsonObject | undefined {
  if (operation.op === 'add') return { ...object, [step]: operation.value }
  if (operation.op === 'insert') return Object.hasOwn(object, step) ? undefined : { ...object, [step]: operation.value }
  if (!Object.hasOwn(object, step)) return undefined
  if (operation.op === 'replace') return { ...object, [step]: operation.value }
  if (operation.op === 'rename' && operation.key !== step && Object.hasOwn(object, operation.key)) return undefined
  const entries = Object.entries(object)
  const left =
    operation.op === 'remove'
      ? entries.filter(([name]) => name !== step)
      : entries.map(([name, held]) => [name === step ? operation.key : name, held])
  return Object.fromEntries(left)
}

function leaves(node: JsonNode, at: JsonPath = []): readonly JsonPath[] {
  if (node.kind === 'object') return node.members.flatMap((member) => leaves(member.value, [...at, member.key]))
  return node.kind === 'array' ? node.items.flatMap((item, index) => leaves(item, [...at, index])) : [at]
}

function memberText(document: JsonDocument, at: JsonPath): string | undefined {
  const member = memberAt(document.root, at)
  const node = nodeAt(document.root, at)
  return node && document.text.slice(member?.keySpan.from ?? node.from, node.to)
}

describe('the laws of patching', () => {
  it('patching the text and reading it is reading the text and patching the value', () => {
    fc.assert(
      fc.property(text, fc.array(operation, { maxLength: 4 }), (given, patch) => {
        const start = read(given)
        const wanted = patch.reduce<JsonValue | undefined>(
          (now, one) => (now === undefined ? now : applied(now, one)),
          toValue(start.root),
        )
        const after = applyPatch(start, patch)
        expect(after.ok).toBe(wanted !== undefined)
        if (after.ok) expect(JSON.parse(after.value.text)).toEqual(JSON.parse(JSON.stringify(wanted)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('the edits lead from the old text to the new one, in order and apart', () => {
    fc.assert(
      fc.property(text, fc.array(operation, { maxLength: 4 }), (given, patch) => {
        const start = read(given)
        const [edits, after] = [editsFor(start, patch), applyPatch(start, patch)]
        expect(edits.ok).toBe(after.ok)
        if (!edits.ok || !after.ok) return
        expect(editText(given, edits.value)).toBe(after.value.text)
        let end = -1
        for (const edit of edits.value) {
          expect(edit.from).toBeGreaterThan(end)
          end = edit.to
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('one change leaves the text of everything it does not address as it was', () => {
    fc.assert(
      fc.property(text, operation, (given, one) => {
        fc.pre(one.path.every((step) => typeof step === 'string'))
        const start = read(given)
        const after = applyPatch(start, [one])
        if (!after.ok) return
        const isElsewhere = (at: JsonPath) => one.path.some((step, index) => at[index] !== step)
        for (const at of leaves(start.root).filter(isElsewhere)) {
          expect(memberText(after.value, at)).toBe(memberText(start, at))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('a document in the printed form keeps it when members are added, removed and renamed', () => {
    const members = operation.filter(
      (one) =>
        one.op !== 'replace' &&
        one.path.length > 0 &&
        one.path.every((step) => typeof step === 'string' && step !== '7'),
    )
    fc.assert(
      fc.property(value, members, (given, one) => {
        const start = read(formatJson(given))
        fc.pre(one.op !== 'add' || nodeAt(start.root, one.path) === undefined)
        fc.pre(one.op !== 'rename' || one.key !== '7')
        // A program puts keys that look like numbers first, wherever they stand in the text.
        fc.pre(one.op !== 'insert' || !start.text.includes('"7"'))
        const after = applyPatch(start, [one])
        if (after.ok) expect(after.value.text).toBe(formatJson(toValue(after.value.root)))
      }),
      { numRuns: 2_000 },
    )
  })
})
