import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { changeGuardrail } from '@/lib/guardrails/server'
import type { Database } from '@/lib/server/db'
import { makeId } from '@/lib/server/service'
import { signTestToken } from '@/lib/tokens/server'
import { testDb } from '../../server/db/testing'
import { codeOf, contextOf, done } from '../../server/service/testing'
import { emptyContent } from '../versions/content'
import { approveRequest, declineRequest } from './approvals/decide'
import { requestApproval } from './approvals/request'
import { deleteTemplate, renameTemplate, saveDraft } from './change'
import { createTemplate } from './create'
import { archiveTemplate, unarchiveTemplate } from './versions/archive'
import { publishTemplate, restoreVersion } from './versions/publish'

let database: Database

beforeAll(async () => {
  database = await testDb()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})

const reason = 'For the night shift.'
const consent = { liveVersion: null, note: reason, reasons: [], acknowledgesWider: true }

async function draft() {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' })
  return { id, revision: 1 }
}

const counts = [
  0,
  -1,
  1.5,
  2 ** 31 - 1,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]

test.each(counts)('no operation takes %d for a number that the database counts, on either database', async (count) => {
  const { id } = await draft()
  const seen = { id, revision: count }
  const codes = await Promise.all([
    codeOf(saveDraft, { ...emptyContent, ...seen }),
    codeOf(deleteTemplate, seen),
    codeOf(requestApproval, { ...seen, reason }),
    codeOf(requestApproval, { id, revision: 1, number: count, reason }),
    codeOf(publishTemplate, { ...seen, ...consent }),
    codeOf(publishTemplate, { id, revision: 1, ...consent, liveVersion: count }),
    codeOf(restoreVersion, { ...seen, ...consent, number: 1 }),
    codeOf(restoreVersion, { id, revision: 1, ...consent, number: count }),
    codeOf(archiveTemplate, { id, liveVersion: count }),
    codeOf(unarchiveTemplate, { id, liveVersion: count }),
    codeOf(signTestToken, { templateId: id, revision: count, lifetimeSeconds: 600, values: {} }),
    codeOf(changeGuardrail, { revision: count === 0 ? -1 : count, guardrail: openGuardrail }),
  ])
  expect(new Set(codes)).toEqual(new Set(['invalid']))
})

test('the largest number that a column holds and can still grow is only a number that nothing has', async () => {
  const seen = { ...(await draft()), revision: 2 ** 31 - 2 }
  expect(await codeOf(saveDraft, { ...emptyContent, ...seen })).toBe('conflict')
  expect(await codeOf(deleteTemplate, seen)).toBe('conflict')
  expect(await codeOf(changeGuardrail, { revision: seen.revision, guardrail: openGuardrail })).toBe('conflict')
})

const unseen = ['\0', '\u0007', '\u200b', '\u202e', '\ud800', '\ufeff']

test.each(unseen)('no text that stays holds %j, on either database', async (character) => {
  const seen = await draft()
  const { id } = seen
  const odd = `For the night${character} shift.`
  const context = contextOf()
  const approvalId = makeId('apr')
  const codes = await Promise.all([
    codeOf(publishTemplate, { ...seen, ...consent, note: odd }, context),
    codeOf(publishTemplate, { ...seen, ...consent, reasons: [{ code: 'x', path: '[]', reason: odd }] }, context),
    codeOf(restoreVersion, { ...seen, ...consent, number: 1, note: odd }, context),
    codeOf(requestApproval, { ...seen, reason: odd }, context),
    codeOf(approveRequest, { approvalId, reason: odd }, context),
    codeOf(declineRequest, { approvalId, reason: odd }, context),
    codeOf(renameTemplate, { id, name: 'Night shift', was: odd }, context),
    codeOf(renameTemplate, { id, name: odd, was: 'One customer' }, context),
    codeOf(createTemplate, { text: '{}', name: odd }, context),
    codeOf(createTemplate, { text: `{"x":"${character}"}`, name: 'Night shift' }, context),
    codeOf(saveDraft, { ...emptyContent, ...seen, parameters: `[]${character}` }, context),
    codeOf(saveDraft, { ...emptyContent, ...seen, tests: `${character}` }, context),
    codeOf(saveDraft, { ...emptyContent, ...seen, embed: `{}${character}` }, context),
  ])
  expect(codes).toEqual(codes.map(() => 'invalid'))
})
