import { expect, test } from 'vitest'
import type { Finding, Severity } from '@/lib/policy'
import { reasonsToKeep } from './obstacles'

function finding(code: string, severity: Severity = 'security', path: Finding['path'] = ['policy']): Finding {
  return { code, severity, path, message: 'It reaches far.', reference: 'RFC 7519' }
}

const path = '["policy"]'
const reason = 'Meant for the night.'

test('reasons are kept in the order of the findings, whatever order they were given in', () => {
  const findings = [finding('b'), finding('a')]
  const given = ['a', 'b'].map((code) => ({ code, path, reason }))
  expect(reasonsToKeep({ findings }, given).map(({ code }) => code)).toEqual(['b', 'a'])
})

test('only a security finding keeps a reason, of its own code at its own path', () => {
  const findings = [finding('a'), finding('b', 'warning'), finding('c', 'error')]
  const given = ['a', 'b', 'c', 'gone'].map((code) => ({ code, path, reason }))
  const elsewhere = { code: 'a', path: '["role"]', reason }
  expect(reasonsToKeep({ findings }, [elsewhere, ...given])).toEqual([{ code: 'a', path, reason }])
})

test('one reason is kept for a code and path, and one too short does not stand before a good one', () => {
  const findings = [finding('a'), finding('a'), finding('a', 'security', ['role'])]
  const given = ['ok', reason, 'Said a second time.'].map((said) => ({ code: 'a', path, reason: said }))
  expect(reasonsToKeep({ findings }, given)).toEqual([{ code: 'a', path, reason }])
})
