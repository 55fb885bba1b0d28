import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent } from '../versions/content'
import { isWider, obstaclesTo } from '../versions/obstacles'
import { judgePublication } from '../versions/publication'
import { compareIssuance } from './compare-issuance'
import { describeIssuance, summariseIssuance } from './describe-issuance'
import { defaultIssuance, type IssuanceSettings, printIssuance } from './issuance-settings'
import { anyIssuance } from './testing'

const text = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'

function changes(before: Partial<IssuanceSettings>, after: Partial<IssuanceSettings>): readonly string[] {
  return compareIssuance({ ...defaultIssuance, ...before }, { ...defaultIssuance, ...after }).map(
    ({ isLooser, sentence }) => `${isLooser ? '! ' : ''}${sentence}`,
  )
}

const { ticket, reason, rule } = defaultIssuance

describe('a change of settings in words', () => {
  test.each<[Partial<IssuanceSettings>, Partial<IssuanceSettings>, readonly string[]]>([
    [{ maxMinutes: 240 }, {}, ['! Longest grant: 8 hours, was 4 hours: longer.']],
    [{}, { maxMinutes: 240 }, ['Longest grant: 4 hours, was 8 hours: shorter.']],
    [{ approvals: 1 }, {}, ['! Approvals: no approval, was one approval: fewer.']],
    [{}, { approvals: 2 }, ['Approvals: two approvals, was no approval: more.']],
    [
      {},
      { deliveries: ['link', 'token'] },
      [
        '! Given: as a link that is opened once, or as a bare token, which cannot be taken back, was as a link that is opened once.',
      ],
    ],
    [{}, { maxBareTokenMinutes: 600 }, []],
    [
      { deliveries: ['token'] },
      { deliveries: ['token'], maxBareTokenMinutes: 90 },
      ['! Longest bare token: 90 minutes, was 1 hour: longer.'],
    ],
    [{}, { tokenMinutes: 20 }, ['! Life of each token of a link: 20 minutes, was 10 minutes: longer.']],
    [{}, { decideMinutes: 2_880 }, ['A request waits for a decision: 2 days, was 1 day: longer.']],
    [
      { ticket: { ...ticket, required: true } },
      {},
      ['! Ticket: may be left out, asked as “Ticket”, was always, asked as “Ticket”.'],
    ],
    [
      { reason: { ...reason, pattern: 'QA.+' } },
      {},
      [
        '! Reason: always, asked as “Why is this needed?”, was always, asked as “Why is this needed?”, in the form QA.+.',
      ],
    ],
    [
      {},
      { rule: { ...rule, ask: 'false' } },
      ['Who may: conditions over claims on who asks, was whoever may by their role.'],
    ],
    [
      { rule: { ...rule, give: 'false' } },
      { rule: { ...rule, lengths: [{ maxMinutes: 60, when: 'true' }] } },
      ['! Who may: conditions over claims on how long, was conditions over claims on who gives without approval.'],
    ],
    [
      {},
      { ticket: { ...ticket, prompt: 'Case' } },
      ['Ticket: may be left out, asked as “Case”, was may be left out, asked as “Ticket”.'],
    ],
  ])('from %j to %j', (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  test('there is none between settings that are the same, and never one that is looser both ways but a form', () => {
    fc.assert(
      fc.property(anyIssuance, anyIssuance, (one, other) => {
        expect(compareIssuance(one, one)).toEqual([])
        const back = compareIssuance(other, one)
        for (const { key, isLooser } of compareIssuance(one, other)) {
          if (key === 'reason' || key === 'ticket' || key === 'rule') continue
          expect(isLooser && back.find((change) => change.key === key)?.isLooser).toBe(false)
        }
      }),
    )
  })
})

describe('publishing', () => {
  const judge = (before: Partial<IssuanceSettings>, after: Partial<IssuanceSettings>) =>
    judgePublication({
      content: { ...emptyContent, text, issuance: printIssuance({ ...defaultIssuance, ...after }) },
      live: { ...emptyContent, text, issuance: printIssuance({ ...defaultIssuance, ...before }) },
      guardrail: openGuardrail,
    })
  const consent = { reasons: [], acknowledgesWider: false, isApproved: false }

  test('settings that give access for longer has to be acknowledged, though access itself is the same', () => {
    const looser = judge({ maxMinutes: 240 }, {})
    expect(looser.comparison?.relation).toBe('equal')
    expect(isWider(looser)).toBe(true)
    expect(obstaclesTo(looser, consent)).toEqual([
      { kind: 'wider', field: 'acknowledgesWider', message: expect.stringContaining('more easily or for longer') },
    ])
    expect(obstaclesTo(looser, { ...consent, acknowledgesWider: true })).toEqual([])
  })

  test('settings that give less needs nothing said', () => {
    expect(obstaclesTo(judge({}, { maxMinutes: 240, approvals: 1 }), consent)).toEqual([])
  })
})

test('settings are said in one sentence, and in lines that leave out what means nothing', () => {
  expect(summariseIssuance(defaultIssuance)).toBe('Up to 8 hours, by link, no approval.')
  const both = { ...defaultIssuance, deliveries: ['link', 'token'] as const, approvals: 1 as const }
  expect(summariseIssuance(both)).toBe('Up to 8 hours, by link or as a bare token, one approval.')
  expect(describeIssuance(defaultIssuance).map(({ label }) => label)).not.toContain('Longest bare token')
  expect(describeIssuance(both).map(({ label }) => label)).toContain('Longest bare token')
})
