import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { type Guardrail, openGuardrail } from '@/lib/guardrails'
import { changeGuardrail, readGuardrail } from '@/lib/guardrails/server'
import type { Database } from '@/lib/server/db'
import type { RequestContext } from '@/lib/server/service'
import { testDb } from '../../../server/db/testing'
import type { JournalTables } from '../../../server/journal/tables'
import { codeOf, contextOf, done, owner } from '../../../server/service/testing'
import { emptyContent } from '../../versions/content'
import { reasonKey } from '../../versions/obstacles'
import { judgePublication } from '../../versions/publication'
import { deleteTemplate, renameTemplate, saveDraft } from '../change'
import { createTemplate, duplicateTemplate } from '../create'
import { getTemplate, listTemplates } from '../read'
import { archiveTemplate, unarchiveTemplate } from './archive'
import { publishTemplate, restoreVersion } from './publish'
import { listVersions } from './read'
import { listRefused } from './refused'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

let now = 1_763_800_000_000

function next(): RequestContext {
  now += 1
  return contextOf(owner, now)
}

const narrow = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'
const other = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4712"}}}}'
const broken = '{"role":"admin","policy":{"version":3}}'

const consent = { note: 'First version.', reasons: [], acknowledgesWider: true, liveVersion: null }

async function withDraft(text: string): Promise<{ id: Id<'tpl'>; revision: number }> {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' }, next())
  const { revision } = await done(saveDraft, { ...emptyContent, id, revision: 1, text }, next())
  return { id, revision }
}

test('publishing makes the next number, keeps the content to the letter, and makes it live', async () => {
  const draft = await withDraft(narrow)
  expect(await done(publishTemplate, { ...draft, ...consent }, next())).toEqual({ number: 1 })
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: other }, next())
  expect(
    await done(
      publishTemplate,
      { ...consent, liveVersion: 1, id: draft.id, revision, note: 'Another customer.' },
      next(),
    ),
  ).toEqual({
    number: 2,
  })
  const versions = await done(listVersions, { id: draft.id }, next())
  expect(versions.map(({ number, content, note, isLive }) => ({ number, text: content.text, note, isLive }))).toEqual([
    { number: 2, text: other, note: 'Another customer.', isLive: true },
    { number: 1, text: narrow, note: 'First version.', isLive: false },
  ])
  expect(versions[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('list and editor tell whether a draft is ahead of what is live', async () => {
  const draft = await withDraft(narrow)
  const rowOf = async () => (await done(listTemplates, {}, next())).find(({ id }) => id === draft.id)
  const shown = () => done(getTemplate, { id: draft.id }, next())
  expect(await rowOf()).toMatchObject({ liveVersion: null, isAhead: false })
  expect(await shown()).toMatchObject({ isAhead: true })
  await done(publishTemplate, { ...draft, ...consent }, next())
  expect(await rowOf()).toMatchObject({ liveVersion: 1, isAhead: false })
  expect(await shown()).toMatchObject({ isAhead: false })
  await done(saveDraft, { ...emptyContent, ...draft, text: other }, next())
  expect(await rowOf()).toMatchObject({ liveVersion: 1, isAhead: true })
  expect(await shown()).toMatchObject({ isAhead: true })
})

test('a draft with an error finding, one that moved on, and one that says what is live already are refused', async () => {
  const bad = await withDraft(broken)
  expect(await codeOf(publishTemplate, { ...bad, ...consent }, next())).toBe('blocked')
  const draft = await withDraft(narrow)
  expect(await codeOf(publishTemplate, { ...draft, ...consent, revision: 1 }, next())).toBe('conflict')
  await done(publishTemplate, { ...draft, ...consent }, next())
  expect(await codeOf(publishTemplate, { ...draft, ...consent, liveVersion: 1 }, next())).toBe('blocked')
  expect(await done(listVersions, { id: draft.id }, next())).toHaveLength(1)
})

test('of many who publish one draft at once exactly one does', async () => {
  const draft = await withDraft(narrow)
  const codes = await Promise.all(
    Array.from({ length: 8 }, () => codeOf(publishTemplate, { ...draft, ...consent }, next())),
  )
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code !== 'done' && code !== 'conflict' && code !== 'blocked')).toEqual([])
  expect(await done(listVersions, { id: draft.id }, next())).toHaveLength(1)
})

test('the database itself refuses to change or delete a version', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  await expect(sql`update template_version set note = 'x'`.execute(database.db)).rejects.toThrow(/never changes/)
  await expect(sql`delete from template_version`.execute(database.db)).rejects.toThrow(/never changes/)
})

test('a version that allows more than the live one is stopped until someone says that it is meant', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const wide = narrow.replace('"user_id":"c_4711"', '"tenant":"acme"')
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: wide }, next())
  const asked = { ...consent, liveVersion: 1, id: draft.id, revision, acknowledgesWider: false }
  const outcome = await publishTemplate.execute(next(), asked)
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'blocked', field: 'acknowledgesWider' })
  expect(await codeOf(publishTemplate, { ...asked, acknowledgesWider: true }, next())).toBe('done')
})

test('whoever agreed to more than one live version did not agree to more than another', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const wide = narrow.replace('"user_id":"c_4711"', '"tenant":"acme"')
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: wide }, next())
  const seen = { ...consent, liveVersion: 1, id: draft.id, revision }
  await done(publishTemplate, seen, next())
  await done(restoreVersion, { ...seen, liveVersion: 2, number: 1 }, next())
  const late = await Promise.all(
    [null, 1, 2].flatMap((liveVersion) => [
      codeOf(publishTemplate, { ...seen, liveVersion }, next()),
      codeOf(restoreVersion, { ...seen, liveVersion, number: 2 }, next()),
    ]),
  )
  expect(new Set(late)).toEqual(new Set(['conflict']))
  expect(await codeOf(publishTemplate, { ...seen, liveVersion: 3 }, next())).toBe('done')
})

test('a security finding needs a written reason, which is kept with the version', async () => {
  const draft = await withDraft(
    '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_1"}},"push":{"custom_data":{"tier":"gold"}}}}',
  )
  expect(await codeOf(publishTemplate, { ...draft, ...consent }, next())).toBe('blocked')
  const reasons = await reasonsFor(draft.id)
  expect(reasons.length).toBeGreaterThan(0)
  await done(publishTemplate, { ...draft, ...consent, reasons }, next())
  const [version] = await done(listVersions, { id: draft.id }, next())
  expect(version?.reasons).toEqual(reasons)
})

test('a version keeps no reason for a finding that it does not have, and one for each that it has', async () => {
  const draft = await withDraft(
    '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_1"}},"push":{"custom_data":{"tier":"gold"}}}}',
  )
  const reasons = await reasonsFor(draft.id)
  const stale = { code: 'sees-whole-account', path: '["role"]', reason: 'Was meant, before the role was taken out.' }
  const elsewhere = reasons.map((given) => ({ ...given, path: '["policy","devices"]' }))
  const again = reasons.map((given) => ({ ...given, reason: 'Said a second time.' }))
  const given = [stale, ...reasons, ...elsewhere, ...again]
  await done(publishTemplate, { ...draft, ...consent, reasons: given }, next())
  const [version] = await done(listVersions, { id: draft.id }, next())
  expect(version?.reasons).toEqual(reasons)
})

test('restoring an earlier version makes a new one, and leaves the draft alone', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: other }, next())
  await done(publishTemplate, { ...consent, liveVersion: 1, id: draft.id, revision }, next())
  const restored = {
    ...consent,
    liveVersion: 2,
    id: draft.id,
    revision,
    number: 1,
    note: 'Back to the first customer.',
  }
  expect(await done(restoreVersion, restored, next())).toEqual({ number: 3 })
  const [live] = await done(listVersions, { id: draft.id }, next())
  expect(live).toMatchObject({ number: 3, restoredFrom: 1, isLive: true, content: { text: narrow } })
  expect((await done(getTemplate, { id: draft.id }, next())).text).toBe(other)
  expect(await codeOf(restoreVersion, { ...restored, liveVersion: 3, number: 9 }, next())).toBe('not_found')
})

test('an archived template keeps its versions, and is neither edited, renamed nor published until it is brought back', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const seen = { id: draft.id, liveVersion: 1 }
  await done(archiveTemplate, seen, next())
  expect(await codeOf(archiveTemplate, seen, next())).toBe('not_found')
  expect(await codeOf(saveDraft, { ...emptyContent, ...draft, text: other }, next())).toBe('blocked')
  expect(await codeOf(renameTemplate, { id: draft.id, name: 'Away', was: 'One customer' }, next())).toBe('blocked')
  expect(await codeOf(restoreVersion, { ...draft, ...consent, number: 1 }, next())).toBe('blocked')
  expect(await done(listVersions, { id: draft.id }, next())).toHaveLength(1)
  await done(unarchiveTemplate, seen, next())
  expect(await codeOf(saveDraft, { ...emptyContent, ...draft, text: other }, next())).toBe('done')
})

test('whoever archives, or brings back, one live version does not do so with another', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const outcome = await archiveTemplate.execute(next(), { id: draft.id, liveVersion: null })
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Version 1 went live'),
  })
  await done(archiveTemplate, { id: draft.id, liveVersion: 1 }, next())
  expect(await codeOf(unarchiveTemplate, { id: draft.id, liveVersion: 2 }, next())).toBe('conflict')
})

test('a template that was ever published is not deleted, archived or not, and the refusal says what can be done', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const outcome = await deleteTemplate.execute(next(), draft)
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'blocked',
    message: 'It has published versions, which are kept. Archive it instead.',
  })
  await done(archiveTemplate, { id: draft.id, liveVersion: 1 }, next())
  expect(await codeOf(deleteTemplate, draft, next())).toBe('blocked')
  expect(await done(listVersions, { id: draft.id }, next())).toHaveLength(1)
})

test('of one who publishes a draft and one who deletes it at once only one does', async () => {
  const draft = await withDraft(narrow)
  const codes = await Promise.all([
    codeOf(publishTemplate, { ...draft, ...consent }, next()),
    codeOf(deleteTemplate, draft, next()),
  ])
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
})

test('an archived template does not come back past a guardrail that was tightened, and the refusal names what and the ways out', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  await done(archiveTemplate, { id: draft.id, liveVersion: 1 }, next())
  const unpublished = await withDraft(narrow)
  await done(archiveTemplate, { id: unpublished.id, liveVersion: null }, next())
  const back = await tighten(inTenant('mandatory_id'))
  const outcome = await unarchiveTemplate.execute(next(), { id: draft.id, liveVersion: 1 })
  expect(outcome.ok === false && outcome.failure).toMatchObject({
    code: 'blocked',
    message: expect.stringMatching(
      /^Its live version 1 .*mandatory_id.*Duplicate it as a new draft.*widen the guardrail/,
    ),
  })
  expect((await done(getTemplate, { id: draft.id }, next())).isArchived).toBe(true)
  expect(await codeOf(duplicateTemplate, { id: draft.id }, next())).toBe('done')
  expect(await codeOf(unarchiveTemplate, { id: unpublished.id, liveVersion: null }, next())).toBe('done')
  await back()
  expect(await codeOf(unarchiveTemplate, { id: draft.id, liveVersion: 1 }, next())).toBe('done')
})

test('the versions that a guardrail would refuse are those that could come back, too, and are told apart', async () => {
  const { id } = await done(createTemplate, { name: 'Put away', text: narrow }, next())
  await done(publishTemplate, { id, revision: 1, ...consent }, next())
  await done(archiveTemplate, { id, liveVersion: 1 }, next())
  const refused = await done(listRefused, { guardrail: inTenant('mandatory_id') }, next())
  expect(refused.find(({ name }) => name === 'Put away')).toMatchObject({ version: 1, isArchived: true })
  expect(refused.some(({ isArchived }) => !isArchived)).toBe(true)
})

test('of one who publishes and one who tightens the guardrail at once, whoever is second sees what the first did', async () => {
  for (let turns = 0; turns < 12; turns += 1) {
    const draft = await withDraft(narrow)
    const context = next()
    const [code, back] = await Promise.all([
      codeOf(publishTemplate, { ...draft, ...consent }, context),
      after(turns, () => tighten(inTenant('mandatory_id'))),
    ])
    const order = await journalOf(['template.publish', 'guardrail.change'])
    expect(order.at(-1)?.deed).toBe(code === 'done' ? 'guardrail.change' : 'template.publish')
    await back()
  }
})

test('the guardrail blocks a template that does not name the tenant, and says which live versions it would refuse', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const guardrail = inTenant('tenant_id')
  const refused = await done(listRefused, { guardrail }, next())
  expect(refused.map(({ findings }) => findings[0]?.code)).toContain('guardrail-condition')
  const back = await tighten(guardrail)
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: other }, next())
  const outcome = await publishTemplate.execute(next(), { ...consent, liveVersion: 1, id: draft.id, revision })
  expect(outcome.ok === false && outcome.failure).toMatchObject({ code: 'blocked', field: 'text' })
  const named = other.replace('"user_id":"c_4712"', '"user_id":"c_4712","tenant_id":"acme"')
  const saved = await done(saveDraft, { ...emptyContent, id: draft.id, revision, text: named }, next())
  const again = { ...consent, liveVersion: 1, id: draft.id, revision: saved.revision }
  expect(await codeOf(publishTemplate, again, next())).toBe('done')
  await back()
})

test('a live version that the guardrail refuses by now is shown so in the list, in its history and in the editor', async () => {
  const draft = await withDraft(narrow)
  await done(publishTemplate, { ...draft, ...consent }, next())
  const { id } = draft
  const shown = async () => ({
    list: (await done(listTemplates, {}, next())).find((row) => row.id === id)?.isLiveRefused,
    history: (await done(listVersions, { id }, next())).map(({ refusals }) => refusals.length > 0),
    editor: (await done(getTemplate, { id }, next())).isLiveRefused,
  })
  expect(await shown()).toEqual({ list: false, history: [false], editor: false })
  const back = await tighten(inTenant('tenant_id'))
  expect(await shown()).toEqual({ list: true, history: [true], editor: true })
  const [version] = await done(listVersions, { id }, next())
  expect(version?.refusals.join()).toContain('tenant_id')
  const named = narrow.replace('"user_id"', '"tenant_id":"acme","user_id"')
  const { revision } = await done(saveDraft, { ...emptyContent, ...draft, text: named }, next())
  await done(publishTemplate, { ...consent, liveVersion: 1, id, revision }, next())
  expect(await shown()).toEqual({ list: false, history: [false, false], editor: false })
  await back()
  expect(await shown()).toEqual({ list: false, history: [false, false], editor: false })
})

async function after<T>(turns: number, act: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
  return act()
}

async function journalOf(deeds: readonly string[]) {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').select(['deed', 'outcome'])
  return rows.where('deed', 'in', deeds).orderBy('seq').execute()
}

function inTenant(key: string): Guardrail {
  return { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: [key] } }
}

/** Puts a guardrail in force, and answers what puts the one before it back. */
async function tighten(guardrail: Guardrail): Promise<() => Promise<unknown>> {
  const before = await done(readGuardrail, {}, next())
  const { revision } = await done(changeGuardrail, { revision: before.revision, guardrail }, next())
  return () => done(changeGuardrail, { revision, guardrail: before.guardrail }, next())
}

async function reasonsFor(id: Id<'tpl'>) {
  const { findings } = judgePublication({
    content: await done(getTemplate, { id }, next()),
    live: null,
    guardrail: openGuardrail,
  })
  const security = findings.filter(({ severity }) => severity === 'security')
  return security.map((finding) => ({ ...reasonKey(finding), reason: 'Meant so, for this test.' }))
}
