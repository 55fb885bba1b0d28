import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteLength, longestToken, tokenLength, usualFrame } from '@/lib/claims'
import { openGuardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import type { Parameter } from '../parameters/parameter'
import { printParameters } from '../parameters/parameter-list'
import { anyGiven, anyParameter } from '../parameters/testing'
import { longestJson } from '../parameters/values/longest'
import { checkValue } from '../parameters/values/value'
import { emptyContent } from '../versions/content'
import { readDraft } from './read-draft'
import { bindDraft } from './sound-draft'

const user: Parameter = { name: 'u', type: 'string', label: 'User', required: true }

function textOf(conditions: number, value: (at: number) => string): string {
  const data = Object.fromEntries(Array.from({ length: conditions }, (_, at) => [`k${at}`, value(at)]))
  return JSON.stringify({ role: null, policy: { version: 3, devices: { custom_data: data }, sessions: { id: 's' } } })
}

function sizeOf(text: string, parameters: readonly Parameter[] = [], frame = usualFrame): Finding | undefined {
  const parts = { ...emptyContent, text, parameters: printParameters(parameters) }
  return readDraft(parts, openGuardrail, frame).findings.find(({ code }) => code === 'token-too-long')
}

function sound(text: string): JsonDocument {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

describe('the size of a draft', () => {
  test('is an error from the first character too many, and says nothing of one that just fits', () => {
    const lengthOf = (size: number) => tokenLength(sound(textOf(4, () => 'x'.repeat(size))), usualFrame) ?? 0
    const most = Array.from({ length: 1_000 }, (_, at) => at).findLast((size) => lengthOf(size) <= 4_096) ?? 0
    expect(sizeOf(textOf(4, () => 'x'.repeat(most)))).toBeUndefined()
    expect(sizeOf(textOf(4, () => 'x'.repeat(most + 1)))).toMatchObject({
      severity: 'error',
      path: ['policy', 'devices'],
    })
  })

  test('depends on the key and the person that sign, and says so before anybody signs', () => {
    const text = textOf(4, () => 'x'.repeat(600))
    expect(sizeOf(text)).toBeUndefined()
    expect(sizeOf(text, [], { ...usualFrame, modulusLength: 4_096 })).toBeDefined()
    expect(sizeOf(text, [], { ...usualFrame, displayName: 'x'.repeat(200) })).toBeDefined()
  })

  test('counts parameters at their longest, and names the part and the parameter that take most', () => {
    const many = textOf(12, () => '{{u}}')
    const finding = sizeOf(many, [user])
    expect(finding?.message).toMatch(
      /biggest part is devices with \d{4} characters\. \{\{u\}\} alone takes \d{4} .* in 12 places/,
    )
    expect(sizeOf(many, [{ ...user, maxLength: 40 }])).toBeUndefined()
    expect(sizeOf(many, [{ ...user, pattern: 'c_[0-9]{1,9}' }])).toBeUndefined()
  })
})

/** Characters of every width in UTF-8, and the two that JSON escapes. */
const wide = fc.string({
  unit: fc.constantFrom('a', '7', '"', '\\', 'é', '語', '😀', ' ', '-'),
  minLength: 1,
  maxLength: 300,
})
const set = fc.constantFrom(
  '[a-z0-9]',
  '\\w',
  '\\W',
  '.',
  '[^a]',
  '[é語]',
  '["-]',
  '\\\\',
  '[\\u{1F600}]',
  '[!-~]',
  '😀',
)
const patterns = fc
  .array(fc.tuple(set, fc.constantFrom('', '?', '+', '*', '{0,40}')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.join('')).join(''))
const lengths = fc.constantFrom(undefined, 4, 40, 86, 256, 1_024)

const anyText = fc
  .record({ pattern: fc.option(patterns, { nil: undefined }), maxLength: lengths })
  .chain(({ pattern, maxLength }) => {
    const parameter: Parameter = {
      ...user,
      ...(pattern === undefined ? {} : { pattern }),
      ...(maxLength === undefined ? {} : { maxLength }),
    }
    const values = pattern === undefined ? wide : fc.stringMatching(new RegExp(`^(?:${pattern})$`, 'u'))
    return fc.tuple(fc.constant(parameter), fc.array(values, { minLength: 1, maxLength: 5 }))
  })

test('no value that a parameter takes is longer than its longest, whatever its letters', () => {
  let taken = 0
  fc.assert(
    fc.property(anyText, ([parameter, values]) => {
      for (const value of values) {
        if (!checkValue(parameter, value).ok) continue
        taken += 1
        expect(byteLength(JSON.stringify(value)), JSON.stringify(parameter)).toBeLessThanOrEqual(
          byteLength(longestJson(parameter)),
        )
      }
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(300)
  fc.assert(
    fc.property(anyParameter, anyGiven, (parameter, value) => {
      if (checkValue(parameter, value).ok)
        expect(byteLength(JSON.stringify(value))).toBeLessThanOrEqual(byteLength(longestJson(parameter)))
    }),
  )
})

test('a draft without a finding on its size signs with every value it takes, by the printer that signs', () => {
  let signed = 0
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 40 }), ([parameter, values], conditions) => {
      const parts = {
        ...emptyContent,
        text: textOf(conditions, () => '{{u}}'),
        parameters: printParameters([parameter]),
      }
      const { sound } = readDraft(parts, openGuardrail)
      if (!sound.ok) return
      for (const value of [...values, '語'.repeat(85), '語'.repeat(40), '"'.repeat(40), 'x'.repeat(256)]) {
        const bound = bindDraft(sound.value, { u: value })
        if (!bound.ok) continue
        signed += 1
        expect(tokenLength(bound.value.document, usualFrame)).toBeLessThanOrEqual(longestToken)
      }
    }),
    { numRuns: 200 },
  )
  expect(signed).toBeGreaterThan(50)
})

test('a text that says nothing of its length takes 85 characters of any letters, and what is longer as long as it has room', () => {
  const room = (value: string, maxLength?: number) =>
    checkValue({ ...user, ...(maxLength === undefined ? {} : { maxLength }) }, value).ok
  expect([room('語'.repeat(85)), room('語'.repeat(86)), room('x'.repeat(256))]).toEqual([true, false, true])
  expect([room('語'.repeat(8), 8), room('"'.repeat(129)), room('x'.repeat(1_024), 1_024)]).toEqual([true, false, true])
})
