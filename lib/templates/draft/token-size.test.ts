import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenLength, usualFrame } from '@/lib/claims'
import { openGuardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import type { Parameter } from '../parameters/parameter'
import { printParameters } from '../parameters/parameter-list'
import { anyParameter } from '../parameters/testing'
import { longestJson } from '../parameters/values/longest'
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

test('no value of plain letters that a parameter takes is longer than its longest', () => {
  fc.assert(
    fc.property(
      anyParameter,
      fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
      fc.integer(),
      (parameter, text, number) => {
        const longest = new TextEncoder().encode(longestJson(parameter)).length
        const read = readDraft(
          { ...emptyContent, text: textOf(1, () => '{{x}}'), parameters: printParameters([parameter]) },
          openGuardrail,
        )
        if (!read.sound.ok) return
        const plain = text.replaceAll(/["\\]/g, '')
        for (const value of [plain, number, true, false, 'eu', 'us', 'a@b.co', 'a'.repeat(256)]) {
          if (bindDraft(read.sound.value, { x: value }).ok)
            expect(JSON.stringify(value).length).toBeLessThanOrEqual(longest)
        }
      },
    ),
  )
})
