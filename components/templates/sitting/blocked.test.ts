import { describe, expect, it } from 'vitest'
import type { Finding } from '@/lib/policy'
import { emptyContent, sit, startSitting } from '@/lib/templates'
import { blockedReason } from './blocked'

const sitting = startSitting({ ...emptyContent, revision: 1, updatedAt: 0 })
const error: Finding = { code: 'bad-role', severity: 'error', path: ['role'], message: 'No.', reference: 'A15' }

describe('blockedReason', () => {
  it('is null for a draft without errors, also before it is saved', () => {
    expect(blockedReason(sitting, [{ ...error, severity: 'security' }])).toBeNull()
    expect(blockedReason(sit(sitting, { kind: 'typed', text: '{ }' }), [])).toBeNull()
  })

  it('names the broken line before anything else', () => {
    expect(blockedReason(sit(sitting, { kind: 'typed', text: '{\n  "role" }' }), [error])).toContain('line 2')
  })

  it('counts the errors', () => {
    expect(blockedReason(sitting, [error])).toContain('1 error to mend')
    expect(blockedReason(sitting, [error, error])).toContain('2 errors to mend')
  })

  it('is given while the draft cannot be saved', () => {
    const waiting = sit(sitting, { kind: 'typed', text: '{ }' })
    for (const code of ['unauthenticated', 'conflict', 'unavailable'] as const) {
      expect(blockedReason(sit(waiting, { kind: 'save-failed', failure: { code, message: '' } }), [])).not.toBeNull()
    }
  })
})
