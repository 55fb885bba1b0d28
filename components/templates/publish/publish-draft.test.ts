import { expect, test } from 'vitest'
import { type KeptPublishDraft, readPublishDraft } from './publish-draft'

const kept: KeptPublishDraft = {
  note: 'For the\nnight shift.',
  reasons: [{ code: 'no-policy', path: '[]', reason: 'Meant so.' }],
  approvalReason: 'One person covers every tenant.',
  acknowledged: '1\n{}',
}

test('what was written comes back as it was', () => {
  expect(readPublishDraft(JSON.stringify(kept))).toEqual(kept)
  const bare = { ...kept, reasons: [], approvalReason: null, acknowledged: null }
  expect(readPublishDraft(JSON.stringify(bare))).toEqual(bare)
})

test.each([null, '', 'null', '{', '[]', '{"note":"x"}', JSON.stringify({ ...kept, note: 1 })])(
  '%j is nothing that was kept',
  (text) => {
    expect(readPublishDraft(text)).toBeNull()
  },
)

test('reasons that are no reasons are not taken', () => {
  for (const reasons of [{}, [null], [{ code: 'x', path: '[]' }], [{ code: 'x', path: '[]', reason: 1 }]]) {
    expect(readPublishDraft(JSON.stringify({ ...kept, reasons }))).toBeNull()
  }
})
