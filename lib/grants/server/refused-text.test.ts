import { afterAll, beforeAll, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { endOwnSession } from '@/lib/members/server'
import type { Database } from '@/lib/server/db'
import { testDb } from '../../server/db/testing'
import { codeOf } from '../../server/service/testing'
import { askForGrant, endAllOfAgent, exportGrants, listGrants } from './index'
import { askFor, at, liveTemplate, makeKeys } from './testing'

let database: Database
let faults: MockInstance<typeof console.error>

beforeAll(async () => {
  database = await testDb()
  await makeKeys()
})

afterAll(() => database.close())

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  faults = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

test('a text with U+0000 is refused by whatever looks for it or writes it, on either database alike', async () => {
  const template = await liveTemplate()
  const odd = 'ida\0@acme.example'
  const codes = await Promise.all([
    codeOf(listGrants, { agent: odd }, at(1)),
    codeOf(listGrants, { key: odd }, at(1)),
    codeOf(listGrants, { words: odd }, at(1)),
    codeOf(exportGrants, { words: odd, format: 'csv' }, at(1)),
    codeOf(endAllOfAgent, { email: odd }, at(1)),
    codeOf(endOwnSession, { id: 'ses\0' }, at(1)),
    codeOf(askForGrant, askFor(template, { values: { user_id: 'c\0' } }), at(1)),
    codeOf(askForGrant, askFor(template, { values: { user_id: 'c', 'x\0': 'y' } }), at(1)),
  ])
  expect(codes).toEqual(codes.map(() => 'invalid'))
  expect(faults).not.toHaveBeenCalled()
})
