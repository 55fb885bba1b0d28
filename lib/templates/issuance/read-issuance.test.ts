import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { issuanceSchema } from './issuance-schema'
import { defaultIssuance, issuanceLimits, minuteBounds, printIssuance } from './issuance-settings'
import { changeIssuance, readIssuance } from './read-issuance'
import { anyIssuance } from './testing'

function problemsOf(text: string): readonly string[] {
  const read = readIssuance(text)
  return read.ok
    ? []
    : read.error.map(({ path, position, message }) => `${path.join('.')} ${position.line}: ${message}`)
}

describe('issuance settings', () => {
  test('are read back as they were printed, and print the same again', () => {
    fc.assert(
      fc.property(anyIssuance, (settings) => {
        const text = printIssuance(settings)
        const read = readIssuance(text)
        expect(read).toEqual({ ok: true, value: settings })
        expect(read.ok && printIssuance(read.value)).toBe(text)
      }),
    )
  })

  test('that say nothing are the empty object, and mean one hour by link without approval', () => {
    expect(printIssuance(defaultIssuance)).toBe('{}\n')
    expect(readIssuance('{}\n')).toEqual({
      ok: true,
      value: {
        defaultMinutes: 60,
        maxMinutes: 480,
        tokenMinutes: 10,
        deliveries: ['link'],
        maxBareTokenMinutes: 60,
        approvals: 0,
        reason: { prompt: 'Why is this needed?', pattern: null },
        ticket: { prompt: 'Ticket', pattern: null, required: false },
        claimMinutes: 30,
        decideMinutes: 1_440,
        rule: { ask: 'true', give: 'true', approve: 'true', lengths: [] },
      },
    })
  })

  test('are printed with what differs only, in one order', () => {
    const settings = {
      ...defaultIssuance,
      ticket: { ...defaultIssuance.ticket, required: true, pattern: 'INC[0-9]{7}' },
      approvals: 2 as const,
      deliveries: ['link', 'token'] as const,
      maxMinutes: 240,
    }
    expect(printIssuance(settings)).toBe(
      `{
  "maxMinutes": 240,
  "deliveries": ["link", "token"],
  "approvals": 2,
  "ticket": {
    "pattern": "INC[0-9]{7}",
    "required": true
  }
}
`,
    )
  })

  test.each([
    ['{', ' 1: '],
    ['[]', ' 1: The issuance settings are a JSON object: { … }.'],
    ['{"ttl":5}', 'ttl 1: The issuance settings have no ttl.'],
    ['{"‮":1}', ' 1: '],
    ['{\n"maxMinutes":"8 h"}', 'maxMinutes 2: maxMinutes is a whole number of minutes from 5 to 44640.'],
    ['{"maxMinutes":4}', 'maxMinutes 1: maxMinutes is a whole number of minutes from 5 to 44640.'],
    ['{"maxMinutes":44641}', 'maxMinutes 1: maxMinutes is a whole'],
    ['{"tokenMinutes":61}', 'tokenMinutes 1: tokenMinutes is a whole number of minutes from 2 to 60.'],
    ['{"tokenMinutes":2.5}', ' 1: "2.5" has a decimal point.'],
    ['{"claimMinutes":1441}', 'claimMinutes 1: claimMinutes is a whole number of minutes from 5 to 1440.'],
    ['{"deliveries":[]}', 'deliveries 1: Name at least one delivery'],
    ['{"deliveries":"link"}', 'deliveries 1: deliveries is a list.'],
    ['{"deliveries":["link","link"]}', 'deliveries 1: A delivery is named twice.'],
    ['{"deliveries":["mail"]}', 'deliveries.0 1: A delivery is one of link, token.'],
    ['{"approvals":3}', 'approvals 1: approvals is 0, 1 or 2.'],
    ['{"approvals":"1"}', 'approvals 1: approvals is 0, 1 or 2.'],
    ['{"reason":"why"}', 'reason 1: reason is an object.'],
    ['{"reason":{"required":false}}', 'reason.required 1: reason has no required.'],
    ['{"reason":{"prompt":""}}', 'reason.prompt 1: prompt is empty.'],
    ['{"reason":{"prompt":"  "}}', 'reason.prompt 1: prompt is empty.'],
    ['{"ticket":{"pattern":null}}', 'ticket.pattern 1: pattern is a text.'],
    ['{"ticket":{"pattern":""}}', 'ticket.pattern 1: pattern is empty.'],
    ['{"ticket":{"required":"yes"}}', 'ticket.required 1: required is true or false.'],
    ['{"approvals":1,"approvals":0}', ' 1: '],
  ])('%j is refused with its place and a sentence', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)])
  })

  test('have lengths at their bounds', () => {
    for (const [key, { least, most }] of Object.entries(minuteBounds)) {
      expect([least, most].map((minutes) => problemsOf(JSON.stringify({ [key]: minutes })))).toEqual([[], []])
    }
  })

  test('are read or refused, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const read = readIssuance(text)
        if (!read.ok) expect(read.error.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a change of issuance settings', () => {
  test('gives exactly what was changed, and the empty object where nothing is said any more', () => {
    fc.assert(
      fc.property(anyIssuance, anyIssuance, (was, next) => {
        const text = changeIssuance(printIssuance(was), next)
        expect(text.ok && readIssuance(text.value)).toEqual({ ok: true, value: next })
        expect(text.ok && changeIssuance(text.value, defaultIssuance)).toEqual({ ok: true, value: '{}\n' })
      }),
    )
  })

  test('touches its own member only', () => {
    const text = '{ "approvals": 1,\n    "ticket": {"required":true, "prompt": "Case"},   "maxMinutes": 240 }\n'
    expect(changeIssuance(text, { maxMinutes: 120 })).toEqual({ ok: true, value: text.replace('240', '120') })
    expect(changeIssuance(text, { ticket: { prompt: 'Task' } })).toEqual({
      ok: true,
      value: text.replace('Case', 'Task'),
    })
    expect(changeIssuance(text, { approvals: 1 })).toEqual({ ok: true, value: text })
  })

  test('that could not be read back is refused in words', () => {
    expect(changeIssuance('{}\n', { maxMinutes: 3 })).toEqual({
      ok: false,
      error: 'maxMinutes is a whole number of minutes from 5 to 44640.',
    })
    expect(changeIssuance('{}\n', { reason: { prompt: 'Why\u202e' } }).ok).toBe(false)
    expect(changeIssuance('{"ttl":1}', { maxMinutes: 30 })).toEqual({
      ok: false,
      error: 'The issuance settings cannot be read, so nothing was changed.',
    })
  })
})

test.each<[string, number, (size: number) => object]>([
  ['question', issuanceLimits.prompt, (size) => ({ ticket: { prompt: 'x'.repeat(size) } })],
  ['pattern', issuanceLimits.pattern, (size) => ({ ticket: { pattern: 'x'.repeat(size) } })],
])('a %s of up to %i characters is taken, and one more is refused', (_what, most, settingsOf) => {
  expect(problemsOf(JSON.stringify(settingsOf(most)))).toEqual([])
  expect(problemsOf(JSON.stringify(settingsOf(most + 1)))).toEqual([expect.stringContaining(`to ${most} characters`)])
})

test('the defaults are what settings that say nothing read as, in the order in which settings are written', () => {
  expect(issuanceSchema.parse({})).toEqual(defaultIssuance)
  expect(Object.keys(defaultIssuance)).toEqual(Object.keys(issuanceSchema.shape))
})
