import { bench, describe } from 'vitest'
import { isJsonObject, type JsonObject } from '@/lib/base'
import { buildClaims } from '@/lib/claims'
import { readJson, toValue } from '@/lib/json'
import { comparePolicies, evaluatePolicy, lintPolicy, type PolicyRequest, reachOf } from '@/lib/policy'
import { wideDraft } from './wide-draft'

const stamp = {
  licenseKey: 'license-bench',
  subject: 'mara@acme.example',
  displayName: 'Mara',
  issuedAt: 1_763_800_000_000,
  lifetimeSeconds: 300,
}

function claimsOf(text: string): JsonObject {
  const read = readJson(text)
  const value = read.ok ? toValue(read.value.root) : null
  if (!isJsonObject(value)) throw new Error('The draft does not read.')
  return value
}

const small = claimsOf('{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}')
const text = wideDraft(200)
const wide = claimsOf(text)

const request: PolicyRequest = {
  resource: 'devices',
  action: 'read',
  target: { id: 'd1', custom_data: { user_id: 'c_4711', tenant: 'acme' } },
}
const wideRequest: PolicyRequest = {
  resource: 'devices',
  action: 'read',
  target: {
    custom_data: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key_${index}`, `value ${index}`])),
  },
}

describe('evaluate: decisions, against comparing one property by hand', () => {
  bench('baseline: one own-property comparison', () => {
    const data = request.target.custom_data ?? {}
    if (!Object.hasOwn(data, 'user_id') || data.user_id !== 'c_4711') throw new Error('differs')
  })
  bench('one decision, one condition', () => {
    evaluatePolicy(small, request)
  })
  bench('one decision, 50 conditions that all hold', () => {
    evaluatePolicy(wide, wideRequest)
  })
})

describe('a draft of 200 conditions, against JSON.parse and JSON.stringify of it', () => {
  bench('baseline: JSON.parse + JSON.stringify', () => {
    JSON.stringify(JSON.parse(text), null, 2)
  })
  bench('strict read', () => {
    readJson(text)
  })
  bench('read + lint + claims + print', () => {
    const read = readJson(text)
    if (!read.ok) throw new Error('refused')
    lintPolicy(read.value, { kind: 'draft' })
    if (!buildClaims(read.value, stamp).ok) throw new Error('refused')
  })
  bench('reach in words', () => {
    reachOf(wide)
  })
})

/** The same 200 conditions with one value changed, and with every value a parameter. */
const same = claimsOf(text)
const changed = claimsOf(text.replace('"value 7"', '"another value"'))
const blanks = claimsOf(text.replace(/"value (\d+)"/g, '"{{value_$1}}"'))

// The aim is 2 ms on a machine with nothing else to do.
describe('comparing two policies of 200 conditions, against reading one of them with JSON.parse', () => {
  bench('baseline: JSON.parse', () => {
    JSON.parse(text)
  })
  bench('equal', () => {
    if (comparePolicies(wide, same).relation !== 'equal') throw new Error('differs')
  })
  bench('one value changed', () => {
    if (comparePolicies(wide, changed).relation !== 'incomparable') throw new Error('not incomparable')
  })
  bench('every value a parameter on one side', () => {
    if (comparePolicies(wide, blanks).relation !== 'incomparable') throw new Error('not incomparable')
  })
})
