import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { emptyContent, judgePublication, reasonKey } from '@/lib/templates'
import { approveRequest, createTemplate, publishTemplate, requestApproval } from '@/lib/templates/server'
import {
  approveGrant,
  askForMore,
  claimGrant,
  countWaitingGrants,
  extendGrant,
  getGrant,
  giveGrant,
  listGrantRequests,
  makeGrantLink,
} from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

let database: Database
let lead: Caller
let second: Caller
let third: Caller
let boss: Caller
let publisher: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
  third = await addMember(database, 'Theo', ['lead'])
  boss = await addMember(database, 'Boss', ['owner'])
  publisher = await addMember(database, 'Pia', ['publisher'])
})

afterAll(() => database.close())

/** Access that Lena asked for and others agreed to, opened by whoever got the link from `linkBy`. */
async function agreed({ approvals, linkBy = lead }: { readonly approvals: 0 | 1 | 2; readonly linkBy?: Caller }) {
  const template = await liveTemplate({ approvals, maxMinutes: 120, defaultMinutes: 15 })
  const { id } = await done(giveGrant, askFor(template), at(0, lead))
  for (const other of [second, third].slice(0, approvals)) await done(approveGrant, { id }, at(1, other))
  const { code } = await done(makeGrantLink, { id }, at(2, linkBy))
  return done(claimGrant, { code }, at(3, null))
}

/** How a request stands for somebody: whether it waits for them, by the list and by the badge, and who it says can agree. */
async function standingFor(id: string, caller: Caller) {
  const { waiting, own } = await done(listGrantRequests, {}, at(5, caller))
  const { count } = await done(countWaitingGrants, {}, at(5, caller))
  const found = [...waiting, ...own].find((one) => one.id === id)
  return { isCounted: count === waiting.length, found }
}

/** A live version that reaches every device, which its template asks no approval for. */
async function liveUnlimited() {
  const text = '{"role":null,"policy":{"version":3,"devices":{"permissions":["read"]}}}'
  const made = { ...emptyContent, text, name: 'Every device' }
  const { id } = await done(createTemplate, made, at(0))
  const reason = 'One person covers every customer at night.'
  const asked = await done(requestApproval, { id, revision: 1, reason }, at(0, publisher))
  await done(approveRequest, { approvalId: asked.id, reason }, at(0, boss))
  const { findings } = judgePublication({ content: made, live: null, guardrail: openGuardrail })
  const security = findings.filter(({ severity }) => severity === 'security')
  const reasons = security.map((finding) => ({ ...reasonKey(finding), reason }))
  const consent = { note: 'First.', liveVersion: null, acknowledgesWider: true, reasons }
  const { number } = await done(publishTemplate, { id, revision: 1, ...consent }, at(0, publisher))
  return { id, version: number }
}

describe('reach without limits', () => {
  test('takes a second pair of eyes, whatever the template says and whoever gives, and so does more time for it', async () => {
    const template = await liveUnlimited()
    const ask = askFor(template, { values: {} })
    const given = await done(giveGrant, ask, at(0, lead))
    expect(given).toMatchObject({ state: 'requested', code: null })
    expect(await done(getGrant, { id: given.id }, at(0, lead))).toMatchObject({ approvals: 1, given: null })
    expect((await done(giveGrant, askFor(template, { values: {} }), at(0, boss))).state).toBe('requested')
    expect(await codeOf(approveGrant, { id: given.id }, at(1, lead))).toBe('forbidden')
    expect(await codeOf(makeGrantLink, { id: given.id }, at(1, lead))).toBe('conflict')
    expect(await done(approveGrant, { id: given.id }, at(1, second))).toMatchObject({ state: 'ready' })
    const wish = { id: given.id, minutes: 15, reason: 'Still on it.', requestKey: 'unlimited-extend-1' }
    const more = await done(extendGrant, wish, at(2, second))
    expect(more.state).toBe('requested')
    expect(await codeOf(approveGrant, { id: more.id }, at(3, lead))).toBe('forbidden')
    expect(await codeOf(approveGrant, { id: more.id }, at(3, second))).toBe('forbidden')
    expect(await codeOf(approveGrant, { id: more.id }, at(3, third))).toBe('done')
  })
})

describe('more time for what others had to agree to', () => {
  test('who asked for the access does not agree to more time that its own page asks for', async () => {
    const { id, holder } = await agreed({ approvals: 1 })
    const more = await done(askForMore, { id, holder, minutes: 60 }, at(4, null))
    expect(await standingFor(more.id, lead)).toEqual({ isCounted: true, found: undefined })
    expect(await codeOf(approveGrant, { id: more.id }, at(6, lead))).toBe('forbidden')
    expect((await done(getGrant, { id }, at(6))).endsAt).toBe(start + 16 * minute)
    const { isCounted, found } = await standingFor(more.id, second)
    expect(isCounted).toBe(true)
    expect(found).toMatchObject({ mayDecide: true, deciders: expect.not.arrayContaining(['Lena']) })
    await done(approveGrant, { id: more.id }, at(6, second))
    expect((await done(getGrant, { id }, at(6))).endsAt).toBe(start + 76 * minute)
  })

  test('who asked for the access is none of the two who have to agree', async () => {
    const { id, holder } = await agreed({ approvals: 2 })
    const more = await done(askForMore, { id, holder, minutes: 60 }, at(4, null))
    expect(await codeOf(approveGrant, { id: more.id }, at(6, lead))).toBe('forbidden')
    expect(await done(approveGrant, { id: more.id }, at(6, second))).toMatchObject({ missing: 1 })
    expect(await codeOf(approveGrant, { id: more.id }, at(6, lead))).toBe('forbidden')
    expect(await done(approveGrant, { id: more.id }, at(7, third))).toMatchObject({ missing: 0 })
  })

  test('nor does who asked agree when another lead asks for it', async () => {
    const { id } = await agreed({ approvals: 1 })
    const wish = { id, minutes: 30, reason: 'Still on it.', requestKey: 'four-eyes-extend-1' }
    const more = await done(extendGrant, wish, at(4, second))
    expect(await codeOf(approveGrant, { id: more.id }, at(5, lead))).toBe('forbidden')
    expect(await codeOf(approveGrant, { id: more.id }, at(5, second))).toBe('forbidden')
    expect(await codeOf(approveGrant, { id: more.id }, at(5, third))).toBe('done')
  })

  test('who made its link may be the one who asks on its page, and does not agree to that', async () => {
    const { id, holder } = await agreed({ approvals: 1, linkBy: second })
    const more = await done(askForMore, { id, holder, minutes: 60 }, at(4, null))
    expect((await standingFor(more.id, second)).found).toBeUndefined()
    expect(await codeOf(approveGrant, { id: more.id }, at(5, second))).toBe('forbidden')
    const { found } = await standingFor(more.id, third)
    expect(found?.deciders).not.toContain('Samir')
    expect(await codeOf(approveGrant, { id: more.id }, at(5, third))).toBe('done')
  })

  test('what one lead may give alone, that lead may lengthen alone', async () => {
    const { id, holder } = await agreed({ approvals: 0 })
    const more = await done(askForMore, { id, holder, minutes: 60 }, at(4, null))
    expect((await standingFor(more.id, lead)).found).toMatchObject({ mayDecide: true, whyNot: null })
    expect(await codeOf(approveGrant, { id: more.id }, at(5, lead))).toBe('done')
  })
})
