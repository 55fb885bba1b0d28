import { expect, test } from 'vitest'
import type { Finding, Severity } from '@/lib/policy'
import { isGraver, worstOf } from './findings-tabs'

function finding(severity: Severity): Finding {
  return { code: 'x', severity, path: [], message: 'x', reference: 'A1' }
}

test('the gravest severity that has something counts, and nothing is no severity', () => {
  expect(worstOf([finding('suggestion'), finding('security'), finding('warning')])).toBe('security')
  expect(worstOf([])).toBeNull()
})

test('what comes to the front is only what is graver than before', () => {
  expect(isGraver('error', 'security')).toBe(true)
  expect(isGraver('warning', null)).toBe(true)
  expect(isGraver(null, 'warning')).toBe(false)
  expect(isGraver('warning', 'warning')).toBe(false)
  expect(isGraver('suggestion', 'security')).toBe(false)
})
