import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Approval, agreementOn, earlierRequest, whyNotAgree } from './approval'

const hash = 'a'.repeat(64)
const agreed = {
  kind: 'approved',
  reason: 'Agreed for the night.',
  at: 2,
  by: 'Aiko',
  isByApprover: true,
  isByDrafter: false,
} as const
const asked: Approval = {
  id: 'apr_00000000000000000000',
  hash,
  reason: 'The night shift serves all.',
  requestedAt: 1,
  requestedBy: 'Mara',
  isOwn: false,
  isDrafter: false,
  mayAgree: ['Aiko'],
  decision: agreed,
  usedFor: null,
}

test('without a request there is no agreement, and a request for another content is none for this', () => {
  const nobody = { approval: null, isApproved: false, unapproved: null }
  expect(agreementOn([], hash)).toEqual(nobody)
  expect(agreementOn([{ ...asked, hash: 'b'.repeat(64) }], hash)).toEqual(nobody)
})

test.each<[string, Partial<Approval>, string | null]>([
  ['counts while nothing came of it', {}, null],
  ['is none before it is given', { decision: null }, 'A second member was asked and has not answered yet.'],
  [
    'is none when it is refused',
    { decision: { ...agreed, kind: 'declined' } },
    'Aiko declined. Ask again once that is settled.',
  ],
  ['serves one version', { usedFor: 3 }, 'That approval was used for version 3. Ask again.'],
  [
    'ends with the right to give it',
    { decision: { ...agreed, isByApprover: false } },
    'Aiko agreed, but may no longer agree to anything. Ask again.',
  ],
  [
    'is none of who wrote it',
    { decision: { ...agreed, isByDrafter: true } },
    'Aiko agreed, but also worked on this content. Ask someone else.',
  ],
])('an agreement %s', (_, given, unapproved) => {
  const approval = { ...asked, ...given }
  expect(agreementOn([approval], hash)).toEqual({ approval, isApproved: unapproved === null, unapproved })
})

const anyApproval: fc.Arbitrary<Approval> = fc.record({
  id: fc.constant(asked.id),
  hash: fc.constantFrom(hash, 'b'.repeat(64)),
  reason: fc.constant(asked.reason),
  requestedAt: fc.integer({ min: 1, max: 4 }),
  requestedBy: fc.constant('Mara'),
  isOwn: fc.boolean(),
  isDrafter: fc.boolean(),
  mayAgree: fc.constant(asked.mayAgree),
  decision: fc.option(
    fc.record({
      kind: fc.constantFrom('approved', 'declined'),
      reason: fc.constant('Because it is so.'),
      at: fc.integer({ min: 5, max: 8 }),
      by: fc.constant('Aiko'),
      isByApprover: fc.boolean(),
      isByDrafter: fc.boolean(),
    }),
  ),
  usedFor: fc.option(fc.integer({ min: 1, max: 3 })),
})

test('whatever came before, nothing but the newest request decides, in whichever order they are given', () => {
  fc.assert(
    fc.property(fc.array(anyApproval), fc.constantFrom<Approval['decision']>(null, agreed), (earlier, decision) => {
      const newest = { ...asked, requestedAt: 9, decision }
      for (const given of [
        [newest, ...earlier],
        [...earlier, newest],
      ]) {
        expect(agreementOn(given, hash)).toMatchObject({ approval: newest, isApproved: decision !== null })
      }
    }),
  )
})

test('of requests of one instant an open one counts before one that is decided', () => {
  const open = { ...asked, decision: null }
  expect(agreementOn([asked, open], hash).isApproved).toBe(false)
  expect(agreementOn([open, asked], hash).isApproved).toBe(false)
})

test('neither who asked nor who wrote it may agree, and everybody else may', () => {
  expect(whyNotAgree({ isOwn: true, isDrafter: true })).toMatch(/^You asked for this yourself/)
  expect(whyNotAgree({ isOwn: true, isDrafter: false })).toMatch(/^You asked for this yourself/)
  expect(whyNotAgree({ isOwn: false, isDrafter: true })).toMatch(/^You worked on this content/)
  expect(whyNotAgree({ isOwn: false, isDrafter: false })).toBeNull()
})

test('an agreement to what the draft said before is told, unless it was used, declined, older than what is live, or for a version', () => {
  const earlier = { ...asked, hash: 'b'.repeat(64), requestedAt: 5 }
  const find = (given: readonly Approval[], since = 0) => earlierRequest(given, { known: [hash], since })
  expect(find([earlier, asked])).toBe(earlier)
  expect(find([{ ...earlier, decision: null }])).toMatchObject({ decision: null })
  expect(find([])).toBeNull()
  expect(find([asked])).toBeNull()
  expect(find([{ ...earlier, usedFor: 1 }])).toBeNull()
  expect(find([{ ...earlier, decision: { ...agreed, kind: 'declined' } }])).toBeNull()
  expect(find([earlier], 5)).toBeNull()
})
