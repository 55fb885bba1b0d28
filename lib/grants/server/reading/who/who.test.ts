import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { readJson } from '@/lib/json'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { actions, evaluatePolicy } from '@/lib/policy'
import type { Database } from '@/lib/server/db'
import { writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { findLookupKey } from '@/lib/server/lookup'
import { makeId } from '@/lib/server/service'
import { codeOf, contextOf, done, owner } from '@/lib/server/service/testing'
import { anyClaims, anyRequest } from '../../../../guardrails/testing'
import { printTerm, seenResources, termsOfClaims } from '../../../reach/terms'
import type { CouldSee } from '../../../view'
import { giveGrant, whoCouldBeGiven, whoCouldSee } from '../..'
import { sealContent } from '../../seal'
import { insertGrant } from '../../store'
import type { GrantTable } from '../../tables'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../../testing'
import { insertToken } from '../../trail/store'

let database: Database
let model: GrantTable

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  const lead = await addMember(database, 'Lena', ['lead'])
  const { id } = await done(giveGrant, askFor(await liveTemplate()), at(0, lead))
  model = await database.db
    .withTables<{ access_grant: GrantTable }>()
    .selectFrom('access_grant')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
})

afterAll(() => database.close())

type Planted = { readonly id: string; readonly claims: JsonObject; readonly from: number; readonly to: number }

/** A grant of these claims as giving and renewing leave it: filed under its terms, with one token. */
async function plant(claims: JsonObject, from: number, minutes: number): Promise<Planted> {
  const id = makeId('gnt')
  const to = from + minutes * minute
  await writeTransaction(database.db, async (tx) => {
    const key = await findLookupKey(tx)
    const terms = termsOfClaims(claims).map((term) => ({
      term: key?.hash('reach', printTerm(term)) ?? '',
      grant_id: id,
      kind: 'reach',
    }))
    const row = {
      ...model,
      id,
      state: 'active',
      agent_email: 'ida@acme.example',
      asked_at: from,
      request_key: randomBytes(16).toString('hex'),
      claim_hash: null,
      minted: 1,
      last_token_ends_at: to,
      sealed: sealContent(id, { text: JSON.stringify(claims), values: {}, narrowing: null, request: null }),
    }
    await insertGrant(tx, row, terms)
    await insertToken(tx, { id: makeId('tok'), grant_id: id, kid: 'k', issued_at: from, expires_at: to, sha256: 'x' })
  })
  return { id, claims, from, to }
}

type Question = Parameters<typeof whoCouldSee.execute>[1]

async function askAll(question: Question): Promise<readonly CouldSee[]> {
  const found: CouldSee[] = []
  let after: string | undefined
  do {
    const page = await done(
      whoCouldSee,
      { ...question, ...(after ? { after } : {}) },
      contextOf(owner, start + 999 * minute),
    )
    found.push(...page.found)
    after = page.next ?? undefined
  } while (after !== undefined)
  return found
}

test('the answer equals evaluating every grant there is', async () => {
  const planted: Planted[] = []
  const made = fc.sample(fc.tuple(anyClaims, fc.nat(60), fc.integer({ min: 1, max: 30 })), { numRuns: 150, seed: 7 })
  for (const [claims, after, minutes] of made) {
    // Nothing is signed that the strict reader does not read.
    if (!readJson(JSON.stringify(claims)).ok) continue
    planted.push(await plant(claims as JsonObject, start + after * minute, minutes))
  }
  let reached = 0
  const questions = fc.sample(fc.tuple(anyRequest, fc.nat(70), fc.nat(30)), { numRuns: 60, seed: 8 })
  for (const [{ target }, after, minutes] of questions) {
    const { id, custom_data = {}, agent } = target ?? {}
    const data = Object.fromEntries(Object.entries(custom_data).filter(([, value]) => typeof value !== 'object'))
    const asked = { custom_data: data, ...(id === undefined ? {} : { id }), ...(agent === undefined ? {} : { agent }) }
    const [from, to] = [start + after * minute, start + (after + minutes) * minute]
    const expected = planted.filter(
      (one) =>
        one.from <= to &&
        one.to > from &&
        seenResources.some((resource) =>
          actions.some((action) => {
            const request = { resource, action, target: asked, agentId: 'ida@acme.example' }
            return evaluatePolicy(one.claims, request) === 'allow'
          }),
        ),
    )
    const found = await askAll({ resources: [...seenResources], target: asked as never, from, to })
    const ids = planted.map((one) => one.id)
    const answer = found.filter(({ grant }) => ids.includes(grant.id)).map(({ grant }) => grant.id)
    expect(answer.toSorted()).toEqual(expected.map((one) => one.id).toSorted())
    reached += answer.length
  }
  expect(reached).toBeGreaterThan(100)
})

test('more than one page of candidates is read to its end, each grant once', async () => {
  const claims = { role: null, policy: { version: 3, devices: { custom_data: { many: 'm' } } } }
  const planted: string[] = []
  for (let count = 0; count < 501; count += 1) planted.push((await plant(claims, start + 200 * minute, 5)).id)
  const when = start + 201 * minute
  const question = { resources: ['devices' as const], target: { custom_data: { many: 'm' } }, from: when, to: when }
  const first = await done(whoCouldSee, question, contextOf(owner, when))
  expect(first.looked).toBe(500)
  expect(first.next).not.toBeNull()
  const found = (await askAll(question)).map(({ grant }) => grant.id)
  expect(found.filter((id) => planted.includes(id)).toSorted()).toEqual(planted.toSorted())
})

test('the line that let them is named for each resource, with what they could do', async () => {
  const claims = {
    role: null,
    policy: {
      version: 3,
      devices: { custom_data: { line: 'l' }, permissions: ['read'] },
      push: { custom_data: { line: 'l' } },
    },
  }
  const { id, from } = await plant(claims, start + 300 * minute, 5)
  const question = { resources: [...seenResources], target: { custom_data: { line: 'l' } }, from, to: from }
  const found = (await askAll(question)).find(({ grant }) => grant.id === id)
  expect(found?.on.map(({ resource, path }) => [resource, path?.join('.')])).toEqual([
    ['devices', 'policy.devices'],
    ['push', 'policy.push'],
  ])
  expect(found?.valid).toEqual([{ from, to: from }])
})

test('live templates that could give more are named with the values they would take, and no others', async () => {
  const template = await liveTemplate()
  const ask = (target: object) =>
    done(whoCouldBeGiven, { resources: [...seenResources], target: target as never }, at(400))
  const found = (await ask({ custom_data: { user_id: 'c_1' } })).find(({ id }) => id === template.id)
  expect(found?.on).toEqual([{ resource: 'devices', actions: ['read'], values: { user_id: 'c_1' } }])
  expect((await ask({ custom_data: { tenant: 'acme' } })).find(({ id }) => id === template.id)).toBeUndefined()
  const tooLong = { custom_data: { user_id: 'x'.repeat(21) } }
  expect((await ask(tooLong)).find(({ id }) => id === template.id)).toBeUndefined()
})

test('a span that ends before it begins is refused, and so is whoever may not ask', async () => {
  const question = { resources: ['devices' as const], target: { custom_data: {} }, from: 2, to: 1 }
  expect(await codeOf(whoCouldSee, question, at(1))).toBe('invalid')
  const lead = await addMember(database, 'Leo', ['lead'])
  expect(await codeOf(whoCouldSee, { ...question, to: 3 }, at(1, lead))).toBe('forbidden')
})
