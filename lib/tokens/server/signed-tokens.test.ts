import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { generateKey } from '@/lib/keys/server'
import type { Database } from '@/lib/server/db'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller } from '@/lib/server/service'
import { createTemplate, deleteTemplate } from '@/lib/templates/server'
import { addMember } from '../../members/server/testing'
import { testDb } from '../../server/db/testing'
import { codeOf, contextOf, done, owner } from '../../server/service/testing'
import { signTestToken } from './sign-test-token'
import { listSignedTokens } from './signed-tokens'

let database: Database
let aiko: Caller
let auditor: Caller

const now = 1_763_800_000_000
const minute = 60_000

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  shareKek(ringOf(randomBytes(32)))
  await done(generateKey, { modulusLength: 2048 })
  aiko = await addMember(database, 'Aiko', ['author'])
  auditor = await addMember(database, 'Ada', ['auditor'])
})

afterAll(() => database.close())

const signedBetween = (from: number, to: number) => done(listSignedTokens, { from, to }, contextOf(auditor, now))

test('a test token counts from its second until it expires, whoever signed it, also once its template is deleted', async () => {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' })
  const asked = { templateId: id, revision: 1, lifetimeSeconds: 300 }
  await done(signTestToken, asked, contextOf(aiko, now + 500))
  await done(deleteTemplate, { id, revision: 1 }, contextOf(owner, now + minute))
  const token = { holder: { name: 'Aiko', email: aiko.email }, revision: 1, from: now, to: now + 5 * minute }
  expect(await signedBetween(now, now)).toMatchObject({ count: 1, tokens: [{ ...token, template: { id } }] })
  expect(await signedBetween(now + 5 * minute - 1, now + 9 * minute)).toMatchObject({ count: 1 })
  expect(await signedBetween(now + 5 * minute, now + 9 * minute)).toEqual({ count: 0, tokens: [] })
  expect(await signedBetween(now - minute, now - 1)).toEqual({ count: 0, tokens: [] })
})

test('a try that was refused is no token, and nothing of a token is told', async () => {
  const { id } = await done(createTemplate, { startingPoint: 'one-customer' })
  const at = now + 60 * minute
  expect(await codeOf(signTestToken, { templateId: id, revision: 7, lifetimeSeconds: 300 }, contextOf(aiko, at))).toBe(
    'conflict',
  )
  expect(await signedBetween(at, at)).toEqual({ count: 0, tokens: [] })
  const { kid } = await done(signTestToken, { templateId: id, revision: 1, lifetimeSeconds: 300 }, contextOf(aiko, at))
  const told = JSON.stringify(await signedBetween(at, at))
  expect(told).toContain(aiko.email)
  expect(told).not.toContain('eyJ')
  expect(told).not.toContain(kid)
})

test('whoever audits may ask, and an end before the beginning is refused by name', async () => {
  const failure = await listSignedTokens.execute(contextOf(auditor, now), { from: now, to: now - 1 })
  expect(failure.ok === false && failure.failure).toMatchObject({ code: 'invalid', field: 'to' })
  expect(await codeOf(listSignedTokens, { from: now, to: now }, contextOf(aiko, now))).toBe('forbidden')
})
