import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueEvents,
  type GrantFacts,
  type GrantState,
  grantEvents,
  grantStates,
  isOver,
  moveGrant,
  nextDue,
  stateAt,
} from './lifecycle'

const table: Readonly<Record<string, string>> = {
  'requested approve': 'ready',
  'requested decline': 'declined',
  'requested lapse': 'lapsed',
  'ready claim': 'active',
  'ready end': 'ended',
  'ready lapse': 'lapsed',
  'active unclaim': 'ready',
  'active end': 'ending',
  'active expire': 'ended',
  'ending settle': 'ended',
}

describe('the states of a grant', () => {
  test.each(grantStates.flatMap((state) => grantEvents.map((event) => [state, event] as const)))(
    'from %s, %s goes where the table says, or is refused with the state it is in',
    (state, event) => {
      const next = table[`${state} ${event}`]
      expect(moveGrant(state, event)).toEqual(
        next === undefined ? { ok: false, error: { state } } : { ok: true, value: next },
      )
    },
  )

  test('what is declined, lapsed or ended stays so', () => {
    const isOver = (state: GrantState) => grantEvents.every((event) => !moveGrant(state, event).ok)
    expect(grantStates.filter(isOver)).toEqual(['declined', 'lapsed', 'ended'])
  })
})

const time = fc.integer({ min: 0, max: 1_000 })
const anyFacts: fc.Arbitrary<GrantFacts> = fc.record({
  state: fc.constantFrom(...grantStates),
  decideBy: time,
  claimBy: fc.option(time),
  endsAt: fc.option(time),
  lastTokenEndsAt: fc.option(time),
})

const facts: GrantFacts = { state: 'requested', decideBy: 100, claimBy: null, endsAt: null, lastTokenEndsAt: null }

describe('what time does to a grant', () => {
  test.each([
    ['a request that nobody decided lapses', facts, 100, 'lapsed'],
    ['a request still waits a moment before', facts, 99, 'requested'],
    ['a request lapses at its own end, if that is earlier', { ...facts, endsAt: 50 }, 50, 'lapsed'],
    ['a link that nobody opened lapses', { ...facts, state: 'ready', claimBy: 80, endsAt: 200 }, 80, 'lapsed'],
    [
      'a link lapses at the end of the grant at the latest',
      { ...facts, state: 'ready', claimBy: 300, endsAt: 200 },
      200,
      'lapsed',
    ],
    ['an active grant ends at its end', { ...facts, state: 'active', endsAt: 200, lastTokenEndsAt: 190 }, 200, 'ended'],
    [
      'an ended grant is ending while its last token lives',
      { ...facts, state: 'ending', endsAt: 900, lastTokenEndsAt: 300 },
      299,
      'ending',
    ],
    ['and ended after it', { ...facts, state: 'ending', endsAt: 900, lastTokenEndsAt: 300 }, 300, 'ended'],
    ['an ended grant without a token is ended at once', { ...facts, state: 'ending', endsAt: 900 }, 1, 'ended'],
    ['a grant that is ready and has no end gives nothing', { ...facts, state: 'ready' }, 1, 'lapsed'],
  ] as const)('%s', (_what, given, now, state) => {
    expect(stateAt(given, now)).toBe(state)
  })

  test('time never brings a grant back: what is over stays over, and nothing that ended becomes active', () => {
    const order = { requested: 0, ready: 1, active: 2, ending: 3, declined: 4, lapsed: 4, ended: 4 }
    fc.assert(
      fc.property(anyFacts, time, time, (given, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        expect(order[stateAt(given, late)]).toBeGreaterThanOrEqual(order[stateAt(given, early)])
        if (stateAt(given, early) === 'active') expect(given.endsAt).toBeGreaterThan(early)
        for (const { at } of dueEvents(given, late)) expect(at).toBeLessThanOrEqual(late)
      }),
    )
  })

  test('exactly what has no event left is over, and time does nothing to it', () => {
    expect(grantStates.filter(isOver)).toEqual(['declined', 'lapsed', 'ended'])
    for (const state of grantStates.filter(isOver)) expect(nextDue({ ...facts, state })).toBeNull()
  })

  test('what is stored once it was due is as if it had not been: a late sweep changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, time, time, (given, sweep, rest) => {
        const stored = { ...given, state: stateAt(given, sweep) }
        expect(stateAt(stored, sweep + rest)).toBe(stateAt(given, sweep + rest))
        const next = nextDue(stored)
        if (next !== null) expect(next.at).toBeGreaterThan(sweep)
      }),
    )
  })
})
