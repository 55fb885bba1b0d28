import { expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { nothingKnown, type TokenContext } from '@/lib/tokens'
import { type Example, lintExamples, signed } from '../policy/testing'
import { readClaims } from './read-claims'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function said(text: string, context: TokenContext = nothingKnown): readonly string[] {
  const read = readClaims(text, context)
  return read.ok ? read.value.findings.map(({ code }) => code) : [`refused: ${read.error.message}`]
}

const tokenOf = (header: unknown, claims: unknown): string => `${encode(header)}.${encode(claims)}.c2ln`

function saidInSimulator({ context, isHeader, wrong }: Example): readonly string[] {
  if (isHeader) return said(tokenOf(wrong, signed))
  if (context?.kind !== 'claims') return said(JSON.stringify(wrong))
  return said(tokenOf({ alg: 'RS256', typ: 'JWT' }, { role: null, ...(isJsonObject(wrong) ? wrong : {}) }), {
    ...nothingKnown,
    ...context,
  })
}

// Claims that are asked may have a time: only a draft may not. What is no object, or names nothing, is refused whole.
const ofDrafts = ['stamped-claim', 'not-an-object']
const asked = lintExamples.filter(({ code }) => !ofDrafts.includes(code))

test.each(asked.map((example) => [`${example.code}: ${example.title}`, example] as const))(
  'the simulator says %s',
  (_, example) => {
    const codes = saidInSimulator(example)
    if (codes.some((code) => code.startsWith('refused: This is neither'))) return
    expect(codes).toContain(example.code)
  },
)

test('claims as JSON are checked as those of a token are', () => {
  const claims = { iat: 1_795_000_000, role: null, displayname: 'x', policy: { version: 3 } }
  const codes = said(JSON.stringify(claims))
  expect(codes).toEqual(expect.arrayContaining(['misspelled-display-name', 'grants-nothing']))
  expect(new Set(said(tokenOf({ alg: 'RS256' }, claims)))).toEqual(
    new Set([...codes, 'time-missing', 'audience-missing', 'issuer-missing', 'subject-missing']),
  )
})

test('a policy alone is asked without a role, and nothing is said of a missing one', () => {
  expect(said('{"version":3,"devices":{}}')).toEqual(['no-condition', 'no-push'])
})
