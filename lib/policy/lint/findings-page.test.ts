import { expect, test } from 'vitest'
import { sourcesOf } from '@/lib/help'
import type { Severity } from '../types'
import { codes } from './index'

const groups: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['security', 'Security'],
  ['warning', 'Warnings'],
  ['suggestion', 'Suggestions'],
]

test('the page of all findings says what the rules say', async () => {
  const sections = groups.map(([severity, title]) => {
    const entries = Object.entries(codes).filter(([, entry]) => entry.severity === severity)
    const texts = entries.map(([code, entry]) => `### ${code}\n\n${entry.title}\n\nSource: ${entry.reference}.\n`)
    return `## ${title}\n\n${texts.join('\n')}`
  })
  const intro =
    'Every finding about a role, a policy, claims or the header of a token: its code, what it says, and the source.\n'
  await expect(`# All findings\n\n${intro}\n${sections.join('\n')}`).toMatchFileSnapshot('./FINDINGS.md')
})

test.each(Object.entries(codes))('the source of %s can be opened', (_, { reference }) => {
  expect(
    sourcesOf(reference).some(({ href }) => href !== null),
    reference,
  ).toBe(true)
})
