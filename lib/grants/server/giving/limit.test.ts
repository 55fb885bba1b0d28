import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { askForGrant, claimGrant, extendGrant, giveGrant } from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller
let other: Caller

beforeAll(async () => {
  vi.stubEnv('GIVING_PER_MINUTE', '3')
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  other = await addMember(database, 'Samir', ['lead'])
})
afterAll(() => database.close())

test('a member gives, asks and lengthens so often in a minute, and is told how long to wait; others are not touched', async () => {
  const template = await liveTemplate()
  const first = askFor(template)
  const { id, code } = await done(giveGrant, first, at(0, lead))
  await done(claimGrant, { code: code ?? '' }, at(0, null))
  await done(askForGrant, askFor(template), at(0, lead))
  const key = randomBytes(16).toString('hex')
  await done(extendGrant, { id, minutes: 5, reason: 'More.', requestKey: key }, at(0, lead))
  const late = { ...at(0, lead), now: start + minute / 2 }
  const refused = await giveGrant.execute(late, askFor(template))
  expect(refused).toMatchObject({
    ok: false,
    failure: {
      code: 'too_many',
      message: 'Too many grants in one minute. Wait a minute and try again.',
      waitSeconds: 30,
    },
  })
  // The same request again is no other one, and is answered as before.
  expect((await done(giveGrant, first, late)).id).toBe(id)
  expect(await codeOf(extendGrant, { id, minutes: 5, reason: 'More.', requestKey: key }, late)).toBe('done')
  expect(await codeOf(giveGrant, askFor(template), { ...late, ...at(0, other) })).toBe('done')
  expect(await codeOf(giveGrant, askFor(template), at(1, lead))).toBe('done')
})

test('what is refused for another reason takes nothing from what may be given', async () => {
  const template = await liveTemplate()
  for (let count = 0; count < 5; count += 1) {
    const tooLong = askFor(template, { end: { kind: 'length', minutes: 100_000 } })
    expect(await codeOf(giveGrant, tooLong, at(10, lead))).toBe('blocked')
  }
  expect(await codeOf(giveGrant, askFor(template), at(10, lead))).toBe('done')
})
