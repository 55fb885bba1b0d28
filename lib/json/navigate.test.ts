import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonPath } from '@/lib/base'
import { memberAt, nodeAt, pathAt } from './navigate'
import { positionOf } from './position'
import { readJson } from './read/read-json'
import type { JsonNode } from './types'
import { toValue } from './value'

const text = `{
  "role": null,
  "policy": {
    "devices": { "permissions": ["read", "update"] }
  }
}`

const root = rootOf(text)

function rootOf(source: string): JsonNode {
  const read = readJson(source)
  if (!read.ok) throw new Error(read.error.message)
  return read.value.root
}

function textAt(path: JsonPath): string | undefined {
  const node = nodeAt(root, path)
  return node && text.slice(node.from, node.to)
}

describe('finding nodes', () => {
  it('follows keys and indices from the root', () => {
    expect(textAt([])).toBe(text)
    expect(textAt(['role'])).toBe('null')
    expect(textAt(['policy', 'devices', 'permissions', 1])).toBe('"update"')
  })

  it('finds nothing where a path leads nowhere, or a number names a member', () => {
    expect(
      [['nobody'], ['role', 'x'], ['policy', 0], ['policy', 'devices', 'permissions', 2], ['toString']].map((path) =>
        nodeAt(root, path),
      ),
    ).toEqual(Array(5).fill(undefined))
  })

  it('finds the member whose value stands at a path, with its key in quotes', () => {
    const member = memberAt(root, ['policy', 'devices'])
    expect(member && text.slice(member.keySpan.from, member.keySpan.to)).toBe('"devices"')
    expect([
      memberAt(root, []),
      memberAt(root, ['policy', 'devices', 'permissions', 0]),
      memberAt(root, ['x']),
    ]).toEqual([undefined, undefined, undefined])
  })
})

describe('finding the path at a caret', () => {
  it.each<[string, number, JsonPath]>([
    ['in a key', text.indexOf('ole'), ['role']],
    ['on a colon', text.indexOf(': null'), ['role']],
    ['right after a value', text.indexOf('null') + 4, ['role']],
    ['in an item', text.indexOf('pdate'), ['policy', 'devices', 'permissions', 1]],
    ['between a bracket and a key', text.indexOf('{ "perm') + 1, ['policy', 'devices']],
    ['on the white space between members', text.indexOf('"role"') - 1, []],
    ['before the document', 0, []],
    ['beyond the document', 10_000, []],
  ])('%s', (_, offset, path) => {
    expect(pathAt(root, offset)).toEqual(path)
  })

  it('leads to a node that holds the caret or whose key does', () => {
    fc.assert(
      fc.property(fc.nat(text.length), (offset) => {
        const path = pathAt(root, offset)
        const from = memberAt(root, path)?.keySpan.from ?? nodeAt(root, path)?.from ?? Number.NaN
        expect(from <= offset && offset <= (nodeAt(root, path)?.to ?? -1)).toBe(true)
      }),
    )
  })
})

describe('counting lines', () => {
  it('counts lines and columns from 1, and takes Windows line ends as one', () => {
    expect(positionOf('', 0)).toEqual({ line: 1, column: 1 })
    expect(positionOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
    expect(positionOf('a\r\nb', 3)).toEqual({ line: 2, column: 1 })
    expect(positionOf('a\n', 2)).toEqual({ line: 2, column: 1 })
  })

  it('takes what lies outside of the text as its nearest end', () => {
    expect([positionOf('ab', -1), positionOf('ab', 99)]).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
    ])
  })
})

describe('turning a tree into a value', () => {
  it('makes objects without a prototype, so that no key means more than itself', () => {
    const value = toValue(rootOf('{"toString": {"valueOf": 1}}'))
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(JSON.stringify(value)).toBe('{"toString":{"valueOf":1}}')
  })
})
