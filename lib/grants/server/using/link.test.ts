import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller, Operation } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { claimGrant, endGrant, getGrant, giveGrant, makeGrantLink, readGrantLink, renewGrant } from '..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../testing'

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

async function give(change: object = {}) {
  const { id, code } = await done(giveGrant, askFor(await liveTemplate(), change), at(0, lead))
  return { id, code: code ?? '' }
}

/** Every entry of the journal about links, oldest first. */
async function entries() {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').selectAll()
  const about = await rows.where('deed', 'in', ['grant.link-read', 'grant.claim']).orderBy('seq').execute()
  return about.map(({ deed, outcome, actor, target }) => ({ deed, outcome, actor, target }))
}

const from = (minutes: number, address: string) => ({ ...at(minutes, null), address })

test('a link says who gave what until when to whoever reads it, gives nothing away, and is as good as before', async () => {
  const { id, code } = await give({ agent: { email: 'ida@acme.example', name: 'Ida Berg' } })
  const before = (await done(getGrant, { id }, at(1, lead))).state
  const offered = await done(readGrantLink, { code }, at(1, null))
  expect(offered).toEqual({
    agentName: 'Ida Berg',
    givenBy: 'Lena',
    sentence: expect.stringContaining('{{user_id}}'),
    startsAt: start,
    endsAt: start + 60 * minute,
    claimBy: start + 30 * minute,
    isHeld: false,
    now: start + minute,
  })
  for (const secret of ['c_4711', 'ida@', 'eyJ']) expect(JSON.stringify(offered)).not.toContain(secret)
  await done(readGrantLink, { code }, at(2, null))
  expect([before, (await done(getGrant, { id }, at(2, lead))).state]).toEqual(['ready', 'ready'])
  // What changed nothing is no entry of the journal, which is a record of changes.
  expect(await entries()).toEqual([])
  expect(await codeOf(claimGrant, { code }, at(3, null))).toBe('done')
})

test('the browser that opened a link is told so, and every other one that it was opened', async () => {
  const { code } = await give()
  const { holder } = await done(claimGrant, { code }, at(1, null))
  expect(await done(readGrantLink, { code, holders: ['x', holder] }, at(2, null))).toMatchObject({ isHeld: true })
  expect(await codeOf(readGrantLink, { code, holders: ['x'] }, at(2, null))).toBe('link_used')
})

test('a link to what begins later says when before it can be opened', async () => {
  const { code } = await give({ startsAt: start + 20 * minute })
  expect(await done(readGrantLink, { code }, at(1, null))).toMatchObject({ startsAt: start + 20 * minute })
  expect(await codeOf(claimGrant, { code }, at(1, null))).toBe('link_early')
})

test('a link that was opened without a token ever leaving gets a new one, and the browser that opened it has nothing', async () => {
  const { id, code } = await give()
  const lost = await done(claimGrant, { code }, at(1, null))
  const link = await done(makeGrantLink, { id }, at(10, lead))
  expect(link.claimBy).toBe(start + 40 * minute)
  expect((await done(getGrant, { id }, at(10, lead))).state).toBe('ready')
  expect(await codeOf(renewGrant, { id, holder: lost.holder }, at(11, null))).toBe('link_unknown')
  expect(await codeOf(claimGrant, { code, holders: [lost.holder] }, at(11, null))).toBe('link_unknown')
  const { holder } = await done(claimGrant, { code: link.code, holders: [lost.holder] }, at(11, null))
  expect(await codeOf(renewGrant, { id, holder }, at(12, null))).toBe('done')
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').select(['actor', 'detail'])
  const [made] = await rows.where('deed', '=', 'grant.link').where('target', '=', id).execute()
  expect(made).toEqual({ actor: lead.id, detail: '{"unclaimed":true}' })
})

test('once a token left, no new link is made, and the browser that holds it goes on', async () => {
  const { id, code } = await give()
  const { holder } = await done(claimGrant, { code }, at(1, null))
  await done(renewGrant, { id, holder }, at(2, null))
  expect(await codeOf(makeGrantLink, { id }, at(3, lead))).toBe('conflict')
  expect(await codeOf(renewGrant, { id, holder }, at(4, null))).toBe('done')
})

test('a new link for what was opened waits no longer than the access lasts', async () => {
  const { id, code } = await give()
  await done(claimGrant, { code }, at(1, null))
  expect((await done(makeGrantLink, { id }, at(50, lead))).claimBy).toBe(start + 60 * minute)
  await done(claimGrant, { code: (await done(makeGrantLink, { id }, at(51, lead))).code }, at(52, null))
  expect(await codeOf(makeGrantLink, { id }, at(60, lead))).toBe('conflict')
})

test('an office behind one address reads and opens its links within one minute, while one of them guesses', async () => {
  const links: Awaited<ReturnType<typeof give>>[] = []
  for (let agents = 0; agents < 30; agents += 1) links.push(await give())
  for (let tries = 0; tries < 200; tries += 1) await codeOf(claimGrant, { code: 'x' }, from(1, '10.0.0.1'))
  for (const { code } of links) {
    expect(await codeOf(readGrantLink, { code }, from(1, '10.0.0.1'))).toBe('done')
    expect(await codeOf(claimGrant, { code }, from(1, '10.0.0.1'))).toBe('done')
  }
})

type LinkOperation = Operation<{ code: string }, unknown>
const uses: readonly (readonly [string, LinkOperation])[] = [
  ['read', readGrantLink],
  ['opened', claimGrant],
]

test.each(uses)(
  'a link that is wrong, replaced, used, late or ended is refused by name when it is %s, and each try is an entry',
  async (_what, operation) => {
    const [used, late, ended, replaced] = [await give(), await give(), await give(), await give()]
    await done(makeGrantLink, { id: replaced.id }, at(0, lead))
    await done(claimGrant, { code: used.code }, at(1, null))
    await done(endGrant, { id: ended.id }, at(1, lead))
    const told = async (code: string, minutes = 2) => codeOf(operation, { code }, at(minutes, null))
    const own = (await entries()).length
    expect(await told('A'.repeat(43))).toBe('link_unknown')
    expect(await told(replaced.code)).toBe('link_unknown')
    expect(await told(used.code)).toBe('link_used')
    expect(await told(ended.code)).toBe('link_ended')
    expect(await told(late.code, 30)).toBe('link_late')
    const written = { deed: operation.deed, actor: 'anonymous' }
    expect((await entries()).slice(own)).toEqual([
      { ...written, outcome: 'link_unknown', target: null },
      { ...written, outcome: 'link_unknown', target: null },
      { ...written, outcome: 'link_used', target: used.id },
      { ...written, outcome: 'link_ended', target: ended.id },
      { ...written, outcome: 'link_late', target: late.id },
    ])
  },
)

test.each(uses)(
  'strangers who guess are held back by network, and fill no journal when links are %s',
  async (_what, operation) => {
    const { code } = await give()
    for (let tries = 0; tries < 300; tries += 1) {
      expect(await codeOf(operation, { code: 'x' }, from(1, '10.0.0.1'))).toBe('link_unknown')
    }
    expect(await codeOf(operation, { code: 'x' }, from(1, '10.0.0.1'))).toBe('too_many')
    expect(await codeOf(operation, { code: 'x' }, from(1, '10.0.0.2'))).toBe('link_unknown')
    expect(await entries()).toHaveLength(10)
    // Whoever has a code is not kept from it by those who have none, and what is refused of it is still an entry.
    expect(await codeOf(operation, { code }, from(1, '10.0.1.1'))).toBe('done')
    await done(claimGrant, { code }, from(1, '10.0.2.1')).catch(() => null)
    expect(await codeOf(operation, { code }, from(1, '10.0.3.1'))).toBe('link_used')
    expect((await entries()).at(-1)).toMatchObject({ outcome: 'link_used' })
  },
)

test.each(uses)(
  'a link that is refused when it is %s stands in the story of its access, however often other links were refused',
  async (_what, operation) => {
    const [worn, stolen] = [await give(), await give()]
    for (const { code } of [worn, stolen]) await done(claimGrant, { code }, at(1, null))
    for (let tries = 0; tries < 60; tries += 1) {
      expect(await codeOf(operation, { code: worn.code }, from(2, `10.0.0.${tries}`))).toBe('link_used')
    }
    expect(await codeOf(operation, { code: stolen.code }, from(3, '10.0.1.1'))).toBe('link_used')
    const refusedOf = async (id: typeof stolen.id) =>
      (await done(getGrant, { id }, at(4, lead))).trail.filter(({ kind }) => kind === 'link-refused')
    expect(await refusedOf(stolen.id)).toEqual([{ at: start + 3 * minute, kind: 'link-refused', by: null }])
    // What is kept of one link has a bound, too.
    expect(await refusedOf(worn.id)).toHaveLength(10)
  },
)
