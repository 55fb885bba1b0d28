import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '@/lib/base'
import { printCompact } from '../members'
import { readJson } from '../read/read-json'
import { toValue } from '../value'
import mustParse from '../vectors/must-parse.json'
import { formatJson, formatNode } from './format'

describe('printing a value', () => {
  it('puts two spaces a level, short lists on one line, and keeps the order of keys', () => {
    expect(
      formatJson({ role: null, policy: { version: 3, devices: { permissions: ['read', 'update'] }, push: {}, x: [] } }),
    ).toBe(
      `{
  "role": null,
  "policy": {
    "version": 3,
    "devices": {
      "permissions": ["read", "update"]
    },
    "push": {},
    "x": []
  }
}`,
    )
  })

  it('breaks lists that are long or hold more than plain values', () => {
    expect(formatJson([{ a: 1 }])).toBe('[\n  {\n    "a": 1\n  }\n]')
    const long = Array.from({ length: 9 }, (_, at) => `permission-${at}`)
    expect(formatJson(long).split('\n')).toHaveLength(11)
  })

  it('is undone by reading', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: true }), (value) => {
        const text = formatJson(value as JsonValue)
        const read = readJson(text)
        if (read.ok) expect(JSON.stringify(toValue(read.value.root))).toBe(JSON.stringify(value))
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each(mustParse)('keeps the value of $name, and printing twice is printing once', ({ text }) => {
    const read = readJson(text)
    if (!read.ok) throw new Error(read.error.message)
    const printed = formatJson(toValue(read.value.root))
    const again = readJson(printed)
    expect(JSON.parse(printed)).toEqual(JSON.parse(text))
    expect(again.ok && formatJson(toValue(again.value.root))).toBe(printed)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, 0.5])(
    'prints %d as a text the reader refuses, never as null',
    (value) => {
      const read = readJson(formatJson({ custom_data: { user_id: value } }))
      expect(read.ok).toBe(false)
    },
  )
})

it('a value that was read is printed as its tree is, every key where its author put it', () => {
  const key = fc.oneof(fc.constantFrom('10', '2', '0', '01', '-1', 'b', '__proto__', '4294967295'), fc.string())
  const { object } = fc.letrec<{ object: string; value: string }>((tie) => ({
    object: fc
      .uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name, maxLength: 5 })
      .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
    value: fc.oneof({ depthSize: 'small' }, fc.constantFrom('1', 'null', '"x"'), tie('object')),
  }))
  fc.assert(
    fc.property(object, (text) => {
      const read = readJson(text)
      if (!read.ok) return
      const value = toValue(read.value.root)
      expect(formatJson(value)).toBe(formatNode(read.value.root))
      expect(printCompact(value)).toBe(text)
    }),
  )
})

it('a tree is printed as its value is, with keys that look like numbers where their author put them', () => {
  const read = readJson('{"b":{"10":[1,{"2":null,"1":[]}],"9":{}},"a":true}')
  if (!read.ok) throw new Error(read.error.message)
  expect(formatNode(read.value.root)).toBe(
    '{\n  "b": {\n    "10": [\n      1,\n      {\n        "2": null,\n        "1": []\n      }\n    ],\n    "9": {}\n  },\n  "a": true\n}',
  )
})
