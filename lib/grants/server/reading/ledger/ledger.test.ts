import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import type { Caller } from '@/lib/server/service'
import { codeOf, done } from '@/lib/server/service/testing'
import { tellStory } from '../../../ledger/story'
import {
  approveGrant,
  askForGrant,
  askForMore,
  claimGrant,
  countGrants,
  declineGrant,
  endGrant,
  exportGrants,
  extendGrant,
  findValueTerms,
  getGrant,
  giveGrant,
  handOver,
  listGrants,
  makeGrantLink,
  openGrantValues,
  renewGrant,
} from '../..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../../testing'

let database: Database
let lead: Caller
let requester: Caller

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena Ångström', ['lead'])
  requester = await addMember(database, 'Rosa', ['requester'])
})

afterAll(() => database.close())

async function opened(change: object = {}, template?: Awaited<ReturnType<typeof liveTemplate>>) {
  const given = await done(giveGrant, askFor(template ?? (await liveTemplate()), change), at(0, lead))
  return done(claimGrant, { code: given.code ?? '' }, at(1, null))
}

async function storyOf(id: `gnt_${string}`, minutes: number) {
  const events = tellStory(await done(getGrant, { id }, at(minutes)))
  return events.map(({ at: when, title, by }) => [(when - start) / minute, title, by] as const)
}

test('the story of a grant is whole and in order: asked, given, opened, renewed, lengthened, ended, run out', async () => {
  const { id, holder } = await opened()
  for (const minutes of [2, 10, 19]) await done(renewGrant, { id, holder }, at(minutes, null))
  await done(extendGrant, { id, minutes: 30, reason: 'Still on it.', requestKey: 'e'.repeat(16) }, at(20, lead))
  await done(endGrant, { id }, at(21, lead))
  expect(await storyOf(id, 22)).toEqual([
    [0, 'Asked for', 'Lena Ångström'],
    [0, 'Given', 'Lena Ångström'],
    [1, 'Link opened', 'Ida Berg'],
    [19, 'Renewed 2 times; the last token', null],
    [20, 'More time asked for', 'Lena Ångström'],
    [20, 'Extended', 'Lena Ångström'],
    [21, 'Ended', 'Lena Ångström'],
    [29, 'Last token runs out', null],
  ])
})

test('the story holds what only the journal knows: a new link, a link that was tried and refused, and who opened what it is about', async () => {
  const { id: other } = await opened()
  const given = await done(giveGrant, askFor(await liveTemplate()), at(0, lead))
  const { code } = await done(makeGrantLink, { id: given.id }, at(1, lead))
  await done(claimGrant, { code }, at(2, null))
  expect(await codeOf(claimGrant, { code }, at(3, null))).toBe('link_used')
  await done(openGrantValues, { id: given.id }, at(4, lead))
  expect(await storyOf(given.id, 5)).toEqual([
    [0, 'Asked for', 'Lena Ångström'],
    [0, 'Given', 'Lena Ångström'],
    [1, 'New link made', 'Lena Ångström'],
    [2, 'Link opened', 'Ida Berg'],
    [3, 'Link tried and refused', null],
    [4, 'What it is about was opened', 'Lena Ångström'],
    [60, 'Ends by itself', null],
  ])
  expect((await storyOf(other, 5)).map(([, title]) => title)).not.toContain('New link made')
})

test('what never was in use says who said no, or that time ran out, and for what', async () => {
  const template = await liveTemplate()
  const declined = await done(askForGrant, askFor(template), at(0, requester))
  await done(declineGrant, { id: declined.id, reason: 'Ask the other desk.' }, at(3, lead))
  expect(await storyOf(declined.id, 4)).toEqual([
    [0, 'Asked for', 'Rosa'],
    [3, 'Declined', 'Lena Ångström'],
  ])
  const undecided = await done(askForGrant, askFor(template), at(0, requester))
  expect((await storyOf(undecided.id, 24 * 60)).at(-1)?.[1]).toBe('Lapsed: nobody decided in time')
  const unopened = await done(askForGrant, askFor(template), at(0, requester))
  await done(approveGrant, { id: unopened.id }, at(4, lead))
  const titles = (await storyOf(unopened.id, 24 * 60)).map(([, title]) => title)
  expect(titles).toEqual(['Asked for', 'Approved', 'Given', 'Lapsed: nobody opened the link in time'])
})

test('more time that nobody decided about lapses with the access that it would lengthen, not later', async () => {
  const { id, holder } = await opened()
  await done(askForMore, { id, holder, minutes: 30, reason: 'Still on it.' }, at(2, null))
  await done(endGrant, { id }, at(3, lead))
  const story = await storyOf(id, 4)
  expect(story.map(([, title]) => title)).toContain('More time lapsed')
  expect(story.find(([, title]) => title === 'More time lapsed')?.[0]).toBe(3)
})

test('a grant that was handed over says so, and so does the one that it came from', async () => {
  const agent = { email: 'leaves@acme.example', name: 'Leaves' }
  const { id } = await opened({ agent })
  const input = { from: agent.email, to: { email: 'comes@acme.example', name: 'Comes' }, ids: [id] }
  const [handed] = await done(handOver, { ...input, requestKey: 'shift-change-00002' }, at(20, lead))
  expect((await storyOf(handed?.id ?? id, 21))[0]).toEqual([20, 'Handed over from another agent', 'Lena Ångström'])
  expect((await storyOf(id, 21)).at(-1)).toEqual([20, 'Ended', 'Lena Ångström'])
})

test('each filter finds what it says and nothing else, and a name that nobody has finds nothing', async () => {
  const template = await liveTemplate()
  const of = { agent: { email: 'filters@acme.example', name: 'Jörg Filter' }, ticket: 'TCK-77' }
  const { id, holder } = await opened({ ...of, reason: 'Größer als gedacht.' }, template)
  const { kid } = await done(renewGrant, { id, holder }, at(2, null))
  const asked = await done(askForGrant, askFor(template, { ...of, values: { user_id: 'c_9' } }), at(3, requester))
  const found = async (filter: object, minutes = 5) =>
    (await done(listGrants, { agent: 'filters@', ...filter }, at(minutes))).rows.map((row) => row.id)
  expect(await found({})).toEqual([asked.id, id])
  expect(await found({ template: template.id })).toEqual([asked.id, id])
  expect(await found({ template: 'no such template' })).toEqual([])
  expect(await found({ by: 'ångstr' })).toEqual([id])
  expect(await found({ by: 'rosa' })).toEqual([asked.id])
  expect(await found({ by: 'nobody' })).toEqual([])
  await addMember(database, 'Ida Idle', ['lead'])
  expect(await found({ by: 'ida idle' })).toEqual([])
  expect(await found({ key: kid.slice(0, 8) })).toEqual([id])
  expect(await found({ key: `${kid}x` })).toEqual([])
  expect(await found({ state: 'active,requested' })).toEqual([asked.id, id])
  expect(await found({ state: ['active'] })).toEqual([id])
  expect(await found({ is: 'unapproved' })).toEqual([id])
  expect(await found({ is: 'expiring' }, 29)).toEqual([])
  expect(await found({ is: ['expiring'] }, 30)).toEqual([id])
  expect(await found({ is: ['expiring'] }, 60)).toEqual([])
  expect(await found({ from: start + minute })).toEqual([asked.id])
  expect(await found({ to: String(start + minute) })).toEqual([id])
  expect(await found({ words: 'GRÖẞER' })).toEqual([id])
  expect(await found({ words: 'GRÖßER' })).toEqual([id])
  expect(await found({ words: 'tck-77' })).toEqual([asked.id, id])
  expect(await found({ words: 'x_k-77' })).toEqual([])
})

test('a search by value finds numbers and texts, and its hash says nothing of the value', async () => {
  const content = {
    text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"seat":"{{seat}}"},"permissions":["read"]}}}',
    parameters: '[{"name":"seat","type":"integer","label":"Seat","required":true}]',
  }
  const template = await liveTemplate({}, content)
  const { id } = await opened({ values: { seat: 4711 } }, template)
  const { terms } = await done(findValueTerms, { name: 'seat', value: '4711' }, at(1))
  expect(terms.join()).not.toContain('4711')
  const page = await done(listGrants, { term: terms.join(',') }, at(1))
  expect(page.rows.map((row) => row.id)).toEqual([id])
})

test('figures count each grant that fits once: by day of the reader, by template, by length', async () => {
  const [one, other] = [await liveTemplate({ maxMinutes: 600 }), await liveTemplate()]
  const agent = { email: 'figures@acme.example', name: 'Figures' }
  const ask = (template: typeof one, minutes: number, seat: number) =>
    askFor(template, { agent, values: { user_id: `c_${seat}` }, end: { kind: 'length', minutes } })
  await done(giveGrant, ask(one, 15, 1), at(0, lead))
  const { id } = await done(giveGrant, ask(one, 30, 2), at(5, lead))
  await done(extendGrant, { id, minutes: 15, reason: 'Longer.', requestKey: 'f'.repeat(16) }, at(6, lead))
  await done(giveGrant, ask(other, 60, 3), at(24 * 60 * 4, lead))
  await done(askForGrant, ask(one, 480, 4), at(24 * 60 * 4, requester))
  const { total, overTime, byTemplate, byLength } = await done(
    countGrants,
    { agent: 'figures@', zone: 'Asia/Kathmandu' },
    at(24 * 60 * 4, lead),
  )
  expect(total).toBe(4)
  expect(overTime.unit).toBe('day')
  expect(overTime.bars.map(({ count }) => count)).toEqual([2, 0, 0, 0, 2])
  expect(byTemplate.map(({ count }) => count)).toEqual([3, 1])
  expect(byLength.filter(({ count }) => count > 0)).toEqual([
    { label: 'up to 15 min', count: 1 },
    { label: '30 min to 1 h', count: 2 },
    { label: '4 to 8 h', count: 1 },
  ])
  const narrow = { agent: 'figures@', template: other.id, zone: 'UTC' }
  expect((await done(countGrants, narrow, at(24 * 60 * 4, lead))).total).toBe(1)
  expect((await done(countGrants, { agent: 'nobody@', zone: 'UTC' }, at(0, lead))).overTime.bars).toEqual([])
  expect(await codeOf(countGrants, { zone: 'Mars/Olympus' }, at(0, lead))).toBe('invalid')
})

test.each([
  ['a state that there is not', { state: 'live' }],
  ['a mark that there is not', { is: 'late' }],
  ['a time that is none', { from: 'yesterday' }],
  ['a hash that is none', { term: 'c_4711' }],
  ['a page that is none', { after: '12.tpl_x' }],
  ['a filter that there is not', { user_id: 'c_4711' }],
])('%s is refused by its field', async (_what, filter) => {
  expect(await codeOf(listGrants, filter as never, at(1))).toBe('invalid')
})

async function exported(format: 'csv' | 'ndjson', filter: object) {
  const { chunks, total } = await done(exportGrants, { ...filter, format }, at(5, lead))
  const parts: string[] = []
  for await (const chunk of chunks()) parts.push(chunk)
  return { text: parts.join(''), total }
}

test('what is filtered leaves whole as CSV and NDJSON, with no value and no formula, and is an entry', async () => {
  const template = await liveTemplate()
  const agent = { email: 'exported@acme.example', name: '=1+1' }
  for (let count = 0; count < 201; count += 1) {
    const values = { user_id: `secret_${count}` }
    await done(giveGrant, askFor(template, { agent, values, reason: '@SUM(A1)' }), at(count / 1000, lead))
  }
  const { text, total } = await exported('ndjson', { agent: 'exported@' })
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(total).toBe(201)
  expect(new Set(records.map(({ id }) => id)).size).toBe(201)
  const csv = await exported('csv', { agent: 'exported@' })
  const lines = csv.text.trim().split('\r\n')
  expect(lines).toHaveLength(202)
  expect(lines[1]).toContain(`"'=1+1"`)
  expect(lines[1]).toContain(`"'@SUM(A1)"`)
  for (const file of [text, csv.text]) expect(file).not.toContain('secret_')
  const entry = await database.db
    .withTables<JournalTables>()
    .selectFrom('journal')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ deed: 'grant.export', actor: lead.id })
  expect(JSON.parse(entry.detail)).toEqual({ format: 'csv', filters: ['agent'], total: 201 })
  expect(await codeOf(exportGrants, { format: 'csv' }, at(5, requester))).toBe('forbidden')
})
