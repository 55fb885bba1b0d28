import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { changeRoles, disableMember, enableMember } from '@/lib/members/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import type { Caller, RequestContext } from '@/lib/server/service'
import { testDb } from '../../../server/db/testing'
import { codeOf, contextOf, done } from '../../../server/service/testing'
import { agreementOn } from '../../versions/approval'
import { emptyContent } from '../../versions/content'
import { reasonKey } from '../../versions/obstacles'
import { judgePublication } from '../../versions/publication'
import { saveDraft } from '../change'
import { createTemplate } from '../create'
import { getTemplate } from '../read'
import { publishTemplate, restoreVersion } from '../versions/publish'
import { listVersions } from '../versions/read'
import { approveRequest, declineRequest, requestApproval } from './decide'
import { listApprovals } from './read'

let database: Database
let mara: Caller
let aiko: Caller
let ben: Caller

beforeAll(async () => {
  database = await testDb()
  await addOwner(database)
  mara = await addMember(database, 'Mara', ['owner'])
  aiko = await addMember(database, 'Aiko', ['publisher'])
  ben = await addMember(database, 'Ben', ['publisher'])
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

async function save({ id, revision }: Draft, text: string): Promise<Draft> {
  const saved = await done(saveDraft, { ...emptyContent, id, revision, text }, as(mara))
  return { id, revision: saved.revision }
}

async function ask(draft: Draft, number?: number) {
  const { id } = await done(requestApproval, { ...draft, number, reason }, as(mara))
  return { approvalId: id, reason }
}

async function agree(draft: Draft, { by = aiko, number }: { by?: Caller; number?: number } = {}) {
  const asked = await ask(draft, number)
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
