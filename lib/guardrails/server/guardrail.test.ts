import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Database, readDb, writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { codeOf, contextOf, done } from '@/lib/server/service/testing'
import { type Guardrail, openGuardrail } from '../guardrail'
import { changeGuardrail } from './change'
import { getGuardrail, holdGuardrail, readGuardrail } from './read'
import type { GuardrailTables } from './tables'

let database: Database
beforeAll(async () => {
  database = await testDb()
})
afterAll(() => database.close())
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await database.db.withTables<GuardrailTables>().deleteFrom('guardrail').execute()
})

const tenant: Guardrail = {
  ...openGuardrail,
  requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'] },
  forbiddenLiterals: ['secretish-1'],
}

test('until one is set, nothing is forbidden', async () => {
  const open = { guardrail: openGuardrail, revision: 0, updatedAt: null }
  expect(await getGuardrail(await readDb())).toEqual(open)
  expect(await done(readGuardrail, {})).toEqual(open)
  expect(await writeTransaction(await readDb(), holdGuardrail)).toEqual(open)
  expect(await done(readGuardrail, {})).toEqual(open)
  expect(await codeOf(changeGuardrail, { revision: 0, guardrail: tenant })).toBe('done')
})

test('while somebody relies on the guardrail it does not change, the first one included', async () => {
  const order: string[] = []
  const db = await readDb()
  let tellHeld = (): void => undefined
  const held = new Promise<void>((resolve) => {
    tellHeld = resolve
  })
  const relying = writeTransaction(db, async (tx) => {
    const { guardrail } = await holdGuardrail(tx)
    tellHeld()
    // Time in which a change that does not wait would get through; none is needed for one that does.
    await setTimeout(50)
    order.push('relied on')
    return guardrail
  })
  await held
  const changed = done(changeGuardrail, { revision: 0, guardrail: tenant }).then(() => order.push('changed'))
  expect(await relying).toEqual(openGuardrail)
  await changed
  expect(order).toEqual(['relied on', 'changed'])
})

test('guardrail.change: what the owner set is what is read, and the journal names the change but no forbidden value', async () => {
  const context = contextOf()
  const changed = await done(changeGuardrail, { revision: 0, guardrail: tenant }, context)
  expect(changed).toEqual({ guardrail: tenant, revision: 1, updatedAt: context.now })
  expect(await done(readGuardrail, {})).toEqual(changed)
  const entries = await database.db.withTables<JournalTables>().selectFrom('journal').selectAll().execute()
  const entry = entries.find(({ request_id }) => request_id === context.requestId)
  expect(entry?.deed).toBe('guardrail.change')
  expect(entry?.detail).toContain('must fix tenant_id on devices')
  expect(entry?.detail).not.toContain('secretish')
})

test('a guardrail that is stored already is not stored again, and nobody is shown as having changed it', async () => {
  const first = await done(changeGuardrail, { revision: 0, guardrail: tenant })
  const head = () => database.db.withTables<JournalTables>().selectFrom('journal_head').select('seq').executeTakeFirst()
  const before = await head()
  expect(await done(changeGuardrail, { revision: 1, guardrail: tenant })).toEqual(first)
  expect(await head()).toEqual(before)
})

test('a change that started from an older revision is refused and changes nothing, the first one included', async () => {
  await done(changeGuardrail, { revision: 0, guardrail: tenant })
  await done(changeGuardrail, { revision: 1, guardrail: openGuardrail })
  const late = [0, 1, 3].map((revision) => codeOf(changeGuardrail, { revision, guardrail: tenant }))
  expect(await Promise.all(late)).toEqual(['conflict', 'conflict', 'conflict'])
  expect(await done(readGuardrail, {})).toMatchObject({ guardrail: openGuardrail, revision: 2 })
})

test('a guardrail that is not one is refused with the field it is about', async () => {
  const outcome = await changeGuardrail.execute(contextOf(), {
    revision: 0,
    guardrail: { ...openGuardrail, roles: [] },
  })
  expect(outcome.ok ? null : outcome.failure).toMatchObject({ code: 'invalid', field: 'guardrail.roles' })
  expect(await done(readGuardrail, {})).toMatchObject({ revision: 0 })
})

test('a stored guardrail that cannot be read is no guardrail to pass: reading it is refused', async () => {
  const row = { id: 1, text: '{}', revision: 1, updated_at: 1, updated_by: 'mem_x' }
  await database.db.withTables<GuardrailTables>().insertInto('guardrail').values(row).execute()
  await expect(getGuardrail(await readDb())).rejects.toMatchObject({ code: 'unavailable' })
  expect(await codeOf(readGuardrail, {})).toBe('unavailable')
  expect(await codeOf(changeGuardrail, { revision: 1, guardrail: tenant })).toBe('unavailable')
})

test('nobody without a sign-in reads or changes it', async () => {
  const changed = codeOf(changeGuardrail, { revision: 0, guardrail: tenant }, contextOf(null))
  const read = codeOf(readGuardrail, {}, contextOf(null))
  expect(await Promise.all([changed, read])).toEqual(['unauthenticated', 'unauthenticated'])
})

test('a guardrail that was stored before there were domains of agents allows any, and those that are set are read back', async () => {
  const { agentDomains: _, ...early } = tenant
  const row = { id: 1, text: JSON.stringify(early), revision: 3, updated_at: 1, updated_by: 'm' }
  await database.db.withTables<GuardrailTables>().insertInto('guardrail').values(row).execute()
  const { guardrail, revision } = await done(readGuardrail, {})
  expect({ guardrail, revision }).toEqual({ guardrail: tenant, revision: 3 })
  await done(changeGuardrail, { revision, guardrail: { ...guardrail, agentDomains: ['ACME.example'] } })
  expect((await done(readGuardrail, {})).guardrail.agentDomains).toEqual(['acme.example'])
  expect(await codeOf(changeGuardrail, { revision: 4, guardrail: { ...guardrail, agentDomains: ['acme'] } })).toBe(
    'invalid',
  )
})
