import { expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { codes } from '@/lib/policy'
import { emptyContent, readDraft } from '@/lib/templates'
import { nothingKnown, type TokenContext } from '@/lib/tokens'
import { lintExamples as all, type Example, signed } from '../policy/testing'
import { noChoices, planImport } from './plan/plan-import'
import { readImport } from './read/read-import'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the import screen says of a token: of what is left behind, and of the draft that would be made. */
function saidOfToken(header: unknown, claims: unknown, context: TokenContext): readonly string[] {
  const read = readImport(`${encode(header)}.${encode(claims)}.c2ln`, context)
  if (!read.ok) return []
  const { findings } = planImport(read.value, { ...noChoices, version: 'keep' }, openGuardrail)
  return [...read.value.findings, ...findings].map(({ code }) => code)
}

function saidOnScreens({ context, isHeader, wrong }: Example): readonly string[] {
  if (isHeader) return saidOfToken(wrong, signed, nothingKnown)
  const text = JSON.stringify(wrong)
  const inEditor = readDraft({ ...emptyContent, text }, openGuardrail).findings.map(({ code }) => code)
  if (context?.kind !== 'claims') return inEditor
  return isJsonObject(wrong)
    ? saidOfToken({ alg: 'RS256', typ: 'JWT' }, { role: null, ...wrong }, { ...nothingKnown, ...context })
    : []
}

test.each(all.map((example) => [`${example.code}: ${example.title}`, example] as const))(
  'a screen says %s',
  (_, example) => {
    expect(saidOnScreens(example)).toContain(example.code)
  },
)

test('every code there is has an example that a screen shows', () => {
  const shown = new Set(all.map(({ code }) => code))
  expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([])
})
