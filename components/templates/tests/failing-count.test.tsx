import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { readJson } from '@/lib/json'
import { printTests, type TemplateTest } from '@/lib/templates'
import { createReader, type Reading } from '../sitting/reading'
import { FailingCount } from './failing-count'
import { readSavedTests, runSavedTests } from './results'

const mine: TemplateTest = {
  name: 'Reads the device of its customer',
  values: {},
  expect: 'allow',
  request: { resource: 'devices', action: 'read' },
  target: { custom_data: { user_id: 'u1' } },
}
const theirs: TemplateTest = {
  ...mine,
  name: 'Not of another',
  expect: 'deny',
  target: { custom_data: { user_id: 'u2' } },
}
const saved = printTests([mine, theirs])

const read = createReader(openGuardrail)

function reading(devices: object): Reading {
  const parsed = readJson(JSON.stringify({ role: null, policy: { version: 3, devices } }))
  if (!parsed.ok) throw new Error('not read')
  return read(parsed.value, { parameters: '[]\n', embed: '{}\n', issuance: '{}\n' })
}

function shown(devices: object): string {
  return renderToStaticMarkup(<FailingCount reading={reading(devices)} tests={saved} />).replace(/<[^>]*>/g, '')
}

test('the tab of the tests counts those that fail now, and says nothing while all pass', () => {
  expect(shown({ permissions: ['read'], custom_data: { user_id: 'u1' } })).toBe('')
  expect(shown({ permissions: ['read'] })).toBe('1 fails')
  expect(shown({ permissions: ['read'], custom_data: { user_id: 'u2' } })).toBe('2 fail')
})

test('the count and the pane ask for the same run, so a keystroke runs the tests once', () => {
  const now = reading({ permissions: ['read'] })
  const first = readSavedTests(saved)
  const again = readSavedTests(saved)
  if (!first.ok || !again.ok) throw new Error('not read')
  expect(runSavedTests(now, again.value)).toBe(runSavedTests(now, first.value))
})
