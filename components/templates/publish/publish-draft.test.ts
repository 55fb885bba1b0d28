import { expect, test } from 'vitest'
import { type KeptPublishDraft, publishPlace, readPublishDraft } from './publish-draft'

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

test('the words and the tick of one person are kept apart from those of others, and of other drafts and versions', () => {
  const one = { email: 'mara@acme.example', id: 'tpl_a', number: null } as const
  const others = [one, { ...one, email: 'aiko@acme.example' }, { ...one, id: 'tpl_b' } as const, { ...one, number: 1 }]
  expect(new Set(others.map(publishPlace).map(({ name, email }) => `${name} ${email}`)).size).toBe(4)
})
