import { expect, test } from 'vitest'
import { describeTemplate } from './describe-template'
import { tightenDraft } from './tighten-draft'

const draft =
  '{ "role": null, "policy": { "version": 3, "devices": { "custom_data": { "a": "1" } }, "sessions": {} }, "x": 1 }'

test('what is chosen is written into the text and everything else stays', () => {
  const { draftText, offered } = tightenDraft(draft, ['sessions-filter', 'unknown'])
  expect(offered.map(({ id }) => id)).toEqual(['sessions-filter', 'devices-actions', 'sessions-actions'])
  expect(draftText).toContain('"x": 1 }')
  expect(JSON.parse(draftText)).toMatchObject({ policy: { sessions: { custom_data: { a: '1' } } } })
})

test('nothing chosen changes nothing, to the letter', () => {
  expect(tightenDraft(draft, []).draftText).toBe(draft)
})

test.each(['{', '[]', '{"role":"agent"}'])('nothing is offered for %j', (text) => {
  expect(tightenDraft(text, ['sessions-filter'])).toEqual({ draftText: text, offered: [] })
})

test('a template of a file is told in sentences', () => {
  const template = { name: 'x', parameters: 0, tests: 1, problem: null }
  const content = { text: draft, parameters: '[]\n', tests: '', embed: '{}\n' }
  expect(describeTemplate({ ...template, content })).toEqual([
    'Claims with the role null: only the policy counts.',
    'A policy of version 3. It names devices, sessions.',
    'Kept as is: x.',
    'No parameters and 1 test.',
  ])
  expect(describeTemplate({ ...template, content: { ...content, text: '{}' } })).toEqual([
    'Claims that grant nothing yet.',
    'No parameters and 1 test.',
  ])
})
