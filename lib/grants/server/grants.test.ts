import { createHash } from 'node:crypto'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { canonicalJson } from '@/lib/base'
import { parseEmbedUrl } from '@/lib/embed'
import { snippetsFor } from '@/lib/grants'
import { openGuardrail } from '@/lib/guardrails'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { publicKeySet } from '@/lib/keys/server'
import { disableMember } from '@/lib/members/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller } from '@/lib/server/service'
import { codeOf, contextOf, done, owner } from '@/lib/server/service/testing'
import { archiveTemplate } from '@/lib/templates/server'
import {
  approveGrant,
  askForGrant,
  askForMore,
  claimGrant,
  countWaitingGrants,
  declineGrant,
  endAllOfAgent,
  endGrant,
  extendGrant,
  findValueTerms,
  getGrant,
  giveGrant,
  handOver,
  leaveGrant,
  listGrantRequests,
  listGrants,
  makeGrantLink,
  mintBareToken,
  openGrant,
  openGrantValues,
  renewGrant,
  settleGrants,
  whoCouldSee,
} from '.'
import { askFor, at, liveTemplate, makeKeys, minute, ofCustomer, start } from './testing'

let database: Database
let lead: Caller
let second: Caller
let requester: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
})

afterAll(() => database.close())

async function failureOf<I, T>(operation: { execute: (c: never, i: I) => Promise<T> }, input: I, context: unknown) {
  const outcome = (await operation.execute(context as never, input)) as {
    ok: boolean
    failure?: { code: string; field?: string; message: string }
  }
  return outcome.ok ? null : outcome.failure
}

async function journal(target: string) {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').selectAll().where('target', '=', target)
  return (await rows.orderBy('seq').execute()).map(({ deed, actor, detail }) => ({ deed, actor, detail }))
}

/** A grant that its agent has opened, with the secret of that browser. */
async function opened(change: object = {}, issuance: object = {}) {
  const template = await liveTemplate(issuance)
  const given = await done(giveGrant, askFor(template, change), at(0, lead))
  const held = await done(claimGrant, { code: given.code ?? '' }, at(1, null))
  return { ...held, template }
}

describe('giving access', () => {
  test('a lead gives, the agent opens the link once, and tokens say what the template says for the agent', async () => {
    const { id, holder } = await opened()
    const minted = await done(renewGrant, { id, holder }, at(2, null))
    const keys = createLocalJWKSet({ keys: [...(await publicKeySet(database.db)).keys] })
    const { payload } = await jwtVerify(minted.token, keys, {
      algorithms: ['RS256'],
      currentDate: new Date(start + 2 * minute),
    })
    expect(payload).toMatchObject({
      displayName: 'Ida Berg',
      iat: start / 1000 + 120,
      exp: start / 1000 + 120 + 600,
      policy: { version: 3, devices: { custom_data: { user_id: 'c_4711' } } },
    })
    expect(minted).toMatchObject({
      expiresAt: start + 12 * minute,
      grantEndsAt: start + 60 * minute,
      endSetBy: 'token',
    })
  })

  test('the last token ends with the grant, not after it', async () => {
    const { id, holder } = await opened()
    const minted = await done(renewGrant, { id, holder }, at(55, null))
    expect(minted).toMatchObject({ expiresAt: start + 60 * minute, endSetBy: 'grant' })
    expect(await codeOf(renewGrant, { id, holder }, at(60, null))).toBe('link_ended')
  })

  test('the journal tells the same claims by one fingerprint, from which no customer is found by trying', async () => {
    const template = await liveTemplate()
    const [one, same, other] = await Promise.all([
      done(giveGrant, askFor(template), at(0, lead)),
      done(giveGrant, askFor(template), at(0, lead)),
      done(giveGrant, askFor(template, { values: { user_id: 'c_4712' } }), at(0, lead)),
    ])
    const printed = async (id: string) => JSON.parse((await journal(id))[0]?.detail ?? '{}').claims
    expect(await printed(same.id)).toBe(await printed(one.id))
    expect(await printed(other.id)).not.toBe(await printed(one.id))
    const { claims } = await done(openGrantValues, { id: one.id }, at(1, lead))
    const plain = createHash('sha256').update(canonicalJson(JSON.parse(claims)))
    expect([plain.copy().digest('hex'), plain.digest('base64url')]).not.toContain(await printed(one.id))
  })

  test('the same request twice, one after the other or at once, is one grant', async () => {
    const template = await liveTemplate()
    const ask = askFor(template)
    const both = await Promise.all([done(giveGrant, ask, at(0, lead)), done(giveGrant, ask, at(0, lead))])
    expect(new Set(both.map(({ id }) => id)).size).toBe(1)
    expect((await done(giveGrant, ask, at(1, lead))).id).toBe(both[0]?.id)
    expect(both.filter(({ code }) => code !== null)).toHaveLength(1)
  })

  test.each([
    ['a role', { role: 'administrator' }],
    ['an expiry', { exp: 4_102_444_800 }],
    ['an issuer', { iss: 'x' }],
    ['a policy', { policy: {} }],
    ['a key', { kid: 'x' }],
  ])('%s of the caller is refused by name', async (_what, extra) => {
    const template = await liveTemplate()
    const failure = await failureOf(giveGrant, { ...askFor(template), ...extra }, at(0, lead))
    expect(failure?.code).toBe('invalid')
    expect(failure?.message).toContain(Object.keys(extra)[0])
  })

  test.each([
    ['empty', '', 'end'],
    ['a number alone', 30, 'end'],
    ['half a minute', { kind: 'length', minutes: 0.5 }, 'end.minutes'],
    ['a length that is empty', { kind: 'length', minutes: '' }, 'end.minutes'],
    ['no instant', { kind: 'at', at: 0 }, 'end.at'],
  ])('a length that is %s is refused by its name, and is not the usual one', async (_what, end, field) => {
    const template = await liveTemplate()
    const failure = await failureOf(giveGrant, askFor(template, { end } as object), at(0, lead))
    expect(failure).toMatchObject({ code: 'invalid', field, message: expect.stringMatching(/minutes|time/) })
    expect((await done(listGrants, { template: template.id }, at(0))).rows).toEqual([])
  })

  test('an agent of a domain that the guardrail does not list is given nothing and takes over nothing', async () => {
    const { id, template } = await opened({ agent: { email: 'first@acme.example', name: 'First' } })
    const { revision } = await done(readGuardrail, {})
    await done(changeGuardrail, { revision, guardrail: { ...openGuardrail, agentDomains: ['acme.example'] } })
    const stranger = { email: 'ida@evil.example', name: 'Ida Berg' }
    expect(await failureOf(giveGrant, askFor(template, { agent: stranger }), at(1, lead))).toMatchObject({
      code: 'blocked',
      field: 'agent.email',
      message: expect.stringContaining('acme.example'),
    })
    const shift = { from: 'first@acme.example', to: stranger, ids: [id], requestKey: 'shift-change-00002' }
    expect(await failureOf(handOver, shift, at(1, lead))).toMatchObject({ code: 'blocked', field: 'to.email' })
    expect((await done(getGrant, { id }, at(1))).state).toBe('active')
    await done(changeGuardrail, { revision: revision + 1, guardrail: openGuardrail })
  })

  test.each([
    ['a value that is missing', { values: {} }, 'values.user_id'],
    ['a value too long', { values: { user_id: 'x'.repeat(21) } }, 'values.user_id'],
    ['a value for another name', { values: { user_id: 'c_1', role: 'administrator' } }, 'values.role'],
    ['no reason', { reason: ' ' }, 'reason'],
    ['no address', { agent: { email: 'ida', name: 'Ida' } }, 'agent.email'],
    ['longer than the template allows', { end: { kind: 'length', minutes: 481 } }, 'end'],
    ['an end that has passed', { end: { kind: 'at', at: start - 1 } }, 'end'],
    ['a bare token where there is none', { delivery: 'token' }, 'delivery'],
  ])('%s is refused with its field, and nothing is written', async (_what, change, field) => {
    const template = await liveTemplate()
    const ask = askFor(template, change)
    const failure = await failureOf(giveGrant, ask, at(0, lead))
    expect(failure).toMatchObject({ code: 'blocked', field })
    const { rows } = await done(listGrants, { template: template.id }, at(0))
    expect(rows).toEqual([])
  })

  test('a lead gives for a day at most, and the refusal names the role', async () => {
    const template = await liveTemplate({ maxMinutes: 10_000 })
    const ask = askFor(template, { end: { kind: 'length', minutes: 1_441 } })
    expect((await failureOf(giveGrant, ask, at(0, lead)))?.message).toMatch(/your role/)
    expect(await codeOf(giveGrant, ask, at(0, owner))).toBe('done')
  })

  test('what the agent holds already is said, and given again only by choice', async () => {
    const template = await liveTemplate()
    const agent = { email: 'twice@acme.example', name: 'Twice' }
    await done(giveGrant, askFor(template, { agent }), at(0, lead))
    const again = await failureOf(giveGrant, askFor(template, { agent }), at(1, lead))
    expect(again).toMatchObject({ code: 'conflict', field: 'isBesides' })
    expect(again?.message).toMatch(/already until/)
    expect(await codeOf(giveGrant, askFor(template, { agent, values: { user_id: 'c_2' } }), at(1, lead))).toBe('done')
    expect(await codeOf(giveGrant, askFor(template, { agent, isBesides: true }), at(1, lead))).toBe('done')
    expect(await codeOf(giveGrant, askFor(template, { agent }), at(61, lead))).toBe('done')
  })

  test('an archived template and a version that is no longer live give nothing, by name', async () => {
    const template = await liveTemplate()
    const other = await failureOf(giveGrant, askFor({ ...template, version: 2 }), at(0, lead))
    expect(other).toMatchObject({ code: 'conflict', field: 'version' })
    await done(archiveTemplate, { id: template.id, liveVersion: template.version }, at(0))
    expect((await failureOf(giveGrant, askFor(template), at(0, lead)))?.message).toMatch(/archived/)
  })
})

describe('the link', () => {
  test('opens once: for another browser each end has a sentence of its own', async () => {
    const template = await liveTemplate()
    const { id, code } = await done(giveGrant, askFor(template), at(0, lead))
    expect(await codeOf(claimGrant, { code: `${code}x` }, at(1, null))).toBe('link_unknown')
    const { holder } = await done(claimGrant, { code: code ?? '' }, at(1, null))
    expect(await codeOf(claimGrant, { code: code ?? '' }, at(1, null))).toBe('link_used')
    expect(await done(claimGrant, { code: code ?? '', holders: [holder] }, at(2, null))).toMatchObject({ id, holder })
    await done(endGrant, { id }, at(3, lead))
    expect(await codeOf(claimGrant, { code: code ?? '' }, at(4, null))).toBe('link_ended')
  })

  test('is late when nobody opened it in time, early before its start, and a new one ends the old one', async () => {
    const template = await liveTemplate()
    const late = await done(giveGrant, askFor(template), at(0, lead))
    expect(await codeOf(claimGrant, { code: late.code ?? '' }, at(30, null))).toBe('link_late')
    const later = await done(giveGrant, askFor(template, { startsAt: start + 20 * minute }), at(0, lead))
    expect(await failureOf(claimGrant, { code: later.code ?? '' }, at(19, null))).toMatchObject({
      code: 'link_early',
      message: 'This access begins at 2025-11-22 08:47 UTC. Open the link again then.',
    })
    const fresh = await done(makeGrantLink, { id: later.id }, at(19, lead))
    expect(await codeOf(claimGrant, { code: later.code ?? '' }, at(21, null))).toBe('link_unknown')
    expect(await codeOf(claimGrant, { code: fresh.code }, at(21, null))).toBe('done')
  })

  test('two browsers at once: one gets it, the other is told', async () => {
    const template = await liveTemplate()
    const { code } = await done(giveGrant, askFor(template), at(0, lead))
    const ends = await Promise.all([1, 2, 3].map(() => codeOf(claimGrant, { code: code ?? '' }, at(1, null))))
    expect(ends.toSorted()).toEqual(['done', 'link_used', 'link_used'])
  })

  test('tokens come only to the browser that opened it', async () => {
    const { id } = await opened()
    expect(await codeOf(renewGrant, { id, holder: 'x' }, at(2, null))).toBe('link_unknown')
    expect(await codeOf(openGrant, { id, holder: 'x' }, at(2, null))).toBe('link_unknown')
    expect(await codeOf(leaveGrant, { id, holder: 'x' }, at(2, null))).toBe('link_unknown')
  })
})

describe('ending', () => {
  test('says until when the last token is valid, stops renewal at once, and is ended only after it', async () => {
    const { id, holder } = await opened()
    await done(renewGrant, { id, holder }, at(2, null))
    expect(await done(endGrant, { id }, at(5, lead))).toMatchObject({
      state: 'ending',
      validUntil: start + 12 * minute,
    })
    expect(await codeOf(renewGrant, { id, holder }, at(5, null))).toBe('link_ended')
    expect((await done(getGrant, { id }, at(11))).state).toBe('ending')
    expect((await done(getGrant, { id }, at(12))).state).toBe('ended')
    expect(await codeOf(endGrant, { id }, at(13, lead))).toBe('conflict')
  })

  test('one of two leaves the other, which is named; ending all ends both', async () => {
    const agent = { email: 'both@acme.example', name: 'Both' }
    const template = await liveTemplate()
    const one = await done(giveGrant, askFor(template, { agent }), at(0, lead))
    const two = await done(giveGrant, askFor(template, { agent, values: { user_id: 'c_2' } }), at(0, lead))
    const { others } = await done(endGrant, { id: one.id }, at(1, lead))
    expect(others.map(({ id }) => id)).toEqual([two.id])
    await done(endAllOfAgent, { email: agent.email }, at(1, lead))
    expect((await done(getGrant, { id: two.id }, at(1))).state).toBe('ended')
  })

  test('of what the agent still has it is said whether it is for the same values, and never which', async () => {
    const agent = { email: 'shared@acme.example', name: 'Shared' }
    const [template, another] = [await liveTemplate(), await liveTemplate()]
    const give = (from: typeof template, customer: string) =>
      done(giveGrant, askFor(from, { agent, values: { user_id: customer }, isBesides: true }), at(0, lead))
    const ended = await give(template, 'c_7001')
    const given = {
      same: await give(template, 'c_7001'),
      'same of another template': await give(another, 'c_7001'),
      other: await give(template, 'c_7002'),
      'other of another template': await give(another, 'c_7002'),
    }
    const { others } = await done(endGrant, { id: ended.id }, at(1, lead))
    const said = new Map(others.map(({ id, values }) => [id, values]))
    expect(Object.entries(given).map(([name, { id }]) => [name, said.get(id)])).toEqual([
      ['same', 'same'],
      ['same of another template', 'same'],
      ['other', 'other'],
      ['other of another template', 'unknown'],
    ])
    expect(JSON.stringify(others)).not.toMatch(/c_700/)
  })

  test('more time that waits lapses with what it would lengthen, as an entry that says why', async () => {
    const { id, holder } = await opened()
    const more = await done(askForMore, { id, holder, minutes: 30 }, at(2, null))
    await done(endGrant, { id }, at(3, lead))
    expect(await journal(more.id)).toEqual([
      { deed: 'grant.lapse', actor: 'remit', detail: expect.stringContaining(id) },
    ])
    expect(await codeOf(approveGrant, { id: more.id }, at(4, second))).toBe('conflict')
  })

  test('the agent who is done ends it', async () => {
    const { id, holder } = await opened()
    await done(leaveGrant, { id, holder }, at(2, null))
    expect(await done(getGrant, { id }, at(3))).toMatchObject({ state: 'ended', ended: { by: 'Ida Berg' } })
  })

  test('who may not end sees a refusal, not a success', async () => {
    const { id } = await opened()
    expect(await codeOf(endGrant, { id }, at(2, requester))).toBe('forbidden')
    expect((await done(getGrant, { id }, at(2))).state).toBe('active')
  })
})

describe('requests and approvals', () => {
  test('who may only ask waits for someone who gives; nobody agrees to their own', async () => {
    const template = await liveTemplate()
    const asked = await done(askForGrant, askFor(template), at(0, requester))
    expect(asked).toMatchObject({ state: 'requested', code: null })
    expect(await codeOf(approveGrant, { id: asked.id }, at(1, requester))).toBe('forbidden')
    const { waiting } = await done(listGrantRequests, {}, at(1, lead))
    expect(waiting.find(({ id }) => id === asked.id)).toMatchObject({
      mayDecide: true,
      deciders: expect.arrayContaining(['Lena', 'Samir']),
    })
    expect(await done(approveGrant, { id: asked.id }, at(10, lead))).toMatchObject({ state: 'ready', missing: 0 })
    expect(await done(getGrant, { id: asked.id }, at(10))).toMatchObject({
      startsAt: start + 10 * minute,
      endsAt: start + 70 * minute,
      given: { by: 'Lena' },
    })
  })

  test('what somebody agreed to waits for the others only, in the list and in the count', async () => {
    const template = await liveTemplate({ approvals: 2 })
    const asked = await done(askForGrant, askFor(template), at(0, requester))
    const before = (await done(countWaitingGrants, {}, at(1, lead))).count
    await done(approveGrant, { id: asked.id }, at(1, lead))
    expect((await done(countWaitingGrants, {}, at(2, lead))).count).toBe(before - 1)
    const isListed = async (caller: Caller) =>
      (await done(listGrantRequests, {}, at(2, caller))).waiting.some(({ id }) => id === asked.id)
    expect([await isListed(lead), await isListed(second)]).toEqual([false, true])
  })

  test('two approvals are two people, and one who was disabled since does not count', async () => {
    const template = await liveTemplate({ approvals: 2 })
    const third = await addMember(database, 'Theo', ['lead'])
    const gone = await addMember(database, 'Gone', ['lead'])
    const { id } = await done(giveGrant, askFor(template), at(0, lead))
    expect(await codeOf(approveGrant, { id }, at(1, lead))).toBe('forbidden')
    expect(await done(approveGrant, { id }, at(1, gone))).toMatchObject({ missing: 1 })
    expect(await codeOf(approveGrant, { id }, at(1, gone))).toBe('conflict')
    await done(disableMember, { id: gone.id }, at(2))
    expect(await done(approveGrant, { id }, at(2, second))).toMatchObject({ state: 'requested', missing: 1 })
    // Whose agreement does not count is said by name, to who decides and to who asked.
    const { waiting } = await done(listGrantRequests, {}, at(2, third))
    const { own } = await done(listGrantRequests, {}, at(2, lead))
    const said = [...waiting, ...own].filter((one) => one.id === id)
    expect(said.map(({ agreed, uncounted }) => ({ agreed, uncounted }))).toEqual([
      { agreed: 1, uncounted: ['Gone'] },
      { agreed: 1, uncounted: ['Gone'] },
    ])
    expect(await done(approveGrant, { id }, at(3, third))).toMatchObject({ state: 'ready', missing: 0 })
  })

  test('two leads decide at once: one wins, the other is told who did', async () => {
    const template = await liveTemplate()
    const { id } = await done(askForGrant, askFor(template), at(0, requester))
    const [agreed, declined] = await Promise.all([
      approveGrant.execute(at(1, lead), { id }),
      declineGrant.execute(at(1, second), { id, reason: 'No.' }),
    ])
    expect([agreed.ok, declined.ok].toSorted()).toEqual([false, true])
    const told = agreed.ok
      ? `${lead.name} agreed to this in the meantime.`
      : `${second.name} declined this in the meantime.`
    expect(agreed.ok ? declined : agreed).toMatchObject({ failure: { code: 'conflict', message: told } })
  })

  test('nobody decides: it lapses, and so it does when its start has passed', async () => {
    const template = await liveTemplate()
    const { id } = await done(askForGrant, askFor(template), at(0, requester))
    const early = await done(askForGrant, askFor(template, { startsAt: start + 10 * minute }), at(0, requester))
    expect(await codeOf(approveGrant, { id: early.id }, at(10, lead))).toBe('conflict')
    expect((await done(getGrant, { id }, at(24 * 60))).state).toBe('lapsed')
    await settleGrants(database.db, start + 24 * 60 * minute)
    expect((await journal(id)).at(-1)).toMatchObject({ deed: 'grant.lapse', actor: 'remit' })
  })

  test('a start that passed while the form was filled in is at once, and waits for a decision as long as any', async () => {
    const template = await liveTemplate()
    const justNow = { startsAt: start - 30_000 }
    const { id } = await done(askForGrant, askFor(template, justNow), at(0, requester))
    expect((await done(getGrant, { id }, at(1))).state).toBe('requested')
    await done(approveGrant, { id }, at(20, lead))
    expect(await done(getGrant, { id }, at(20))).toMatchObject({ state: 'ready', startsAt: start + 20 * minute })
    expect((await done(giveGrant, askFor(template, justNow), at(0, lead))).state).toBe('ready')
  })

  test('a guardrail that was narrowed since refuses the approval and the next token, by name', async () => {
    const template = await liveTemplate()
    const { id } = await done(askForGrant, askFor(template), at(0, requester))
    const held = await opened()
    const { revision } = await done(readGuardrail, {})
    const strict = { ...openGuardrail, longestSeconds: { ...openGuardrail.longestSeconds, customer: 300 } }
    await done(changeGuardrail, { revision, guardrail: strict })
    expect((await failureOf(approveGrant, { id }, at(1, lead)))?.message).toMatch(/guardrail/)
    expect((await failureOf(renewGrant, { id: held.id, holder: held.holder }, at(2, null)))?.message).toMatch(
      /guardrail/,
    )
    await done(changeGuardrail, { revision: revision + 1, guardrail: openGuardrail })
    expect(await codeOf(renewGrant, { id: held.id, holder: held.holder }, at(3, null))).toBe('done')
  })
})

describe('more time, and a change of shift', () => {
  test('an extension moves the end, is an entry of its own, and reaches no further than one grant could', async () => {
    const { id, holder } = await opened({}, { maxMinutes: 120 })
    const more = { id, minutes: 45, reason: 'Still on it.', requestKey: 'a'.repeat(16) }
    expect(await done(extendGrant, more, at(50, lead))).toMatchObject({ state: 'active', endsAt: start + 105 * minute })
    expect(await done(extendGrant, more, at(51, lead))).toMatchObject({ endsAt: start + 105 * minute })
    expect(await codeOf(renewGrant, { id, holder }, at(100, null))).toBe('done')
    const tooMuch = await failureOf(extendGrant, { ...more, requestKey: 'b'.repeat(16) }, at(60, lead))
    expect(tooMuch).toMatchObject({ code: 'blocked', field: 'minutes', message: expect.stringMatching(/15 min more/) })
    expect((await done(getGrant, { id }, at(60))).extensions).toHaveLength(1)
    expect(
      (await done(listGrants, { by: lead.id, limit: 200 }, at(60))).rows.filter((row) => row.extends !== null),
    ).toEqual([])
    expect(await codeOf(extendGrant, { ...more, requestKey: 'c'.repeat(16) }, at(106, lead))).toBe('conflict')
  })

  test('where approvals are asked for, an extension waits for them', async () => {
    const template = await liveTemplate({ approvals: 1 })
    const { id } = await done(giveGrant, askFor(template), at(0, lead))
    await done(approveGrant, { id }, at(0, second))
    const more = await done(extendGrant, { id, minutes: 30, reason: 'More.', requestKey: 'd'.repeat(16) }, at(1, lead))
    expect(more.state).toBe('requested')
    expect((await done(getGrant, { id }, at(1))).endsAt).toBe(start + 60 * minute)
    await done(approveGrant, { id: more.id }, at(2, second))
    expect((await done(getGrant, { id }, at(2))).endsAt).toBe(start + 90 * minute)
  })

  test('a shift is handed over whole: the first agent keeps nothing, the second has the same until the same time', async () => {
    const agent = { email: 'early@acme.example', name: 'Early' }
    const { id, holder } = await opened({ agent })
    await done(renewGrant, { id, holder }, at(2, null))
    const input = {
      from: agent.email,
      to: { email: 'late@acme.example', name: 'Late' },
      ids: [id],
      requestKey: 'shift-change-00001',
    }
    const [handed] = await done(handOver, input, at(20, lead))
    expect(await codeOf(renewGrant, { id, holder }, at(20, null))).toBe('link_ended')
    const { id: taken, holder: theirs } = await done(claimGrant, { code: handed?.code ?? '' }, at(21, null))
    const next = { id: taken, holder: theirs }
    const minted = await done(renewGrant, next, at(55, null))
    expect(minted.expiresAt).toBe(start + 60 * minute)
    expect((await done(openGrant, next, at(55, null))).agent.email).toBe('late@acme.example')
  })
})

describe('a shift that is handed over', () => {
  test('gives nothing twice: what the second agent has already is said, and is given beside it only by choice', async () => {
    const template = await liveTemplate()
    const [early, late] = ['early-twice@acme.example', 'late-twice@acme.example']
    const first = await done(giveGrant, askFor(template, { agent: { email: early, name: 'Early' } }), at(0, lead))
    await done(giveGrant, askFor(template, { agent: { email: late, name: 'Late' } }), at(0, lead))
    const shift = { from: early, to: { email: late, name: 'Late' }, ids: [first.id], requestKey: 'shift-change-twice' }
    expect(await failureOf(handOver, shift, at(1, lead))).toMatchObject({
      code: 'conflict',
      field: 'isBesides',
      message: expect.stringContaining('Late has this access already until'),
    })
    expect((await done(getGrant, { id: first.id }, at(1))).state).toBe('ready')
    const [handed] = await done(handOver, { ...shift, isBesides: true }, at(1, lead))
    expect(handed).toMatchObject({ from: first.id, claimBy: start + 31 * minute })
    expect((await done(getGrant, { id: first.id }, at(1))).state).toBe('ended')
  })
})

describe('bare tokens', () => {
  test('last for the whole grant, leave once, and cannot be taken back, which ending says', async () => {
    const template = await liveTemplate({ deliveries: ['link', 'token'], maxBareTokenMinutes: 60 })
    const { id, code } = await done(giveGrant, askFor(template, { delivery: 'token' }), at(0, lead))
    expect(code).toBeNull()
    const ends = await Promise.all([0, 1].map(() => codeOf(mintBareToken, { id }, at(1, lead))))
    expect(ends.toSorted()).toEqual(['conflict', 'done'])
    expect(await done(endGrant, { id }, at(2, lead))).toMatchObject({
      state: 'ending',
      validUntil: start + 60 * minute,
    })
  })

  test('are made by who asked, who gave and who agreed, and by no other lead', async () => {
    const template = await liveTemplate({ deliveries: ['link', 'token'], approvals: 1 })
    const other = await addMember(database, 'Otto', ['lead'])
    async function agreed() {
      const { id } = await done(askForGrant, askFor(template, { delivery: 'token' }), at(0, requester))
      await done(approveGrant, { id }, at(1, lead))
      return id
    }
    const id = await agreed()
    const offered = async (caller: Caller) => (await done(getGrant, { id }, at(2, caller))).mayMakeToken
    expect(await Promise.all([requester, lead, other, second].map(offered))).toEqual([true, true, false, false])
    expect(await failureOf(mintBareToken, { id }, at(2, other))).toMatchObject({ code: 'forbidden' })
    expect(await codeOf(mintBareToken, { id }, at(2, requester))).toBe('done')
    expect(await offered(requester)).toBe(false)
    expect(await codeOf(mintBareToken, { id: await agreed() }, at(2, lead))).toBe('done')
    // Who agreed and may not give any more has nothing to take either.
    expect(await codeOf(mintBareToken, { id: await agreed() }, at(2, { ...lead, roles: ['author'] }))).toBe('forbidden')
    const { own } = await done(listGrantRequests, {}, at(2, requester))
    expect(own.filter(({ mayMakeToken }) => mayMakeToken)).toHaveLength(1)
  })

  test('a bare token comes with the page, the options and the filters of its template, and the powers these need', async () => {
    const embed = '{"page":"code","agentTools":"none","filters":[{"key":"user_id","value":"{{user_id}}"}]}'
    const template = await liveTemplate({ deliveries: ['token'] }, { ...ofCustomer, embed })
    const { id } = await done(giveGrant, askFor(template), at(0, lead))
    const { frame, token } = await done(mintBareToken, { id }, at(1, lead))
    expect(frame.allow).toBe('fullscreen; clipboard-write')
    expect(parseEmbedUrl(frame.src)).toMatchObject({
      ok: true,
      value: {
        origin: frame.origin,
        page: { kind: 'code' },
        options: { agentTools: 'none', filters: [{ key: 'user_id', value: 'c_4711' }] },
      },
    })
    for (const { text } of snippetsFor(frame)) expect(text).not.toContain(token)
  })
})

describe('what is given less than the template gives', () => {
  test('is known to whoever asks the same again, who need not open what it was about, and is what every list says', async () => {
    const narrowing = { without: ['sessions'], isReadOnly: true }
    const own = '{"custom_data":{"user_id":"{{user_id}}"}}'
    const text = `{"role":null,"policy":{"version":3,"devices":${own},"sessions":${own}}}`
    const template = await liveTemplate({}, { ...ofCustomer, text })
    const { id } = await done(askForGrant, askFor(template, { narrowing }), at(0, requester))
    const wide = await done(askForGrant, askFor(template), at(0, requester))
    const { own: asked } = await done(listGrantRequests, {}, at(1, requester))
    const [narrow, whole] = [id, wide.id].map((one) => asked.find((request) => request.id === one))
    expect(narrow?.narrowing).toEqual(narrowing)
    expect(whole?.narrowing).toEqual({ without: [], isReadOnly: false })
    expect(whole?.reach).toContain('sessions')
    expect(narrow?.reach).not.toContain('sessions')
    expect(narrow?.reach).toContain('{{user_id}}')
    // A colleague, from the ledger.
    expect((await done(getGrant, { id }, at(1, second))).narrowing).toEqual(narrowing)
  })
})

describe('the record', () => {
  test('every step is an entry, a token is recorded by its fingerprint, and no token or value is in it', async () => {
    const { id, holder } = await opened()
    const { token } = await done(renewGrant, { id, holder }, at(2, null))
    await done(endGrant, { id }, at(3, lead))
    await settleGrants(database.db, start + 12 * minute)
    const entries = await journal(id)
    expect(entries.map(({ deed }) => deed)).toEqual([
      'grant.give',
      'grant.claim',
      'grant.renew',
      'grant.end',
      'grant.settle',
    ])
    const text = JSON.stringify(entries)
    expect(text).toContain('sha256')
    for (const secret of [token, token.split('.')[2] ?? '', holder, 'c_4711']) expect(text).not.toContain(secret)
  })

  test('what time does is an entry, by Remit itself and with when it was due, however late it is written', async () => {
    const { id, holder } = await opened()
    await done(renewGrant, { id, holder }, at(55, null))
    await settleGrants(database.db, start + 90 * minute)
    const last = (await journal(id)).at(-1)
    expect(last).toMatchObject({ deed: 'grant.expire', actor: 'remit' })
    expect(JSON.parse(String(last?.detail))).toEqual({ due: start + 60 * minute, state: 'ended' })
  })

  test('what a grant is about is sealed, opened for those allowed, and each opening is an entry', async () => {
    const { id } = await opened()
    const { sealed } = await database.db
      .withTables<{ access_grant: { id: string; sealed: string } }>()
      .selectFrom('access_grant')
      .select('sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(sealed).not.toContain('c_4711')
    expect((await done(openGrantValues, { id }, at(1, lead))).values).toEqual({ user_id: 'c_4711' })
    expect((await journal(id)).at(-1)).toMatchObject({ deed: 'grant.values', actor: lead.id })
    expect(await codeOf(openGrantValues, { id }, at(1, requester))).toBe('forbidden')
  })

  test('the ledger is found by agent, template, state, words and value, and paged without a gap', async () => {
    const template = await liveTemplate()
    const agent = { email: 'paged@acme.example', name: 'Paged' }
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const values = { user_id: `p_${count}` }
      ids.push((await done(giveGrant, askFor(template, { agent, values, ticket: `T-${count}` }), at(count, lead))).id)
    }
    const all: string[] = []
    let after: string | undefined
    do {
      const page = await done(listGrants, { agent: 'paged@', limit: 2, ...(after ? { after } : {}) }, at(6))
      all.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(all).toEqual(ids.toReversed())
    const found = async (filter: object) =>
      (await done(listGrants, { template: template.id, ...filter }, at(6))).rows.length
    const byValue = async (value: string) =>
      (await done(findValueTerms, { name: 'user_id', value }, at(6))).terms.join(',')
    expect(await found({ term: await byValue('p_3') })).toBe(1)
    expect(await found({ term: await byValue('p_') })).toBe(0)
    expect(await found({ words: 't-2' })).toBe(1)
    expect(await found({ state: ['ready'] })).toBe(5)
    expect(await found({ state: ['lapsed'] })).toBe(0)
    const later = (await done(listGrants, { template: template.id, state: ['lapsed'] }, at(60))).rows
    expect(later.map(({ state }) => state)).toEqual(Array(5).fill('lapsed'))
  })

  test('who could see finds exactly those whose token could reach the target then', async () => {
    const one = await opened({ values: { user_id: 'seen_1' } })
    const other = await opened({ values: { user_id: 'seen_2' } })
    await done(renewGrant, { id: one.id, holder: one.holder }, at(10, null))
    await done(renewGrant, { id: other.id, holder: other.holder }, at(10, null))
    const ask = async (user_id: string, minutes: number) => {
      const when = start + minutes * minute
      const asked = { resources: ['devices' as const], target: { custom_data: { user_id } }, from: when, to: when }
      return (await done(whoCouldSee, asked, contextOf(owner, start + 100 * minute))).found
    }
    expect((await ask('seen_1', 15)).map(({ grant }) => grant.id)).toEqual([one.id])
    expect((await ask('seen_1', 15))[0]).toMatchObject({
      on: [{ resource: 'devices', actions: ['read'], path: ['policy', 'devices'] }],
    })
    expect(await ask('seen_1', 5)).toEqual([])
    expect(await ask('seen_1', 20)).toEqual([])
    expect(await ask('seen_3', 15)).toEqual([])
  })
})
