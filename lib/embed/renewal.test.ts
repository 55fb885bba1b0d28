import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  idleRenewal,
  minLead,
  moveOf,
  nextRenewal,
  patience,
  type Renewal,
  type RenewalEvent,
  type Surroundings,
  viewRenewal,
} from './renewal'

const minute = 60_000
const tick = 1_000
const around: Surroundings = { isWanted: true, isOnline: true, timerSlackMs: tick }
const offline = { ...around, isOnline: false }

function given(...events: readonly RenewalEvent[]): Renewal {
  return events.reduce(nextRenewal, idleRenewal(0))
}

const asked = (at: number): RenewalEvent => ({ kind: 'asked', at })
const signed = (askedAt: number, lifetimeMs = 5 * minute): RenewalEvent => ({ kind: 'signed', askedAt, lifetimeMs })
const unanswered = (askedAt: number, at = askedAt): RenewalEvent => ({ kind: 'unanswered', askedAt, at })
const refused = (askedAt: number, at = askedAt): RenewalEvent => ({ kind: 'refused', askedAt, at })
const woke = (at: number, unseenMs = 0): RenewalEvent => ({ kind: 'woke', at, unseenMs })

/** What the server does with a request at a time: answers after a delay, refuses, or says nothing. */
type Answer = { readonly kind: 'signed' | 'refused' | 'unanswered'; readonly delayMs: number }

/** Runs a renewal by the second, as the page does, and tells when it asked and when the token in hand was over. */
function run(seconds: number, lifetimeMs: number, answerAt: (now: number) => Answer, online = (_now: number) => true) {
  let state = given(asked(0), signed(0, lifetimeMs))
  const asks: number[] = []
  const over: number[] = []
  const leads: number[] = []
  const coming: { readonly at: number; readonly event: RenewalEvent }[] = []
  let wasOnline = true
  for (let now = 0; now <= seconds * tick; now += tick) {
    for (const { event } of coming.filter(({ at }) => at === now)) state = nextRenewal(state, event)
    const isOnline = online(now)
    if (isOnline && !wasOnline) state = nextRenewal(state, woke(now))
    wasOnline = isOnline
    const move = moveOf(state, now, { ...around, isOnline })
    if (move === 'give-up' && state.askedAt !== null) state = nextRenewal(state, unanswered(state.askedAt, now))
    if (move === 'ask') {
      expect(state.askedAt).toBeNull()
      leads.push((state.life?.until ?? 0) - now)
      state = nextRenewal(state, asked(now))
      asks.push(now)
      const { kind, delayMs } = answerAt(now)
      const event: RenewalEvent =
        kind === 'signed' ? signed(now, lifetimeMs) : { kind, askedAt: now, at: now + delayMs }
      coming.push({ at: now + delayMs, event })
    }
    if (state.life !== null && now >= state.life.until) over.push(now)
  }
  return { state, asks, over, leads }
}

const lifetimes = fc.integer({ min: 120, max: 900 }).map((seconds) => seconds * 1000)
const delays = fc.integer({ min: 1, max: 15 }).map((seconds) => seconds * 1000)

describe('laws', () => {
  test('while requests are answered the token is renewed at least 20 seconds before its end, and never ends', () => {
    fc.assert(
      fc.property(lifetimes, delays, (lifetime, delayMs) => {
        const { asks, over, leads } = run(3_600, lifetime, () => ({ kind: 'signed', delayMs }))
        expect(over).toEqual([])
        expect(Math.min(...leads)).toBeGreaterThanOrEqual(minLead)
        expect(asks.length).toBeGreaterThan(0)
      }),
    )
  })

  test('there is one signing for each life of a token, whatever wakes the page', () => {
    fc.assert(
      fc.property(lifetimes, fc.array(fc.integer({ min: 0, max: 899 }), { maxLength: 40 }), (lifetime, wakings) => {
        let state = given(asked(0), signed(0, lifetime))
        const due = Math.ceil(lifetime - Math.max(minLead, lifetime / 6) - tick)
        for (const at of wakings.map((second) => second * 1000).filter((time) => time < due)) {
          state = nextRenewal(state, woke(at))
          expect(moveOf(state, at, around)).toBe('none')
        }
        expect(moveOf(state, due, around)).toBe('ask')
      }),
    )
  })

  test('however long the network or the server was away, a token is at hand within seconds of its coming back', () => {
    fc.assert(
      fc.property(
        lifetimes,
        fc.integer({ min: 0, max: 1_200 }),
        fc.integer({ min: 1, max: 1_200 }),
        (lifetime, from, long) => {
          const isAway = (now: number) => now >= from * 1000 && now < (from + long) * 1000
          const isBack = (now: number) => now > (from + long) * 1000 + 3_000
          const answer = (now: number): Answer => ({ kind: isAway(now) ? 'unanswered' : 'signed', delayMs: 1_000 })
          const dropped = run(3_000, lifetime, answer, (now) => !isAway(now))
          expect(dropped.over.filter(isBack)).toEqual([])
          // A server that is away is not announced by an event: then the longest pause goes by.
          const down = run(3_000, lifetime, answer)
          expect(down.over.filter((now) => isBack(now - 61_000))).toEqual([])
        },
      ),
    )
  })

  test('pauses grow, and what is refused is asked for more rarely than what is not answered', () => {
    const gaps = (kind: 'refused' | 'unanswered') => {
      const { asks } = run(3_600, 2 * minute, () => ({ kind, delayMs: 1_000 }))
      return asks.slice(1).map((at, index) => at - (asks[index] ?? 0))
    }
    for (const kind of ['refused', 'unanswered'] as const) {
      expect(gaps(kind)).toEqual(gaps(kind).toSorted((a, b) => a - b))
      expect(gaps(kind).at(-1)).toBe((kind === 'refused' ? 300_000 : 60_000) + 1_000)
    }
    expect(gaps('refused').length).toBeLessThan(gaps('unanswered').length)
  })

  test('any sequence of events leaves a renewal that never asks twice at a time', () => {
    const at = fc.integer({ min: 0, max: 1_000_000 })
    const event: fc.Arbitrary<RenewalEvent> = fc.oneof(
      at.map(asked),
      at.map((time) => signed(time)),
      fc.tuple(at, at).map(([time, later]) => unanswered(time, later)),
      fc.tuple(at, at).map(([time, later]) => refused(time, later)),
      fc.tuple(at, fc.integer({ min: -1_000, max: 1e9 })).map(([time, unseen]) => woke(time, unseen)),
      at.map((time): RenewalEvent => ({ kind: 'stopped', at: time })),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), at, fc.boolean(), (events, now, isOnline) => {
        const state = given(...events)
        const move = moveOf(state, now, { ...around, isOnline })
        if (move === 'ask') expect([state.askedAt, isOnline, state.life === null]).toEqual([null, true, false])
        const view = viewRenewal(state, now, { ...around, isOnline })
        expect(view === null || (view.leftMs >= 0 && view.share >= 0 && view.share <= 1)).toBe(true)
      }),
    )
  })
})

test('nothing is asked for before a person asked, nor after the preview was stopped', () => {
  expect(moveOf(idleRenewal(0), 1e9, around)).toBe('none')
  const stopped = given(asked(0), signed(0), { kind: 'stopped', at: 10 })
  expect(moveOf(stopped, 1e9, around)).toBe('none')
  expect(nextRenewal(stopped, signed(5))).toEqual(stopped)
  expect(viewRenewal(stopped, 20, around)).toBeNull()
})

test('a token counts from when it was asked for, so a slow answer is no longer life', () => {
  const slow = given(asked(10_000), signed(10_000))
  expect(viewRenewal(slow, 19_000, around)).toMatchObject({ leftMs: 5 * minute - 9_000, activity: 'counting' })
})

test('a request without an answer is given up, and its late answer still counts', () => {
  const waiting = given(asked(0), signed(0), asked(4 * minute))
  expect(moveOf(waiting, 4 * minute + patience - 1, around)).toBe('none')
  expect(moveOf(waiting, 4 * minute + patience, around)).toBe('give-up')
  const givenUp = nextRenewal(waiting, unanswered(4 * minute, 4 * minute + patience))
  expect(viewRenewal(givenUp, 4 * minute + patience, around)).toMatchObject({
    activity: 'unanswered',
    nextTryMs: 1_000,
  })
  const late = nextRenewal(givenUp, signed(4 * minute))
  expect(viewRenewal(late, 5 * minute, around)).toMatchObject({
    leftMs: 4 * minute,
    activity: 'counting',
    nextTryMs: null,
  })
  expect(nextRenewal(late, refused(4 * minute, 5 * minute))).toEqual(late)
})

test('refused and unanswered are told apart, and offline is neither', () => {
  const alive = given(asked(0), signed(0))
  const at = 4 * minute + 30_000
  const noAnswer = [asked(at), unanswered(at, at)].reduce(nextRenewal, alive)
  const no = [asked(at), refused(at, at)].reduce(nextRenewal, alive)
  expect(viewRenewal(noAnswer, at, around)).toMatchObject({ activity: 'unanswered', end: 'ahead', nextTryMs: 1_000 })
  expect(viewRenewal(no, at, around)).toMatchObject({ activity: 'refused', end: 'ahead', nextTryMs: 30_000 })
  expect(viewRenewal(alive, at, offline)).toMatchObject({ activity: 'offline', nextTryMs: null })
  expect(viewRenewal(alive, at, { ...around, isWanted: false })).toMatchObject({ activity: 'counting' })
  expect(moveOf(nextRenewal(noAnswer, woke(at)), at, around)).toBe('ask')
  expect(moveOf(nextRenewal(noAnswer, woke(at)), at, offline)).toBe('none')
})

test('a clock set forward, or a night asleep, never shows a good token as expired: one signing settles it', () => {
  const alive = given(asked(0), signed(0))
  const jumped = nextRenewal(alive, woke(minute, 10 * minute))
  expect(viewRenewal(jumped, minute, around)).toMatchObject({ end: 'unsure', leftMs: 0 })
  expect(moveOf(jumped, minute, around)).toBe('ask')
  const renewed = [asked(minute), signed(minute)].reduce(nextRenewal, jumped)
  expect(viewRenewal(renewed, minute, around)).toMatchObject({ end: 'ahead', leftMs: 5 * minute })
  expect(moveOf(renewed, minute + tick, around)).toBe('none')
  // Set back it only looks as if less time had gone by, which the monotonic clock knows better.
  expect(nextRenewal(alive, woke(minute, -10 * minute))).toEqual(alive)
})

test('a page in the background, woken once a minute, renews a minute earlier', () => {
  const alive = given(asked(0), signed(0, 2 * minute))
  const hidden = { ...around, timerSlackMs: minute }
  expect(moveOf(alive, minute, hidden)).toBe('ask')
  expect(moveOf(alive, minute, around)).toBe('none')
})

test('a token that lives hardly longer than the lead is not asked for again and again', () => {
  const brief = given(asked(0), signed(0, 10_000))
  expect(moveOf(brief, 4_999, around)).toBe('none')
  expect(moveOf(brief, 5_000, around)).toBe('ask')
})

describe('a first token that nobody asks for by hand', () => {
  const alone = { ...around, startsItself: true }

  test('is asked for at once, one at a time, and only then', () => {
    expect(moveOf(idleRenewal(0), 0, alone)).toBe('ask')
    expect(moveOf(idleRenewal(0), 0, around)).toBe('none')
    expect(moveOf(idleRenewal(0), 0, { ...alone, isOnline: false })).toBe('none')
    expect(moveOf(idleRenewal(0), 0, { ...alone, isWanted: false })).toBe('none')
    expect(moveOf(given(asked(0)), tick, alone)).toBe('none')
  })

  test('is asked for again after a pause that grows, and at once when the page wakes', () => {
    const once = given(asked(0), unanswered(0))
    expect(moveOf(once, 999, alone)).toBe('none')
    expect(moveOf(once, 1_000, alone)).toBe('ask')
    const twice = given(asked(0), unanswered(0), asked(1_000), unanswered(1_000))
    expect(moveOf(twice, 2_999, alone)).toBe('none')
    expect(moveOf(nextRenewal(twice, woke(1_500)), 1_500, alone)).toBe('ask')
  })
})
