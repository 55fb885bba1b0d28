import { describe, expect, it } from 'vitest'
import type { Finding } from '@/lib/policy'
import { emptyContent, type Sitting, sit, startSitting } from '@/lib/templates'
import { blockedReason } from './blocked'

const sitting = startSitting({ ...emptyContent, revision: 1, updatedAt: 0 })
const error: Finding = { code: 'bad-role', severity: 'error', path: ['role'], message: 'No.', reference: 'A15' }

function reason(given: Sitting, findings: readonly Finding[]): string | null {
  return blockedReason({ sitting: given, findings, isArchived: false })
}

describe('blockedReason', () => {
  it('is null for a draft without errors, also before it is saved', () => {
    expect(reason(sitting, [{ ...error, severity: 'security' }])).toBeNull()
    expect(reason(sit(sitting, { kind: 'typed', text: '{ }' }), [])).toBeNull()
  })

  it('names the broken line before anything else', () => {
    expect(reason(sit(sitting, { kind: 'typed', text: '{\n  "role" }' }), [error])).toContain('line 2')
  })

  it('counts the errors', () => {
    expect(reason(sitting, [error])).toContain('1 error to fix')
    expect(reason(sitting, [error, error])).toContain('2 errors to fix')
  })

  it('is given while the draft cannot be saved', () => {
    const waiting = sit(sitting, { kind: 'typed', text: '{ }' })
    for (const code of ['unauthenticated', 'conflict', 'unavailable'] as const) {
      expect(reason(sit(waiting, { kind: 'save-failed', failure: { code, message: '' } }), [])).not.toBeNull()
    }
  })

  it('is given while the server does not answer a save, since a token is signed from what is saved', () => {
    const started = sit(sit(sitting, { kind: 'typed', text: '{ }' }), { kind: 'save-started', at: 1 })
    expect(reason(started, [])).toBeNull()
    expect(reason(sit(started, { kind: 'save-slow' }), [])).toContain('has not answered')
  })

  it('says of an archived template how it is signed from again, whatever its draft says', () => {
    for (const findings of [[], [error]]) {
      expect(blockedReason({ sitting, findings, isArchived: true })).toMatch(/archived\. Bring it back/)
    }
  })
})
