import { describe, expect, it } from 'vitest'
import { emptyContent } from '@/lib/templates'
import { openSitting } from '../sitting/sitting-store'
import { createIssuanceEdits } from './issuance-edits'

function editor(issuance = emptyContent.issuance) {
  const store = openSitting({ ...emptyContent, issuance, revision: 1, updatedAt: 0 })
  return { store, edits: createIssuanceEdits(store) }
}

describe('edits of the issuance settings', () => {
  it('write what differs only, and are unsaved until they are undone', () => {
    const { store, edits } = editor()
    expect(edits.set({ maxMinutes: 240 })).toBeNull()
    expect(store.get()).toMatchObject({ issuance: '{\n  "maxMinutes": 240\n}\n', phase: { kind: 'waiting' } })
    edits.set({ maxMinutes: 480 })
    expect(store.get()).toMatchObject({ issuance: emptyContent.issuance, phase: { kind: 'saved' } })
  })

  it('leave what they do not touch as its author laid it out', () => {
    const { store, edits } = editor('{ "approvals": 1,   "ticket": {"required":true} }\n')
    edits.set({ ticket: { pattern: 'INC[0-9]{7}' } })
    expect(store.get().issuance).toContain('{ "approvals": 1,   "ticket": {"required":true')
  })

  it('refuse what could not be saved, in words, and leave the draft as it was', () => {
    const { store, edits } = editor()
    expect(edits.set({ maxMinutes: 2 })).toBe('maxMinutes is a whole number of minutes from 5 to 44640.')
    expect(edits.set({ reason: { prompt: '' } })).not.toBeNull()
    expect(store.get().issuance).toBe(emptyContent.issuance)
    const broken = editor('{"approvals":9}')
    expect(broken.edits.set({ approvals: 0 })).toContain('cannot be read')
  })
})
