import { bench, describe } from 'vitest'
import { formatJson, readJson } from '@/lib/json'
import { evaluatePolicy } from '@/lib/policy'
import {
  bindParameters,
  lintParameters,
  type Parameter,
  printTests,
  readTests,
  runTemplateTests,
  suggestTests,
  type TemplateTest,
} from '@/lib/templates'
import { wideDraft } from './wide-draft'

const names = Array.from({ length: 50 }, (_, index) => `value_${index}`)
const parameters = names.map(
  (name): Parameter => ({ name, type: 'string', label: name, required: true, maxLength: 64 }),
)
const values = Object.fromEntries(names.map((name) => [name, `of ${name}`]))
const customData = Object.fromEntries(names.map((name) => [name, `{{${name}}}`]))
const wide = documentOf({ role: null, policy: { version: 3, devices: { custom_data: customData } } })
// What binding 50 parameters would cost if it were done in text: the way that is not safe.
const wideText = wide.text

const user: Parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true, pattern: 'c_[0-9]+' }
const rule = { custom_data: { user_id: '{{user_id}}', tenant: 'acme' } }
const small = documentOf({
  role: null,
  policy: { version: 3, devices: rule, sessions: rule, push: { ...rule, permissions: ['create'] } },
})
const claims = { role: null, policy: JSON.parse(small.text.replaceAll('{{user_id}}', 'c_1')).policy }

/** 1,000 tests, each its own customer: no two share their values. */
const apart = Array.from({ length: 1_000 }, (_, index) => testOf(index, `c_${index}`))
/** 1,000 tests over the same ten customers, as people write them. */
const alike = Array.from({ length: 1_000 }, (_, index) => testOf(index, `c_${index % 10}`))
const list = printTests(alike)

function testOf(index: number, user_id: string): TemplateTest {
  const isMine = index % 2 === 0
  return {
    name: `case ${index}`,
    values: { user_id },
    expect: isMine ? 'allow' : 'deny',
    request: { resource: index % 3 === 0 ? 'sessions' : 'devices', action: 'read' },
    target: { id: `d_${index}`, custom_data: { user_id: isMine ? user_id : 'c_none', tenant: 'acme' } },
  }
}

function documentOf(value: Parameters<typeof formatJson>[0]) {
  const read = readJson(formatJson(value))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function runAll(tests: readonly TemplateTest[]): void {
  const results = runTemplateTests({ document: small, parameters: [user], tests })
  if (results.some(({ outcome }) => outcome !== 'passed')) throw new Error('A test does not pass.')
}

describe('a template with 50 parameters, against replacing text and JSON.parse', () => {
  bench('baseline: replace in text, JSON.parse', () => {
    JSON.parse(wideText.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''))
  })
  bench('baseline: strict read of the template', () => {
    readJson(wideText)
  })
  bench('bind, print, re-read, compare', () => {
    if (!bindParameters({ document: wide, parameters, values }).ok) throw new Error('refused')
  })
  bench('findings of its parameters', () => {
    lintParameters(wide, parameters)
  })
})

// The aim is 100 ms, whatever the values are.
describe('1,000 template tests, against 1,000 bare decisions on one set of claims', () => {
  bench('baseline: 1,000 decisions without explanation', () => {
    for (const { request, target } of alike) evaluatePolicy(claims, { ...request, target })
  })
  bench('ten sets of values', () => runAll(alike))
  bench('1,000 sets of values', () => runAll(apart))
  bench('reading the list of 1,000 tests', () => {
    if (!readTests(list).ok) throw new Error('refused')
  })
})

/** A draft of 200 conditions, as large as people write them. */
const broad = wideDocument()

function wideDocument() {
  const read = readJson(wideDraft(200))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

describe('suggesting tests, against the strict read of the draft', () => {
  bench('baseline: strict read of 200 conditions', () => {
    readJson(broad.text)
  })
  bench('a template with one parameter', () => {
    const example = { ...user, example: 'c_1' }
    if (suggestTests({ document: small, parameters: [example], tests: [] }).tests.length === 0) throw new Error('none')
  })
  bench('200 conditions', () => {
    if (suggestTests({ document: broad, parameters: [], tests: [] }).tests.length === 0) throw new Error('none')
  })
})
