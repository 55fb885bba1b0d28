import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { changeConnection } from '@/lib/connection/server'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database, WriteTx } from '@/lib/server/db'
import { testDb, whileHeld } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller } from '@/lib/server/service'
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
  makeGrantLink,
  mintBareToken,
  renewGrant,
} from '.'
import { askFor, at, liveTemplate, makeKeys } from './testing'

/** Whoever writes to the journal waits: what they did before is done and not committed. */
function holdJournal(tx: WriteTx): Promise<unknown> {
  return tx.withTables<JournalTables>().updateTable('journal_head').set({ id: 1 }).where('id', '=', 1).execute()
}

// SQLite has one writer at a time, so there is nothing to come in between.
describe.runIf(inject('pgUrl'))('two at once', () => {
  let database: Database
  let lead: Caller

  beforeEach(async () => {
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    await database?.close()
    database = await testDb()
    await addOwner(database)
    await makeKeys()
    lead = await addMember(database, 'Lena', ['lead'])
  })
  afterAll(() => database.close())

  async function given() {
    const { id, code } = await done(giveGrant, askFor(await liveTemplate()), at(0, lead))
    return { id, code: code ?? '' }
  }

  type Outcomes = readonly [Promise<string>, Promise<string>]

  /** Begins both, the second once the first waits to write what it did to the journal, and lets both go on. */
  async function bothAtOnce(first: () => Promise<string>, second: () => Promise<string>): Promise<Outcomes> {
    let ends: Outcomes | null = null
    await whileHeld(database.db, holdJournal, async (lineUp) => {
      ends = [(await lineUp(first)).end, (await lineUp(second)).end]
    })
    return ends ?? Promise.reject(new Error('Nothing was begun.'))
  }

  test('a link that was replaced opens nothing, also for who came for it while it was being replaced', async () => {
    const { id, code } = await given()
    const [link, claim] = await bothAtOnce(
      async () => (await done(makeGrantLink, { id }, at(1, lead))).code,
      () => codeOf(claimGrant, { code }, at(1, null)),
    )
    expect(await claim).toBe('link_unknown')
    expect(await codeOf(claimGrant, { code: await link }, at(2, null))).toBe('done')
  })

  test('no token leaves after a change of the guardrail was answered, when it was signed before', async () => {
    const byLink = await given()
    const { holder } = await done(claimGrant, { code: byLink.code }, at(1, null))
    const bare = await done(
      giveGrant,
      askFor(await liveTemplate({ deliveries: ['link', 'token'] }), { delivery: 'token' }),
      at(0, lead),
    )
    for (const [id, mint] of [
      [byLink.id, () => codeOf(renewGrant, { id: byLink.id, holder }, at(2, null))],
      [bare.id, () => codeOf(mintBareToken, { id: bare.id }, at(2, lead))],
    ] as const) {
      const { revision, guardrail } = await done(readGuardrail, {})
      // The agents of this test stay within each, so that the token is signed before the change.
      const narrowed = { ...guardrail, agentDomains: ['acme.example', `a${revision}.example`] }
      const [changed, minted] = await bothAtOnce(() => codeOf(changeGuardrail, { revision, guardrail: narrowed }), mint)
      expect([await changed, await minted]).toEqual(['done', 'conflict'])
      expect((await done(getGrant, { id }, at(2, lead))).minted).toBe(0)
    }
  })

  test('no token leaves after a change of the connection was answered, when it was signed for the place before', async () => {
    const byLink = await given()
    const { holder } = await done(claimGrant, { code: byLink.code }, at(1, null))
    const template = await liveTemplate({ deliveries: ['link', 'token'] })
    const bare = await done(giveGrant, askFor(template, { delivery: 'token' }), at(0, lead))
    for (const [id, mint] of [
      [byLink.id, () => codeOf(renewGrant, { id: byLink.id, holder }, at(2, null))],
      [bare.id, () => codeOf(mintBareToken, { id: bare.id }, at(2, lead))],
    ] as const) {
      const [changed, minted] = await bothAtOnce(
        () => codeOf(changeConnection, { kind: 'eu', licenseKey: `acme-${id}` }),
        mint,
      )
      expect([await changed, await minted]).toEqual(['done', 'conflict'])
      expect((await done(getGrant, { id }, at(2, lead))).minted).toBe(0)
    }
  })

  test('access that is ended while more time for it is agreed to, asked for, or it is handed on, is never a fault', async () => {
    const template = await liveTemplate({ approvals: 1 })
    const second = await addMember(database, 'Samir', ['lead'])
    const agent = { email: 'ida@acme.example', name: 'Ida Berg' }
    const asked = await done(askForGrant, askFor(template, { agent }), at(0, lead))
    await done(approveGrant, { id: asked.id }, at(0, second))
    const { code } = await done(makeGrantLink, { id: asked.id }, at(0, lead))
    const { id, holder } = await done(claimGrant, { code }, at(1, null))
    const more = { id, minutes: 5, reason: 'More.', requestKey: 'k'.repeat(20) }
    const extension = await done(extendGrant, more, at(1, lead))
    const deeds = [
      () => codeOf(approveGrant, { id: extension.id }, at(2, second)),
      () => codeOf(endGrant, { id }, at(2, lead)),
      () => codeOf(endAllOfAgent, { email: 'ida@acme.example' }, at(2, lead)),
      () => codeOf(extendGrant, { ...more, requestKey: 'm'.repeat(20) }, at(2, lead)),
      () => codeOf(askForMore, { id, holder, minutes: 5 }, at(2, null)),
      () => codeOf(renewGrant, { id, holder }, at(2, null)),
    ]
    let faults = 0
    vi.spyOn(console, 'error').mockImplementation(() => {
      faults += 1
    })
    const outcomes = await Promise.all([...deeds, ...deeds, ...deeds].map((deed) => deed()))
    expect(outcomes.filter((code) => code === 'internal' || code === 'unavailable')).toEqual([])
    expect(faults).toBe(0)
    expect((await done(getGrant, { id }, at(2, lead))).state).toMatch(/^end/)
  })
})
