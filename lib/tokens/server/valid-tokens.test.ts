import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { generateKey } from '@/lib/keys/server'
import type { Database } from '@/lib/server/db'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller } from '@/lib/server/service'
import { createTemplate } from '@/lib/templates/server'
import { addMember } from '../../members/server/testing'
import { testDb } from '../../server/db/testing'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { signTestToken } from './sign-test-token'
import { listValidTokens } from './valid-tokens'

let database: Database
let aiko: Caller
let mara: Caller

const now = 1_763_800_000_000
const minute = 60_000

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  shareKek(ringOf(randomBytes(32)))
  await done(generateKey, { modulusLength: 2048 })
  aiko = await addMember(database, 'Aiko', ['author'])
  mara = await addMember(database, 'Mara', ['author'])
})

afterAll(() => database.close())

async function template(): Promise<Id<'tpl'>> {
  return (await done(createTemplate, { startingPoint: 'one-customer' })).id
}

function sign(templateId: Id<'tpl'>, minutes: number, context = contextOf(owner, now)) {
  return done(signTestToken, { templateId, revision: 1, lifetimeSeconds: minutes * 60 }, context)
}

function validAt(templateId: Id<'tpl'>, moment: number) {
  return done(listValidTokens, { templateId }, contextOf(aiko, moment))
}

test('nobody holds a token of a template that was never signed from', async () => {
  expect(await validAt(await template(), now)).toEqual({ count: 0, holders: [], until: null })
})

test('tokens count for the people they were signed for until they expire, and only for their own template', async () => {
  const [one, other] = [await template(), await template()]
  await sign(one, 15, contextOf(mara, now))
  await sign(one, 2, contextOf(aiko, now))
  await sign(one, 5, contextOf(mara, now + minute))
  expect(await validAt(one, now + minute)).toEqual({ count: 3, holders: ['Aiko', 'Mara'], until: now + 15 * minute })
  expect(await validAt(one, now + 2 * minute)).toEqual({ count: 2, holders: ['Mara'], until: now + 15 * minute })
  expect(await validAt(one, now + 15 * minute - 1)).toMatchObject({ count: 1 })
  expect(await validAt(one, now + 15 * minute)).toEqual({ count: 0, holders: [], until: null })
  expect(await validAt(other, now + minute)).toMatchObject({ count: 0 })
})

test('a try that was refused leaves no token to count', async () => {
  const templateId = await template()
  const asked = { templateId, revision: 1, lifetimeSeconds: 300 }
  const auditor: Caller = { ...aiko, roles: ['auditor'] }
  expect(await codeOf(signTestToken, asked, contextOf(auditor, now))).toBe('forbidden')
  expect(await codeOf(signTestToken, { ...asked, revision: 7 }, contextOf(aiko, now))).toBe('conflict')
  expect(await validAt(templateId, now)).toMatchObject({ count: 0 })
})

test('what is told of a token is the name of its holder and a time, and nothing of the token', async () => {
  const templateId = await template()
  const { kid } = await sign(templateId, 5, contextOf(mara, now))
  const told = JSON.stringify(await validAt(templateId, now))
  expect(told).not.toContain('eyJ')
  expect(told).not.toContain(kid)
  expect(told).not.toContain(mara.email)
})
