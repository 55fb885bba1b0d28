import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { findLookupKey, printAgent } from '@/lib/server/lookup'
import type { Caller, Operation } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import {
  approveGrant,
  askForGrant,
  askForMore,
  claimGrant,
  endAllOfAgent,
  endGrant,
  extendGrant,
  getGrant,
  giveGrant,
  handOver,
  listGrants,
  makeGrantLink,
  mintBareToken,
  renewGrant,
} from '.'
import type { GrantTable, GrantTables } from './tables'
import { askFor, at, liveTemplate, makeKeys, minute, start } from './testing'

let database: Database
let lead: Caller
let second: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
  second = await addMember(database, 'Samir', ['lead'])
})

afterAll(() => database.close())

/** What somebody who writes to the database does. */
async function change(id: string, columns: Partial<GrantTable>): Promise<void> {
  await database.db.withTables<GrantTables>().updateTable('access_grant').set(columns).where('id', '=', id).execute()
}

async function rowOf(id: string): Promise<GrantTable> {
  const rows = database.db.withTables<GrantTables>().selectFrom('access_grant').selectAll()
  return rows.where('id', '=', id).executeTakeFirstOrThrow()
}

async function tokensOf(id: string): Promise<number> {
  const tokens = database.db.withTables<GrantTables>().selectFrom('grant_token').selectAll()
  return (await tokens.where('grant_id', '=', id).execute()).length
}

async function entriesOf(id: string, deed: string) {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').selectAll()
  const found = await rows.where('target', '=', id).where('deed', '=', deed).execute()
  return found.map(({ outcome, detail }) => ({ outcome, detail: JSON.parse(detail) }))
}

async function refusalOf<I, T>(operation: Operation<I, T>, input: I, context = at(2, lead)) {
  const outcome = await operation.execute(context, input)
  return outcome.ok ? null : { code: outcome.failure.code, message: outcome.failure.message }
}

async function ready(more: object = {}, issuance: object = {}) {
  const { id, code } = await done(giveGrant, askFor(await liveTemplate(issuance), more), at(0, lead))
  return { id, code: code ?? '' }
}

async function opened(more: object = {}) {
  const { id, code } = await ready(more)
  const { holder } = await done(claimGrant, { code }, at(1, null))
  return { id, holder }
}

const hash = (text: string) => Buffer.from(text.padEnd(32)).toString('hex')

const changes: readonly [what: string, columns: Partial<GrantTable>, named: string][] = [
  ['another agent', { agent_email: 'eve@acme.example' }, 'its agent'],
  ['another name', { agent_name: 'Eve' }, 'the name of its agent'],
  ['a later end', { ends_at: start + 600 * minute }, 'its end'],
  ['an earlier start', { starts_at: start - 60 * minute }, 'its start'],
  ['tokens that live longer', { token_seconds: 3_600 }, 'how long its tokens live'],
  ['a bare token', { delivery: 'token' }, 'how it is handed over'],
  ['no approval', { approvals: 2 }, 'how many have to agree'],
  ['another version', { version: 2 }, 'its version'],
  ['another giver', { given_by: 'mem_x' }, 'who gave it'],
]

describe('a grant whose row was changed outside Remit', () => {
  test.each(changes)(
    'to %s signs nothing, and its card, the ledger and the journal name what',
    async (_what, columns, named) => {
      const { id, holder } = await opened()
      await done(renewGrant, { id, holder }, at(2, null))
      await change(id, columns)
      const refused = { code: 'sealed', message: expect.stringContaining(`changed outside Remit: ${named}.`) }
      expect(await refusalOf(renewGrant, { id, holder }, at(3, null))).toEqual(refused)
      expect(await tokensOf(id)).toBe(1)
      const { problem } = await done(getGrant, { id }, at(3, lead))
      expect(problem).toContain(named)
      const { template_id } = await rowOf(id)
      const { rows } = await done(listGrants, { template: template_id }, at(3, lead))
      expect(rows.map((row) => [row.id, row.problem])).toEqual([[id, problem]])
      const [written] = await entriesOf(id, 'grant.integrity')
      expect(written).toEqual({
        outcome: 'sealed',
        detail: { changed: Object.keys(columns), during: 'grant.renew' },
      })
    },
  )

  test('is not opened by its link, gets no new one, is not lengthened and not handed over', async () => {
    const agent = { email: `${randomBytes(4).toString('hex')}@acme.example`, name: 'Ida' }
    const waiting = await ready({ agent })
    const held = await opened({ agent: { ...agent, email: `x${agent.email}` } })
    for (const { id } of [waiting, held]) await change(id, { ends_at: start + 600 * minute })
    const refused = { code: 'sealed', message: expect.stringContaining('its end') }
    expect(await refusalOf(claimGrant, { code: waiting.code }, at(2, null))).toEqual(refused)
    expect(await refusalOf(makeGrantLink, { id: waiting.id })).toEqual(refused)
    const more = { minutes: 5, reason: 'More.' }
    const key = randomBytes(16).toString('hex')
    expect(await refusalOf(extendGrant, { id: held.id, ...more, requestKey: key })).toEqual(refused)
    expect(await refusalOf(askForMore, { ...held, minutes: 5 }, at(2, null))).toEqual(refused)
    const shift = { from: `x${agent.email}`, to: { email: 'late@acme.example', name: 'Late' }, ids: [held.id] }
    expect(await refusalOf(handOver, { ...shift, requestKey: key })).toEqual(refused)
  })

  test('mints no bare token, and is agreed to by nobody', async () => {
    const issuance = { deliveries: ['link', 'token'], approvals: 1 }
    const { id } = await done(askForGrant, askFor(await liveTemplate(issuance), { delivery: 'token' }), at(0, lead))
    await change(id, { agent_email: 'eve@acme.example' })
    const refused = { code: 'sealed', message: expect.stringContaining('its agent') }
    expect(await refusalOf(approveGrant, { id }, at(1, second))).toEqual(refused)
    const bare = await ready({ delivery: 'token' }, { deliveries: ['link', 'token'] })
    await change(bare.id, { ends_at: start + 600 * minute })
    expect(await refusalOf(mintBareToken, { id: bare.id })).toMatchObject({ code: 'sealed' })
    expect(await tokensOf(bare.id)).toBe(0)
  })

  test('a link, a browser or an end that somebody put into the row gives nothing', async () => {
    const waiting = await ready()
    const held = await opened()
    const hashed = (kind: string, proof: string) =>
      createHash('sha256').update(`remit-grant-${kind}-1\0`).update(proof).digest('hex')
    await change(waiting.id, { claim_hash: hashed('code', 'forged') })
    expect(await refusalOf(claimGrant, { code: 'forged' }, at(2, null))).toMatchObject({ code: 'sealed' })
    await change(held.id, { holder_hash: hashed('holder', 'forged') })
    expect(await refusalOf(renewGrant, { id: held.id, holder: 'forged' }, at(2, null))).toMatchObject({
      code: 'sealed',
    })
    const over = await opened()
    await done(endGrant, { id: over.id }, at(2, lead))
    await change(over.id, { state: 'active', ended_at: null, ended_by: null })
    expect(await refusalOf(renewGrant, over, at(3, null))).toMatchObject({ code: 'sealed' })
  })

  test('stays so: what Remit itself changes later makes nothing of it true', async () => {
    const { id } = await ready()
    const { ends_at: end } = await rowOf(id)
    const requested = await done(askForGrant, askFor(await liveTemplate({ approvals: 2 })), at(0, lead))
    await change(requested.id, { approvals: 1 })
    expect(await codeOf(approveGrant, { id: requested.id }, at(1, second))).toBe('sealed')
    await change(id, { ends_at: start + 600 * minute })
    await done(endGrant, { id }, at(2, lead))
    expect((await done(getGrant, { id }, at(2, lead))).problem).toContain('its end')
    await change(id, { ends_at: end })
    expect((await done(getGrant, { id }, at(2, lead))).problem).toBeNull()
  })

  test('is ended as any other, also with a copy that does not open or is that of another grant', async () => {
    const agent = { email: `${randomBytes(4).toString('hex')}@acme.example`, name: 'Ida' }
    const [one, other, third] = [await ready({ agent }), await ready({ agent }), await ready({ agent })]
    await change(one.id, { sealed_terms: (await rowOf(other.id)).sealed_terms })
    await change(other.id, { sealed_terms: '', sealed: hash('nothing') })
    expect(await refusalOf(claimGrant, { code: one.code }, at(1, null))).toMatchObject({ code: 'sealed' })
    expect(await refusalOf(claimGrant, { code: other.code }, at(1, null))).toMatchObject({ code: 'sealed' })
    expect(await codeOf(endGrant, { id: one.id }, at(2, lead))).toBe('done')
    const { ended } = await done(endAllOfAgent, { email: agent.email }, at(2, lead))
    expect(ended.map(({ id }) => id).toSorted()).toEqual([other.id, third.id].toSorted())
  })
})

test('what is lawful changes the copy with the row: every step of a grant leaves it as Remit left it', async () => {
  const template = await liveTemplate({ approvals: 1, maxMinutes: 120 })
  const { id } = await done(askForGrant, askFor(template), at(0, lead))
  const problem = async () => (await done(getGrant, { id }, at(1, lead))).problem
  expect(await problem()).toBeNull()
  await done(approveGrant, { id }, at(1, second))
  const { code } = await done(makeGrantLink, { id }, at(1, lead))
  const { holder } = await done(claimGrant, { code }, at(2, null))
  await done(renewGrant, { id, holder }, at(2, null))
  const more = { id, minutes: 15, reason: 'More.', requestKey: randomBytes(16).toString('hex') }
  const extension = await done(extendGrant, more, at(3, lead))
  await done(approveGrant, { id: extension.id }, at(4, second))
  expect((await done(renewGrant, { id, holder }, at(63, null))).endSetBy).toBe('token')
  expect(await problem()).toBeNull()
  await done(endGrant, { id }, at(64, lead))
  expect(await problem()).toBeNull()
})

test('the journal tells grants for the same agent by a keyed hash, and names no agent', async () => {
  const agent = { email: 'ida.hashed@acme.example', name: 'Ida' }
  const { id } = await ready({ agent })
  const [entry] = await entriesOf(id, 'grant.give')
  const key = await findLookupKey(database.db)
  expect(entry?.detail.agent).toBe(key && printAgent(key, agent.email))
  expect(JSON.stringify(entry)).not.toContain('ida.hashed')
})
