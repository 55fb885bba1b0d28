import { describe, expect, test } from 'vitest'
import type { JsonValue } from '@/lib/base'
import { applyPatch, type JsonDocument, readJson, toValue } from '@/lib/json'
import type { Finding } from '../types'
import { claimRules, headerRules } from './catalogue'
import { codes, lintHeader, lintPolicy, severityRank } from './index'
import type { Example } from './vectors/example'
import { quiet, signed } from './vectors/example'
import { examples } from './vectors/examples'

describe.each(Object.entries(examples))('%s', (_theme, list) => {
  test.each(list)('$code: $title', (example) => {
    const document = documentOf(example.wrong)
    const finding = find(example, document)
    expect(finding?.path).toEqual(example.at)
    for (const words of example.says) expect(finding?.message).toContain(words)
    expect(fixed(document, finding)).toEqual(example.fixed)
    expect(codesOf(example, documentOf(example.right))).not.toContain(example.code)
  })
})

describe('codes', () => {
  const all = Object.values(examples).flat()

  test.each(Object.entries(codes))('%s has a sentence, a source and an example', (code, { title, reference }) => {
    expect(title).toMatch(/^\S.+\.$/)
    expect(reference).not.toBe('')
    expect(all.map((example) => example.code)).toContain(code)
  })

  test('every code is unique and in kebab-case', () => {
    expect(Object.keys(codes)).toHaveLength(claimRules.length + headerRules.length)
    for (const code of Object.keys(codes)) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('every sentence of every example ends as a sentence and blames nobody', () => {
    for (const example of all) {
      const message = find(example, documentOf(example.wrong))?.message ?? ''
      expect(message).toMatch(/^\S.+[.?]$/)
      expect(message).not.toMatch(/\byou (must|should|forgot|failed)\b|invalid policy|illegal|wrong!/i)
    }
  })
})

test('severities rank from suggestion to error', () => {
  const ranks = (['suggestion', 'warning', 'security', 'error'] as const).map(severityRank)
  expect(ranks).toEqual([0, 1, 2, 3])
})

test('a careful draft and a careful token get nothing but the reminder about custom_data', () => {
  const found = [
    lintPolicy(documentOf({ role: null, policy: quiet })),
    lintPolicy(documentOf(signed), { kind: 'claims', licenseKey: 'license-sandbox' }),
  ]
  for (const findings of found) expect(findings.map(({ code }) => code)).toEqual(['custom-data-not-identity'])
})

test('a document that has no room left is offered no fix that makes it longer', () => {
  const custom = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, 'v']))
  const findings = lintPolicy(documentOf({ policy: { version: 3, devices: { custom_data: custom }, sessions: {} } }))
  expect(findings.map(({ code }) => code)).toContain('sessions-unfiltered')
  expect(findings.filter(({ fix }) => fix)).toEqual([])
})

test('a policy of 200 conditions with 200 mistakes is checked completely', () => {
  const custom = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, index]))
  const rules = Object.fromEntries(
    ['devices', 'sessions', 'push', 'recordings'].map((name) => [name, { custom_data: custom }]),
  )
  const findings = lintPolicy(documentOf({ role: null, policy: { version: 3, ...rules } }))
  expect(findings.filter(({ code }) => code === 'not-string')).toHaveLength(200)
})

function documentOf(value: JsonValue): JsonDocument {
  const read = readJson(JSON.stringify(value, null, 2))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function check({ context, isHeader }: Example, document: JsonDocument): readonly Finding[] {
  return isHeader ? lintHeader(document) : lintPolicy(document, context)
}

function codesOf(example: Example, document: JsonDocument): readonly string[] {
  return check(example, document).map(({ code }) => code)
}

function find(example: Example, document: JsonDocument): Finding | undefined {
  return check(example, document).find(({ code }) => code === example.code)
}

function fixed(document: JsonDocument, finding: Finding | undefined): JsonValue | undefined {
  if (!finding?.fix) return undefined
  const applied = applyPatch(document, finding.fix.patch)
  return applied.ok ? toValue(applied.value.root) : applied.error.message
}
