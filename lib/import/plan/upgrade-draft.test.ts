import { expect, test } from 'vitest'
import { nothingKnown } from '@/lib/tokens'
import { readImport } from '../read/read-import'
import { upgradeDraft } from './upgrade-draft'

test('a version 2 policy of the vendor is brought to version 3 with its proof', () => {
  const read = readImport("{ version: 2, devices: { custom_data: { user_id: 'u1' } }, sessions: {} }", nothingKnown)
  const upgraded = upgradeDraft(read.ok ? read.value.draftText : '')
  expect(JSON.parse(upgraded?.draftText ?? 'null')).toMatchObject({
    role: null,
    policy: { version: 3, push: { custom_data: { user_id: 'u1' } } },
  })
  expect(upgraded?.from).toBe(2)
  expect(upgraded?.changes.map(({ request }) => request.resource)).toContain('recordings')
})

test('kept playback leaves nothing changed', () => {
  const draft = '{"policy":{"version":2,"devices":{},"sessions":{}}}'
  expect(upgradeDraft(draft, { keepPlayback: true })?.changes).toEqual([])
})

test.each([
  ['{"policy":{"version":2,"devices":{},"sessions":{}}}', ['keepPlayback']],
  ['{"role":"agent","policy":{"version":2,"devices":{}}}', ['keepRole']],
  ['{"role":"agent","policy":{"devices":{}}}', ['keepPlayback', 'keepRole']],
  ['{"role":null,"policy":{"version":2,"devices":{}}}', []],
])('of the choices only those that matter to %s are offered', (text, offers) => {
  expect(upgradeDraft(text)?.offers).toEqual(offers)
})

test.each(['{"role":null,"policy":{"version":3}}', '{"role":"agent"}', '{"policy":{"version":7}}', '[', '[]'])(
  'there is nothing to upgrade in %j',
  (text) => {
    expect(upgradeDraft(text)).toBe(null)
  },
)
