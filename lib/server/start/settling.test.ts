import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { askForGrant, getGrant } from '@/lib/grants/server'
import { askFor, at, liveTemplate, makeKeys } from '@/lib/grants/server/testing'
import { addMember, addOwner } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { done } from '@/lib/server/service/testing'
import { keepSettling } from './settling'

let database: Database

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
})
afterAll(() => database.close())

test('a request that nobody decided is written down as lapsed as soon as Remit runs', async () => {
  const requester = await addMember(database, `R${randomBytes(3).toString('hex')}`, ['requester'])
  const { id } = await done(askForGrant, askFor(await liveTemplate()), at(0, requester))
  await keepSettling()()
  const entries = database.db.withTables<JournalTables>().selectFrom('journal').selectAll().where('target', '=', id)
  expect((await entries.orderBy('seq').execute()).map(({ deed, actor }) => [deed, actor])).toEqual([
    ['grant.ask', requester.id],
    ['grant.lapse', 'remit'],
  ])
  expect((await done(getGrant, { id }, at(1))).state).toBe('lapsed')
})

test('it runs again and again, one at a time, and stops when it is told to, after the one that runs', async () => {
  const turns: (() => void)[] = []
  const settle = vi.fn(() => new Promise<void>((resolve) => turns.push(resolve)))
  const stop = keepSettling(settle, 1)
  await vi.waitFor(() => expect(settle).toHaveBeenCalledTimes(1))
  turns.shift()?.()
  await vi.waitFor(() => expect(settle).toHaveBeenCalledTimes(2))
  let isStopped = false
  const stopped = stop().then(() => {
    isStopped = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isStopped).toBe(false)
  turns.shift()?.()
  await stopped
  expect(settle).toHaveBeenCalledTimes(2)
})

test('a fault is logged and does not end it', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const settle = vi.fn(() => Promise.reject(new Error('the disk is full')))
  const stop = keepSettling(settle, 1)
  await vi.waitFor(() => expect(settle.mock.calls.length).toBeGreaterThan(1))
  await stop()
  expect(String(errors.mock.calls[0]?.[0])).toContain('the disk is full')
  errors.mockRestore()
})
