import { afterAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database, WriteTx } from '@/lib/server/db'
import { testDb, whileHeld } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { claimGrant, giveGrant, makeGrantLink } from '.'
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

  test('a link that was replaced opens nothing, also for who came for it while it was being replaced', async () => {
    const { id, code } = await given()
    const both: { link?: ReturnType<typeof done<{ id: string }, { code: string }>>; claim?: Promise<string> } = {}
    await whileHeld(database.db, holdJournal, async (lineUp) => {
      both.link = (await lineUp(() => done(makeGrantLink, { id }, at(1, lead)))).end
      both.claim = (await lineUp(() => codeOf(claimGrant, { code }, at(1, null)))).end
    })
    expect(await both.claim).toBe('link_unknown')
    expect(await codeOf(claimGrant, { code: (await both.link)?.code ?? '' }, at(2, null))).toBe('done')
  })
})
