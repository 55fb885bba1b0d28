import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles } from '@/lib/authz'
import { inviteStanding } from './invite'
import { chosenRoles, inviteToken } from './invite-input'

const time = fc.integer({ min: 0, max: 1_000 })
const times = fc.record({
  expiresAt: time,
  acceptedAt: fc.option(time, { nil: null }),
  cancelledAt: fc.option(time, { nil: null }),
})

test('an invite is open exactly while nobody accepted or cancelled it and its time is not over', () => {
  fc.assert(
    fc.property(times, time, (given, now) => {
      const isOpen = given.acceptedAt === null && given.cancelledAt === null && now < given.expiresAt
      expect(inviteStanding(given, now) === 'open').toBe(isOpen)
    }),
  )
})

test('an invite that has ended says how', () => {
  expect(inviteStanding({ expiresAt: 1, acceptedAt: 0, cancelledAt: null }, 9)).toBe('accepted')
  expect(inviteStanding({ expiresAt: 1, acceptedAt: null, cancelledAt: 0 }, 9)).toBe('cancelled')
  expect(inviteStanding({ expiresAt: 9, acceptedAt: null, cancelledAt: null }, 9)).toBe('expired')
})

test('roles come out once each, in their own order, whatever order they were chosen in', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...roles), { minLength: 1 }), (chosen) => {
      const read = chosenRoles.parse(chosen)
      expect(new Set(read)).toEqual(new Set(chosen))
      expect(read).toEqual(roles.filter((role) => read.includes(role)))
    }),
  )
})

test.each([[[]], [['admin']], [['owner', 'nobody']], ['owner'], [null]])('%j is no choice of roles', (chosen) => {
  expect(chosenRoles.safeParse(chosen).success).toBe(false)
})

test.each(['', 'a'.repeat(31), 'a'.repeat(33), `${'a'.repeat(31)}=`, `${'a'.repeat(31)}/`])(
  '%j is no token of an invite',
  (text) => {
    expect(inviteToken.safeParse(text).success).toBe(false)
  },
)
