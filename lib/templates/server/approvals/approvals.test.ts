import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { changeRoles, disableMember, enableMember } from '@/lib/members/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { type Caller, makeId, type RequestContext } from '@/lib/server/service'
import { dbOf, testDb } from '../../../server/db/testing'
import type { JournalTables } from '../../../server/journal/tables'
import { codeOf, contextOf, done } from '../../../server/service/testing'
import { agreementOn } from '../../versions/approval'
import { emptyContent } from '../../versions/content'
import { reasonKey } from '../../versions/obstacles'
import { judgePublication } from '../../versions/publication'
import { renameTemplate, saveDraft } from '../change'
import { createTemplate, duplicateTemplate } from '../create'
import { getTemplate, getTemplateState } from '../read'
import { requireRow } from '../store'
import { archiveTemplate } from '../versions/archive'
import { publishTemplate, restoreVersion } from '../versions/publish'
import { listVersions } from '../versions/read'
import { approveRequest, declineRequest } from './decide'
import { listApprovals } from './read'
import { requestApproval } from './request'
import { listApprovalRows } from './store'
import { listWaiting } from './waiting'

let database: Database
let mara: Caller
let aiko: Caller
let ben: Caller
let oliver: Caller
let cleo: Caller

beforeAll(async () => {
  database = await testDb()
  await addOwner(database)
  mara = await addMember(database, 'Mara', ['owner'])
  aiko = await addMember(database, 'Aiko', ['publisher'])
  ben = await addMember(database, 'Ben', ['publisher'])
  cleo = await addMember(database, 'Cleo', ['author'])
  oliver = await addMember(database, 'Oliver', ['owner', 'author'])
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

let now = 1_763_800_000_000

function as(caller: Caller): RequestContext {
  now += 1
  return contextOf(caller, now)
}

type Draft = { readonly id: Id<'tpl'>; readonly revision: number }

const narrow = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'
const unlimited = '{"role":null,"policy":{"version":3,"devices":{}}}'
const reason = 'One person covers every tenant at night.'

async function withDraft(text = unlimited): Promise<Draft> {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' }, as(mara))
  return save({ id, revision: 1 }, text)
}

async function save({ id, revision }: Draft, text: string, by = mara): Promise<Draft> {
  const saved = await done(saveDraft, { ...emptyContent, id, revision, text }, as(by))
  return { id, revision: saved.revision }
}

async function ask(draft: Draft, { by = mara, number }: { by?: Caller; number?: number } = {}) {
  const { id } = await done(requestApproval, { ...draft, number, reason }, as(by))
  return { approvalId: id, reason }
}

async function countEntries(): Promise<number> {
  return (await database.db.withTables<JournalTables>().selectFrom('journal').select('seq').execute()).length
}

async function agree(draft: Draft, { by = aiko, number }: { by?: Caller; number?: number } = {}) {
  const asked = await ask(draft, number === undefined ? {} : { number })
  await done(approveRequest, asked, as(by))
}

async function consentTo(id: Id<'tpl'>) {
  const template = await done(getTemplate, { id }, as(mara))
  const { findings } = judgePublication({
    content: { ...emptyContent, text: unlimited },
    live: null,
    guardrail: openGuardrail,
  })
  const security = findings.filter(({ severity }) => severity === 'security')
  const reasons = security.map((finding) => ({ ...reasonKey(finding), reason: 'Meant so, for this test.' }))
  return { note: 'For the night.', acknowledgesWider: true, reasons, liveVersion: template.liveVersion }
}

/** Publishes the draft, or an earlier version once more; answers `done` or the sentence of the refusal. */
async function publish(draft: Draft, number?: number): Promise<string> {
  const input = { ...draft, ...(await consentTo(draft.id)) }
  const outcome = await (number === undefined
    ? publishTemplate.execute(as(mara), input)
    : restoreVersion.execute(as(mara), { ...input, number }))
  return outcome.ok ? 'done' : outcome.failure.message
}

/** Whether the screen of the draft shows an agreement that counts. */
async function isShownAgreed({ id }: Draft): Promise<boolean> {
  const { hash } = await done(getTemplate, { id }, as(mara))
  return agreementOn(await done(listApprovals, { id }, as(mara)), hash).isApproved
}

const missing = /a second member has to agree first/

test('of many who ask for agreement to the same at once, one asks', async () => {
  const draft = await withDraft()
  const outcomes = await Promise.all(
    [mara, cleo, mara, cleo].map((by) => codeOf(requestApproval, { ...draft, reason }, as(by))),
  )
  expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
})

test('reach without limits needs a second member, for exactly that content, and never oneself', async () => {
  const draft = await withDraft()
  expect(await publish(draft)).toMatch(missing)
  const asked = await ask(draft)
  expect(await codeOf(approveRequest, asked, as(mara))).toBe('forbidden')
  expect(await publish(draft)).toBe('A second member was asked and has not answered yet.')
  await done(approveRequest, asked, as(aiko))
  const moved = await save(draft, `${unlimited} `)
  expect(await publish(moved)).toMatch(missing)
  const back = await save(moved, unlimited)
  expect(await publish(back)).toBe('done')
  const [version] = await done(listVersions, { id: draft.id }, as(mara))
  expect(version?.approvedBy).toBe('Aiko')
})

test('a declined request stays declined, and a decision is taken once', async () => {
  const draft = await withDraft()
  const asked = await ask(draft)
  expect(await codeOf(requestApproval, { ...draft, reason }, as(mara))).toBe('conflict')
  const no = { ...asked, reason: 'Too wide for a night shift.' }
  await done(declineRequest, no, as(aiko))
  expect(await codeOf(approveRequest, asked, as(aiko))).toBe('conflict')
  const [request] = await done(listApprovals, { id: draft.id }, as(aiko))
  expect(request).toMatchObject({ isOwn: false, decision: { kind: 'declined', reason: no.reason } })
  expect(await publish(draft)).toBe('Aiko declined. Ask again once that is settled.')
})

test('an approval is used once: the same content published later has to be agreed to again', async () => {
  const draft = await withDraft()
  await agree(draft)
  expect(await publish(draft)).toBe('done')
  const limited = await save(draft, narrow)
  expect(await publish(limited)).toBe('done')
  const back = await save(limited, unlimited)
  expect(await isShownAgreed(back)).toBe(false)
  expect(await publish(back)).toBe('That approval was used for version 1. Ask again.')
  await agree(back)
  expect(await publish(back)).toBe('done')
})

test('a later request takes the place of an earlier approval, whether it is open or declined', async () => {
  const draft = await withDraft()
  await agree(draft)
  const later = await ask(draft)
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([
    false,
    'A second member was asked and has not answered yet.',
  ])
  await done(declineRequest, later, as(ben))
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([
    false,
    'Ben declined. Ask again once that is settled.',
  ])
  await agree(draft, { by: ben })
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([true, 'done'])
})

test('an approval lasts as long as who gave it is an active member who may approve', async () => {
  const gone = 'Ben agreed, but may no longer agree to anything. Ask again.'
  const draft = await withDraft()
  await agree(draft, { by: ben })
  await done(disableMember, { id: ben.id }, as(mara))
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([false, gone])
  await done(enableMember, { id: ben.id }, as(mara))
  await done(changeRoles, { id: ben.id, roles: ['author'], was: ['publisher'] }, as(mara))
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([false, gone])
  await done(changeRoles, { id: ben.id, roles: ['publisher'], was: ['author'] }, as(mara))
  expect([await isShownAgreed(draft), await publish(draft)]).toEqual([true, 'done'])
})

test('an earlier version without limits is published again once someone agrees to that, whatever the draft says by then', async () => {
  const draft = await withDraft()
  await agree(draft)
  expect(await publish(draft)).toBe('done')
  const limited = await save(draft, narrow)
  expect(await publish(limited)).toBe('done')
  expect(await publish(limited, 1)).toBe('That approval was used for version 1. Ask again.')
  expect(await codeOf(requestApproval, { ...limited, number: 7, reason }, as(mara))).toBe('not_found')
  await agree(limited, { number: 1 })
  expect(await publish(limited, 1)).toBe('done')
  const [version] = await done(listVersions, { id: draft.id }, as(mara))
  expect(version).toMatchObject({ number: 3, restoredFrom: 1, approvedBy: 'Aiko', content: { text: unlimited } })
})

test('an approval that nobody needed is not used up', async () => {
  const draft = await withDraft(narrow)
  await agree(draft)
  expect(await publish(draft)).toBe('done')
  const [request] = await done(listApprovals, { id: draft.id }, as(mara))
  expect(request?.usedFor).toBeNull()
})

const asker = 'You asked for this yourself, so someone else has to agree to it.'
const drafter = 'You worked on this content, so someone else has to agree to it.'

/** Agrees as somebody; answers `done` or the sentence of the refusal. */
async function agreeAs(caller: Caller, asked: Awaited<ReturnType<typeof ask>>): Promise<string> {
  const outcome = await approveRequest.execute(as(caller), asked)
  return outcome.ok ? 'done' : outcome.failure.message
}

test('who wrote the draft may not agree to it, owner or not, and everybody is shown what the server would say', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  const asked = await ask(draft)
  expect(await agreeAs(mara, asked)).toBe(asker)
  expect(await agreeAs(oliver, asked)).toBe(drafter)
  const shown = async (caller: Caller) => (await done(listApprovals, { id: draft.id }, as(caller)))[0]
  expect(await shown(mara)).toMatchObject({ isOwn: true, isDrafter: true })
  expect(await shown(oliver)).toMatchObject({ isOwn: false, isDrafter: true })
  expect(await shown(aiko)).toMatchObject({ isOwn: false, isDrafter: false, mayAgree: ['Aiko', 'Ben', 'Olive'] })
  expect(await publish(draft)).toBe('A second member was asked and has not answered yet.')
  expect(await agreeAs(aiko, asked)).toBe('done')
  expect(await publish(draft)).toBe('done')
})

test('who wrote the draft and asked for it too is the first of two, not both', async () => {
  const draft = await withDraft()
  const asked = await ask(draft)
  expect(await agreeAs(mara, asked)).toBe(asker)
  expect(await agreeAs(oliver, asked)).toBe('done')
})

test('everybody who wrote since the live version is an author of the draft, whoever saved last', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  const asked = await ask(draft, { by: oliver })
  expect(await agreeAs(mara, asked)).toBe(drafter)
  await done(approveRequest, asked, as(aiko))
  expect(await publish(draft)).toBe('done')
  const later = await save(draft, `${unlimited}  `, oliver)
  expect(await agreeAs(mara, await ask(later, { by: oliver }))).toBe('done')
})

test('a save that changes nothing makes nobody an author, counts no revision, and is not in the journal', async () => {
  const draft = await withDraft()
  const before = await done(getTemplate, { id: draft.id }, as(mara))
  const entries = await countEntries()
  expect(await save(draft, unlimited, oliver)).toEqual(draft)
  expect(await countEntries()).toBe(entries)
  expect(await done(getTemplate, { id: draft.id }, as(mara))).toEqual(before)
  expect(await agreeAs(oliver, await ask(draft))).toBe('done')
})

test('who saved the same content again after it was asked for is an author of it too', async () => {
  const draft = await withDraft()
  const asked = await ask(draft)
  await save(await save(draft, narrow, oliver), unlimited, oliver)
  expect(await agreeAs(oliver, asked)).toBe(drafter)
  expect(await agreeAs(ben, asked)).toBe('done')
})

test('a draft that says what is live again is nobody’s', async () => {
  const draft = await withDraft(narrow)
  expect(await publish(draft)).toBe('done')
  const back = await save(await save(draft, unlimited, oliver), narrow, oliver)
  const asked = await ask(await save(back, unlimited), { by: mara })
  expect(await agreeAs(oliver, asked)).toBe('done')
})

test('a copy has the authors of what it was copied from', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  const { id } = await done(duplicateTemplate, { id: draft.id }, as(cleo))
  const asked = await ask({ id, revision: 1 }, { by: cleo })
  expect([await agreeAs(mara, asked), await agreeAs(oliver, asked)]).toEqual([drafter, drafter])
  expect(await agreeAs(ben, asked)).toBe('done')
})

test('after an earlier version went live again, the draft still has the authors of the version that it follows', async () => {
  const draft = await withDraft(narrow)
  expect(await publish(draft)).toBe('done')
  const wide = await save(draft, unlimited, oliver)
  await agree(wide)
  expect(await publish(wide)).toBe('done')
  expect(await publish(wide, 1)).toBe('done')
  expect(await agreeAs(oliver, await ask(wide))).toBe(drafter)
})

async function waitingOf(caller: Caller, { id }: Draft) {
  return (await done(listWaiting, {}, as(caller))).filter(({ templateId }) => templateId === id)
}

test('a request waits for everybody who may agree to it, and for nobody else, until it is decided', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  const asked = await ask(draft)
  const seen = { id: asked.approvalId, templateName: 'One customer', restores: null, reason, requestedBy: 'Mara' }
  expect(await waitingOf(aiko, draft)).toMatchObject([seen])
  expect(await waitingOf(ben, draft)).toMatchObject([seen])
  expect([await waitingOf(mara, draft), await waitingOf(oliver, draft)]).toEqual([[], []])
  expect(await codeOf(listWaiting, {}, as(cleo))).toBe('forbidden')
  await done(declineRequest, asked, as(aiko))
  expect(await waitingOf(ben, draft)).toEqual([])
})

test('looking up what waits lets others have their turn between one template and the next', async () => {
  const drafts = [await withDraft(), await withDraft(), await withDraft()]
  for (const draft of drafts) await ask(draft)
  let turns = 0
  const count = () => {
    turns += 1
    timer = setImmediate(count)
  }
  let timer = setImmediate(count)
  await done(listWaiting, {}, as(aiko))
  clearImmediate(timer)
  expect(turns).toBeGreaterThanOrEqual(drafts.length)
})

test('a request waits for nobody while the draft says something else, or the template is put away', async () => {
  const draft = await withDraft()
  await ask(draft)
  const moved = await save(draft, narrow)
  expect(await waitingOf(aiko, draft)).toEqual([])
  await save(moved, unlimited)
  expect(await waitingOf(aiko, draft)).toHaveLength(1)
  await done(archiveTemplate, { id: draft.id, liveVersion: null }, as(mara))
  expect(await waitingOf(aiko, draft)).toEqual([])
})

test('a request to publish an earlier version again says which', async () => {
  const draft = await withDraft()
  await agree(draft)
  expect(await publish(draft)).toBe('done')
  const limited = await save(draft, narrow)
  expect(await publish(limited)).toBe('done')
  await ask(limited, { number: 1 })
  expect(await waitingOf(aiko, draft)).toMatchObject([{ restores: 1 }])
})

test('the state of a template moves with every save, request, decision and publication, and otherwise stays', async () => {
  const draft = await withDraft()
  const marks = new Set<string>()
  const look = async () => marks.add((await done(getTemplateState, { id: draft.id }, as(aiko))).mark)
  await look()
  await look()
  expect(marks.size).toBe(1)
  const asked = await ask(draft)
  await look()
  await done(approveRequest, asked, as(aiko))
  await look()
  expect(await publish(draft)).toBe('done')
  await look()
  await save(draft, narrow)
  await look()
  expect(marks.size).toBe(5)
})

test('nobody is asked about a draft with an error or a failing test', async () => {
  const bad = await withDraft('{"role":"admin","policy":{"version":3,"devices":{}}}')
  expect(await codeOf(requestApproval, { ...bad, reason }, as(mara))).toBe('blocked')
  const { id, revision } = await withDraft()
  const failing =
    '{"name":"Never","values":{},"request":{"resource":"devices","action":"read"},"target":{},"expect":"deny"}\n'
  const saved = await done(saveDraft, { ...emptyContent, id, revision, text: unlimited, tests: failing }, as(mara))
  const outcome = await requestApproval.execute(as(mara), { id, revision: saved.revision, reason })
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'blocked', message: 'This test fails: Never' } })
})

test('neither renaming the template nor saving the draft after the request makes somebody else its author', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  await done(renameTemplate, { id: draft.id, name: 'Night shift', was: 'One customer' }, as(mara))
  const asked = await ask(draft)
  await save(draft, narrow)
  expect(await agreeAs(oliver, asked)).toBe(drafter)
})

test('who wrote an earlier version may not agree to publishing it again', async () => {
  const draft = await save(await withDraft(), `${unlimited} `, oliver)
  await agree(draft)
  expect(await publish(draft)).toBe('done')
  const limited = await save(draft, narrow)
  expect(await publish(limited)).toBe('done')
  const asked = await ask(limited, { number: 1 })
  expect(await agreeAs(mara, asked)).toBe(asker)
  expect(await agreeAs(oliver, asked)).toBe(drafter)
  expect(await agreeAs(ben, asked)).toBe('done')
})

test('a version that nobody had to agree to has its authors too', async () => {
  const draft = await save(await withDraft(), narrow)
  expect(await publish(draft)).toBe('done')
  const asked = await ask(draft, { by: oliver, number: 1 })
  expect(await agreeAs(mara, asked)).toBe(drafter)
})

test('of drafts from before all authors were kept the journal tells who wrote them, and old requests stay to be decided', async () => {
  const { database: old, upgrade } = await dbOf('0011-embed-defaults')
  const id = makeId('tpl')
  await sql`insert into template (id, name, draft_text, revision, created_at, updated_at, updated_by) values (${id}, 'Old', ${unlimited}, 1, 1, 1, 'm')`.execute(
    old.db,
  )
  await sql`insert into approval (id, template_id, content_hash, reason, requested_at, requested_by) values ('a', ${id}, 'h', 'r', 1, 'm')`.execute(
    old.db,
  )
  for (const [seq, actor, deed] of [
    [1, 'a', 'template.create'],
    [2, 'b', 'template.save-draft'],
    [3, 'c', 'template.rename'],
  ] as const) {
    await sql`insert into journal (seq, id, at, actor, deed, target, outcome, detail, request_id, previous_hash, hash)
      values (${seq}, ${actor}, ${seq}, ${actor}, ${deed}, ${id}, 'done', '{}', 'r', '', '')`.execute(old.db)
  }
  await upgrade()
  expect(await requireRow(old.db, id)).toMatchObject({ drafters: '["a","b","m"]' })
  expect(await listApprovalRows(old.db, id)).toMatchObject([{ drafters: null, decision: null }])
  await old.close()
})
