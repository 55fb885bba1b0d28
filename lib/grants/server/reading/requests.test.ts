import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import {
  approveGrant,
  askForGrant,
  claimGrant,
  declineGrant,
  extendGrant,
  getGrant,
  getGrantRequest,
  listGrantRequests,
  makeGrantLink,
} from '..'
import { askFor, at, liveTemplate, makeKeys } from '../testing'

let database: Database
let requester: Caller
let other: Caller
let lead: Caller
let second: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  requester = await addMember(database, 'Rita', ['requester'])
  other = await addMember(database, 'Rolf', ['requester'])
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
})

afterAll(() => database.close())

/** A request at its own address, as somebody sees it who was sent that. */
const seenBy = (id: string, caller: Caller, minutes = 2) => done(getGrantRequest, { id }, at(minutes, caller))

async function asked(approvals: 1 | 2) {
  const template = await liveTemplate({ approvals })
  return (await done(askForGrant, askFor(template), at(0, requester))).id
}

test('whoever is sent the link of a request reads who can agree, and may decide where they can', async () => {
  const id = await asked(1)
  const deciders = expect.arrayContaining(['Lena', 'Samir'])
  expect(await seenBy(id, lead)).toMatchObject({ state: 'requested', mayDecide: true, whyNot: null, deciders })
  expect(await seenBy(id, requester)).toMatchObject({ asked: { isOwn: true }, mayDecide: false, deciders })
})

test('who agreed by the link sees what came of it there, though it waits for them no more', async () => {
  const id = await asked(1)
  await done(approveGrant, { id }, at(1, lead))
  const decisions = [{ by: 'Lena', kind: 'approved' }]
  const given = { state: 'ready', given: { by: 'Lena' }, decisions, mayDecide: false, whyNot: null }
  for (const caller of [lead, second, requester]) expect(await seenBy(id, caller)).toMatchObject(given)
})

test('the first of two who agreed is counted at the link, and no longer among who can agree', async () => {
  const id = await asked(2)
  await done(approveGrant, { id }, at(1, lead))
  for (const caller of [lead, requester]) {
    const request = await seenBy(id, caller)
    expect(request).toMatchObject({ state: 'requested', agreed: 1, approvals: 2, mayDecide: false, whyNot: null })
    expect(request.deciders).toContain('Samir')
    expect(request.deciders).not.toContain('Lena')
  }
  expect(await seenBy(id, second)).toMatchObject({ mayDecide: true, whyNot: null })
  const { own } = await done(listGrantRequests, {}, at(2, requester))
  expect(own.find((one) => one.id === id)).toEqual(await seenBy(id, requester))
  await done(declineGrant, { id, reason: 'Not today.' }, at(3, second))
  expect(await seenBy(id, lead, 4)).toMatchObject({ state: 'declined', mayDecide: false })
})

test('who may only ask sees what they asked for and nothing of others, who may look up grants sees all', async () => {
  const id = await asked(1)
  const auditor = await addMember(database, 'Anna', ['auditor'])
  const author = await addMember(database, 'Otto', ['author', 'publisher'])
  for (const [caller, of] of [
    [requester, 'done'],
    [lead, 'done'],
    [second, 'done'],
    [other, 'not_found'],
    [author, 'not_found'],
  ] as const) {
    expect(await codeOf(getGrant, { id }, at(1, caller))).toBe(of)
    expect(await codeOf(getGrantRequest, { id }, at(1, caller))).toBe(of)
  }
  expect(await codeOf(getGrant, { id }, at(1, auditor))).toBe('done')
})

test('more time for what somebody asked for is theirs to see, whoever asked for it', async () => {
  const id = await asked(1)
  await done(approveGrant, { id }, at(1, lead))
  const { code } = await done(makeGrantLink, { id }, at(1, requester))
  await done(claimGrant, { code }, at(2, null))
  const more = { id, minutes: 10, reason: 'It takes longer.', requestKey: 'k'.repeat(20) }
  const { id: extension } = await done(extendGrant, more, at(3, lead))
  expect((await done(getGrant, { id }, at(4, requester))).extensions).toMatchObject([{ id: extension }])
  expect(await codeOf(getGrantRequest, { id: extension }, at(4, requester))).toBe('done')
  expect(await codeOf(getGrantRequest, { id: extension }, at(4, other))).toBe('not_found')
  expect(await codeOf(getGrant, { id: extension }, at(4, other))).toBe('not_found')
})

test('a request that is unknown, or asked for by whoever may ask for nothing, is not shown', async () => {
  const id = await asked(1)
  const auditor = await addMember(database, 'Aron', ['auditor'])
  const unknown = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
  expect(await codeOf(getGrantRequest, { id: unknown }, at(1, lead))).toBe('not_found')
  expect(await codeOf(getGrantRequest, { id }, at(1, auditor))).toBe('forbidden')
})
