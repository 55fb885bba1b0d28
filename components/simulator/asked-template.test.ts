import { expect, test } from 'vitest'
import { emptyContent } from '@/lib/templates'
import { askedTemplate } from './asked-template'

const draft = { ok: true, value: { ...emptyContent, text: '{"role":"agent"}' } } as const
const live = { number: 2, isLive: true, content: { ...emptyContent, text: '{"role":null}' } }
const listed = { ok: true, value: [live] } as const
const lost = { ok: false, failure: { code: 'unavailable', message: 'Remit could not be reached.' } } as const

test('the draft is asked unless a version is wanted, and one that is not there is the draft', () => {
  expect(askedTemplate(draft, listed, 'draft')).toMatchObject({ content: draft.value, version: null, failure: null })
  expect(askedTemplate(draft, listed, '2')).toMatchObject({ content: live.content, version: live, failure: null })
  expect(askedTemplate(draft, listed, '7')).toMatchObject({ content: draft.value, version: null, failure: null })
})

test('the draft never answers for a version that could not be read, or has not come yet', () => {
  expect(askedTemplate(draft, lost, '2')).toMatchObject({ content: null, failure: lost.failure.message })
  expect(askedTemplate(draft, null, '2')).toMatchObject({ content: null, failure: null })
})

test('the draft needs no list of versions, and one that could not be read is said', () => {
  expect(askedTemplate(draft, lost, 'draft')).toMatchObject({ content: draft.value, failure: null })
  expect(askedTemplate(lost, listed, 'draft')).toMatchObject({ content: null, failure: lost.failure.message })
  expect(askedTemplate(null, listed, 'draft')).toMatchObject({ content: null, failure: null })
})
