import { expect, it } from 'vitest'
import type { Finding } from '@/lib/policy'
import { readNotes } from './draft-notes'

function finding(severity: Finding['severity'], path: Finding['path']): Finding {
  return { code: 'a-code', severity, path, message: 'A sentence.', reference: 'A1' }
}

it('puts each finding beside its field, grouped by resource, and leaves suggestions out', () => {
  const note = (severity: string) => ({ code: 'a-code', severity, message: 'A sentence.' })
  const notes = readNotes([
    finding('error', ['role']),
    finding('warning', ['policy', 'devices', 'custom_data', 'n']),
    finding('security', ['policy', 'devices']),
    finding('error', ['policy', 'version']),
    finding('suggestion', ['role']),
  ])
  expect(notes).toEqual({
    claims: { '["role"]': [note('error')], '["policy"]': [note('error')] },
    rules: {
      devices: {
        '["policy","devices","custom_data","n"]': [note('warning')],
        '["policy","devices"]': [note('security')],
      },
    },
  })
})
