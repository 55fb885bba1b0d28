import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grantStates } from '../lifecycle'
import { emptyLedgerQuery, type LedgerQuery, ledgerMarks, momentOf, parseLedgerQuery, printLedgerQuery } from './query'

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'))
const day = fc.tuple(fc.integer({ min: 1970, max: 9999 }), two(1, 12), two(1, 28)).map((parts) => parts.join('-'))
const moment = fc.oneof(
  fc.constant(''),
  day,
  fc.tuple(day, two(0, 23), two(0, 59)).map(([date, hour, minute]) => `${date}T${hour}:${minute}`),
)
const value = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'":\\ a-_\tä'), maxLength: 12 }),
)

const anyQuery: fc.Arbitrary<LedgerQuery> = fc.record({
  agent: value,
  template: value,
  states: fc.uniqueArray(fc.constantFrom(...grantStates)),
  by: value,
  key: value,
  from: moment,
  to: moment,
  marks: fc.uniqueArray(fc.constantFrom(...ledgerMarks)),
  words: value,
})

test('what is printed reads as the same search, whatever stands in it', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      expect(parseLedgerQuery(printLedgerQuery(query))).toEqual({ query, problems: [] })
    }),
  )
})

test('any text is read, and what was read is printed as something that reads the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), value), (text) => {
      const { query } = parseLedgerQuery(text)
      expect(parseLedgerQuery(printLedgerQuery(query)).query).toEqual(query)
    }),
  )
})

test('nothing that was written is lost in silence: each part is in the search, or told', () => {
  expect(
    parseLedgerQuery('Agent:mara state:Active state:ready is:expiring template:"One customer" TCK-7 export'),
  ).toEqual({
    query: {
      ...emptyLedgerQuery,
      agent: 'mara',
      template: 'One customer',
      states: ['active', 'ready'],
      marks: ['expiring'],
      words: 'TCK-7 export',
    },
    problems: [],
  })
})

test.each([
  ['user_id:c_4711', 'There is no filter "user_id"'],
  ['state:live', 'There is no state "live"'],
  ['is:late', '"is:" takes expiring or unapproved'],
  ['from:yesterday', 'Write "from" as a day'],
  ['to:2026-02-30', 'Write "to" as a day'],
  ['from:2026-01-01T25:00', 'Write "from" as a day'],
  ['agent:a agent:b', '"agent" stands here twice'],
  ['x'.repeat(501), 'at most 500 letters'],
])('%j is told and asks for nothing', (text, message) => {
  const { problems } = parseLedgerQuery(text)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain(message)
})

test('a day is the numbers that it is, and a day that is none is not another one', () => {
  expect(momentOf('2026-11-29')).toEqual([2026, 11, 29, 0, 0])
  expect(momentOf('2026-11-29T14:10')).toEqual([2026, 11, 29, 14, 10])
  expect(momentOf('2026-11-31')).toBeNull()
})
