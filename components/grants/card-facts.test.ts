import { describe, expect, test } from 'vitest'
import { type GrantView, grantStates } from '@/lib/grants'
import { reachOf } from '@/lib/policy'
import { cardOfGrant } from './card-facts'
import { readOpened } from './requests/opened-card'

const minute = 60_000
const now = 1_763_800_020_000

const active: GrantView = {
  id: 'gnt_01JD0000000000000000000000',
  state: 'active',
  template: { id: 'tpl_x', name: 'One customer', version: 3 },
  agent: { email: 'ida@acme.example', name: 'Ida Berg' },
  delivery: 'link',
  reach: 'A token can see devices of one customer (user_id = {{user_id}}), and nothing else.',
  reason: 'Cannot find the export.',
  ticket: 'TCK-1',
  asked: { by: 'Lena', at: now, isOwn: true },
  given: { by: 'Lena', at: now },
  decisions: [],
  approvals: 0,
  startsAt: now,
  endsAt: now + 60 * minute,
  lengthSeconds: 3600,
  endSetBy: 'usual',
  decideBy: now,
  claimBy: now + 30 * minute,
  claimedAt: now,
  lastTokenEndsAt: now + 10 * minute,
  tokenSeconds: 600,
  minted: 1,
  ended: null,
  extends: null,
  handedFrom: null,
  problem: null,
  mayMakeToken: false,
}

test('both clocks of access say what set them', () => {
  expect(cardOfGrant(active)).toMatchObject({
    usable: { at: now + 10 * minute, words: 'set by the life of one token, 10 min' },
    renewable: { at: now + 60 * minute, words: 'set by the usual length of the template' },
    by: 'given by you',
  })
})

describe('what set the end is said so that it is true for whoever looks', () => {
  const said = (change: Partial<GrantView>) => cardOfGrant({ ...active, ...change }).renewable?.words
  const ofLena = { by: 'Lena', at: now, isOwn: false }

  test('who chose the length, or whose role bounds it, reads "you" alone', () => {
    expect(said({ endSetBy: 'chosen' })).toBe('set by the length that you chose')
    expect(said({ endSetBy: 'chosen', asked: ofLena })).toBe('set by the length that Lena chose')
    expect(said({ endSetBy: 'role' })).toBe('set by the longest that your role may give')
    expect(said({ endSetBy: 'role', asked: ofLena })).toBe('set by the longest that the role of Lena may give')
  })

  test('an end of shift is a time and no length, also on what is still asked for', () => {
    expect(said({ endSetBy: 'chosen', lengthSeconds: null })).toBe('set by the time that you chose')
    const asked = { state: 'requested', given: null, lastTokenEndsAt: null, asked: ofLena } as const
    expect(said({ ...asked, endSetBy: 'chosen', lengthSeconds: null })).toBe('set by the time that Lena chose')
  })

  test('an extension or a hand-over is not put down to who asked for the access', () => {
    for (const asked of [active.asked, ofLena]) {
      expect(said({ endSetBy: 'extended', asked })).toBe('set by an extension')
      expect(said({ endSetBy: 'extender-role', asked })).toBe(
        'set by the longest that the role of who extended it may give',
      )
      expect(said({ endSetBy: 'handed', asked })).toBe('set by the end of the access that was handed over')
    }
  })

  test('the guardrail is named with the kind of reach that it bounds', () => {
    expect(said({ endSetBy: 'guardrail-customer' })).toBe('set by the guardrail, for what reaches one customer')
    expect(said({ endSetBy: 'guardrail-administrator' })).toBe(
      'set by the guardrail, for what reaches the whole account',
    )
  })
})

test('a token that was cut short says so', () => {
  const card = cardOfGrant({ ...active, endsAt: now + 10 * minute })
  expect(card.usable.words).toBe('set by the end of the access')
})

test('what nobody opened yet has no time of use, and a request has no end but a length', () => {
  const ready = cardOfGrant({ ...active, state: 'ready', lastTokenEndsAt: null, minted: 0 })
  expect(ready.usable).toEqual({ at: null, words: 'not opened yet; then 10 min at a time' })
  const asked = cardOfGrant({ ...active, state: 'requested', given: null, endsAt: null, lastTokenEndsAt: null })
  expect(asked.usable.at).toBeNull()
  expect(asked.renewable?.words).toMatch(/^1 h from when it is agreed to/)
})

test('more time has no token of its own: in no state does its card call the access unopened, unused or not given', () => {
  const more = { ...active, extends: 'gnt_01JD0000000000000000000001', lastTokenEndsAt: null, minted: 0 } as const
  const words = '10 min at a time, by the access that this is more time for'
  for (const state of grantStates) expect(cardOfGrant({ ...more, state }).usable).toEqual({ at: null, words })
  expect(cardOfGrant({ ...more, state: 'active' }).renewable?.at).toBe(now + 60 * minute)
  for (const state of ['declined', 'lapsed'] as const) {
    expect(cardOfGrant({ ...more, state, given: null }).renewable).toEqual({
      at: null,
      words: 'no more time was given',
    })
  }
})

test('what was ended is shown as valid until its last token, with who ended it', () => {
  const card = cardOfGrant({ ...active, state: 'ending', ended: { by: 'Samir', at: now + minute } })
  expect(card.usable).toEqual({ at: now + 10 * minute, words: 'the last token that went out' })
  expect(card.renewable).toEqual({ at: now + minute, words: 'ended by Samir' })
})

test('a bare token is never renewed', () => {
  expect(cardOfGrant({ ...active, delivery: 'token', lastTokenEndsAt: now + 60 * minute }).renewable).toBeNull()
})

test('what is not filled in is a gap until what it is about is opened', () => {
  expect(cardOfGrant(active).sentence).toBe(
    'Can see devices of one customer (user_id\u00a0=\u00a0…), and nothing else.',
  )
  const claims = {
    role: null,
    policy: { version: 3, devices: { custom_data: { user_id: 'c_1' }, permissions: ['read'] } },
  }
  const { reach } = readOpened({ values: {}, claims: JSON.stringify(claims), sentence: reachOf(claims).summary })
  const opened = cardOfGrant(active, reach)
  expect(opened.sentence).toBe('Can see devices of one customer (user_id = c_1), and nothing else.')
  expect(opened.withheld).toEqual(['sessions', 'invitations to devices', 'recordings', 'settings', 'the team'])
})
