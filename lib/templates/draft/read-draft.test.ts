import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { readJson } from '@/lib/json'
import { anyClaims, anyGuardrail } from '../../guardrails/testing'
import { startingPoints } from '../starting-points'
import { emptyContent } from '../versions/content'
import { createDraftReader, readDraft } from './read-draft'
import { bindDraft } from './sound-draft'

const user = '[{"name":"u","type":"string","label":"Customer","required":true}]'
const anyParts = fc.record({
  text: fc.oneof(
    { weight: 9, arbitrary: anyClaims.map((claims) => JSON.stringify(claims).replaceAll('"t1"', '"{{u}}"')) },
    { weight: 3, arbitrary: fc.constantFrom(...startingPoints.map(({ text }) => text.replace('"c_4711"', '"{{u}}"'))) },
    { weight: 1, arbitrary: fc.constantFrom('{', '[]', 'null', '{"exp":1,"role":null}') },
  ),
  parameters: fc.constantFrom('[]\n', user, '{', '[{"name":"u"}]'),
  embed: fc.constantFrom('{}\n', '{"filters":[{"key":"user_id","value":"{{u}}"}]}', '{"page":"device"}'),
  issuance: fc.constantFrom('{}\n', '{"approvals":1,"maxMinutes":240}', '{"approvals":7}'),
})

describe('the one reading of a draft', () => {
  test('gives a draft to sign and publish exactly when it finds no error', () => {
    let found = 0
    fc.assert(
      fc.property(anyParts, fc.oneof(fc.constant(openGuardrail), anyGuardrail), (parts, guardrail) => {
        const { findings, sound } = readDraft(parts, guardrail)
        const errors = findings.filter(({ severity }) => severity === 'error')
        expect(sound.ok).toBe(errors.length === 0)
        if (!sound.ok) expect(errors).toContain(sound.error)
        if (!sound.ok) return
        found += 1
        expect(sound.value.written).toEqual(parts)
        expect(bindDraft(sound.value, {}).ok || bindDraft(sound.value, { u: 'c_1' }).ok).toBe(true)
      }),
      { numRuns: 1_000 },
    )
    expect(found).toBeGreaterThan(20)
  })

  test('says while typing what it says at once, and reads again only what was written anew', () => {
    fc.assert(
      fc.property(fc.array(anyParts, { minLength: 2, maxLength: 6 }), anyGuardrail, (typed, guardrail) => {
        const read = createDraftReader(guardrail)
        let last: ReturnType<typeof read> | undefined
        let before: (typeof typed)[number] | undefined
        for (const parts of typed) {
          const text = readJson(parts.text)
          if (!text.ok) continue
          const analysis = read(text.value, parts)
          expect(analysis.findings).toEqual(readDraft(parts, guardrail).findings)
          if (before?.parameters === parts.parameters) expect(analysis.read.parameters).toBe(last?.read.parameters)
          if (before?.embed === parts.embed) expect(analysis.read.embed).toBe(last?.read.embed)
          if (before?.issuance === parts.issuance) expect(analysis.read.issuance).toBe(last?.read.issuance)
          last = analysis
          before = parts
        }
      }),
    )
  })

  test('keeps the texts to the letter', () => {
    const text = '{ "role" : null, "policy": {"version": 3, "devices": {"id": "d1"}} }'
    const { sound } = readDraft({ ...emptyContent, text }, openGuardrail)
    expect(sound.ok && sound.value.written.text).toBe(text)
  })
})
