import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { changeConnection } from '@/lib/connection/server'
import { readJson } from '@/lib/json'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { actions, evaluatePolicy } from '@/lib/policy'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { codeOf, contextOf, done, owner } from '@/lib/server/service/testing'
import { anyClaims, anyRequest } from '../../../../guardrails/testing'
import type { AskedTarget } from '../../../reach/asked'
import { seenResources } from '../../../reach/terms'
import { askedOf } from '../../../reach/testing'
import type { CouldSee } from '../../../view'
import { claimGrant, giveGrant, handOver, renewGrant, whoCouldBeGiven, whoCouldSee } from '../..'
import { askFor, at, liveTemplate, makeKeys, minute, start } from '../../testing'
import { changeOutside, type Planted, plantGrant, plantToken } from './testing'

let database: Database

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
})

afterAll(() => database.close())

const ida = 'ida@acme.example'
const plant = (claims: JsonObject, from: number, minutes: number) =>
  plantGrant(database, { claims, from, to: from + minutes * minute, email: ida })

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

/** As it is sent. */
function printed({ custom_data, ...asked }: AskedTarget): Question['target'] {
  const data = Object.fromEntries(Object.entries(custom_data).map(([key, values]) => [key, [...values]]))
  return { ...asked, custom_data: data }
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
    const asked = askedOf(target ?? {})
    const data = Object.fromEntries(Object.entries(asked.custom_data).map(([key, [value]]) => [key, value ?? '']))
    const { agent, ...nobodys } = { ...target, custom_data: data }
    const [from, to] = [start + after * minute, start + (after + minutes) * minute]
    // Who has taken a session is known by an id alone here: it may be theirs, and it may be another's.
    const cases = [
      { target: agent === undefined ? nobodys : { ...nobodys, agent }, agentId: agent ?? 'usr_ida' },
      { target: agent === undefined ? nobodys : { ...nobodys, agent }, agentId: 'usr_ida' },
    ]
    const expected = planted.filter(
      (one) =>
        one.from <= to &&
        one.to > from &&
        seenResources.some((resource) =>
          actions.some((action) =>
            cases.some((about) => evaluatePolicy(one.claims, { resource, action, ...about }) === 'allow'),
          ),
        ),
    )
    const found = await askAll({ resources: [...seenResources], target: printed(asked), from, to })
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
  expect(found?.on?.map(({ resource, path }) => [resource, path?.join('.')])).toEqual([
    ['devices', 'policy.devices'],
    ['push', 'policy.push'],
  ])
  expect(found?.valid).toEqual([{ from, to: from + 5 * minute }])
})

test('a value that can be a text or a number finds the grants of both', async () => {
  const of = (seat: string | number) => ({ role: null, policy: { version: 3, devices: { custom_data: { seat } } } })
  const planted = [await plant(of('9001'), start + 310 * minute, 5), await plant(of(9001), start + 310 * minute, 5)]
  const when = start + 311 * minute
  const ask = async (seat: (string | number)[]) => {
    const found = await askAll({ resources: ['devices'], target: { custom_data: { seat } }, from: when, to: when })
    return planted.map(({ id }) => found.some(({ grant }) => grant.id === id))
  }
  expect(await ask(['9001', 9001])).toEqual([true, true])
  expect(await ask(['9001'])).toEqual([true, false])
})

test('tokens that were renewed in time are one span, from the first that was valid then to the end of the last', async () => {
  const claims = { role: null, policy: { version: 3, devices: { custom_data: { spans: 's' } } } }
  const { id, from } = await plant(claims, start + 320 * minute, 10)
  // Renewed at 8, ran out at 18; opened again at 25.
  for (const [begins, ends] of [
    [8, 18],
    [25, 35],
  ] as const) {
    await plantToken(database, { id, from: from + begins * minute, to: from + ends * minute })
  }
  const ask = async (begin: number, end: number) => {
    const span = { from: from + begin * minute, to: from + end * minute }
    const found = await askAll({ resources: ['devices'], target: { custom_data: { spans: 's' } }, ...span })
    return found.map(({ valid }) => valid.map((one) => [(one.from - from) / minute, (one.to - from) / minute]))
  }
  expect(await ask(9, 9)).toEqual([[[0, 18]]])
  expect(await ask(0, 60)).toEqual([
    [
      [0, 18],
      [25, 35],
    ],
  ])
  expect(await ask(20, 24)).toEqual([])
  expect(await ask(18, 18)).toEqual([])
  expect(await ask(34, 34)).toEqual([[[25, 35]]])
})

test('access that was given, opened, renewed and handed on by the product is found for whom it was theirs, while it was', async () => {
  const agent = { email: 'gives@acme.example', name: 'Gives' }
  const values = { user_id: 'c_product' }
  const given = await done(giveGrant, askFor(await liveTemplate(), { agent, values }), at(600))
  const { id, holder } = await done(claimGrant, { code: given.code ?? '' }, at(601, null))
  for (const minutes of [602, 611, 620]) await done(renewGrant, { id, holder }, at(minutes, null))
  const to = { email: 'takes@acme.example', name: 'Takes' }
  const next = { from: agent.email, to, ids: [id], requestKey: 'who-hand-over-01' }
  const [handed] = await done(handOver, next, at(622))
  const claimed = await done(claimGrant, { code: handed?.code ?? '' }, at(640, null))
  await done(renewGrant, { id: claimed.id, holder: claimed.holder }, at(640, null))
  const ask = async (minutes: number) => {
    const when = start + minutes * minute
    const question = { resources: ['devices' as const], target: { custom_data: values }, from: when, to: when }
    return (await askAll(question)).map(({ grant }) => grant.agent.email)
  }
  expect(await ask(601)).toEqual([])
  expect(await ask(605)).toEqual([agent.email])
  expect(await ask(615)).toEqual([agent.email])
  expect(await ask(629)).toEqual([agent.email])
  expect(await ask(630)).toEqual([])
  expect(await ask(640)).toEqual([to.email])
})

test('of a grant it is said whether its tokens were for another connection than the one of now', async () => {
  const agent = { email: 'moves@acme.example', name: 'Moves' }
  const values = { user_id: 'c_moves' }
  const given = await done(giveGrant, askFor(await liveTemplate(), { agent, values }), at(700))
  const { id, holder } = await done(claimGrant, { code: given.code ?? '' }, at(701, null))
  const ask = async (from: number, to: number) => {
    const question = { resources: ['devices' as const], target: { custom_data: values } }
    const found = await askAll({ ...question, from: start + from * minute, to: start + to * minute })
    return found.map(({ elsewhere }) => elsewhere)
  }
  await done(renewGrant, { id, holder }, at(701, null))
  expect(await ask(701, 730)).toEqual(['none'])
  await done(changeConnection, { kind: 'eu', licenseKey: 'acme-moved' }, at(705))
  expect(await ask(701, 730)).toEqual(['all'])
  await done(renewGrant, { id, holder }, at(712, null))
  expect(await ask(701, 730)).toEqual(['some'])
  expect(await ask(715, 715)).toEqual(['none'])
  await done(changeConnection, { kind: 'sandbox', licenseKey: '' }, at(720))
})

test('a grant whose row was changed outside Remit stands in the answer as one that cannot be read, and hides no other', async () => {
  const claims = { role: null, policy: { version: 3, devices: { custom_data: { changed: 'c' } } } }
  const planted = [0, 1, 2].map(() => plant(claims, start + 500 * minute, 5))
  const [about, agent, whole] = (await Promise.all(planted)).map(({ id }) => id)
  await changeOutside(database, about ?? '', { sealed: 'remit-grant-1' })
  await changeOutside(database, agent ?? '', { agent_email: 'innocent@acme.example' })
  const when = start + 501 * minute
  const found = await askAll({
    resources: ['devices'],
    target: { custom_data: { changed: 'c' } },
    from: when,
    to: when,
  })
  const read = new Map<string, CouldSee['on']>(found.map(({ grant, on }) => [grant.id, on]))
  expect([about, agent, whole].map((id) => read.get(`${id}`)?.length ?? null)).toEqual([null, null, 1])
  expect(found).toHaveLength(3)
  expect(found.find(({ grant }) => grant.id === agent)?.grant.problem).toContain('its agent')
})

test('live templates that could give more are named with the values they would take, and no others', async () => {
  const template = await liveTemplate()
  const ask = (target: object) =>
    done(whoCouldBeGiven, { resources: [...seenResources], target: target as never }, at(400))
  const found = (await ask({ custom_data: { user_id: 'c_1' } })).find(({ id }) => id === template.id)
  expect(found?.on).toEqual([{ resource: 'devices', actions: ['read'], values: { user_id: 'c_1' }, free: [] }])
  expect((await ask({ custom_data: { tenant: 'acme' } })).find(({ id }) => id === template.id)).toBeUndefined()
  const tooLong = { custom_data: { user_id: 'x'.repeat(21) } }
  expect((await ask(tooLong)).find(({ id }) => id === template.id)).toBeUndefined()
})

test('a template that has a blank without an example besides is named with it, and a number fills a number', async () => {
  const content = {
    text: '{"role":null,"displayName":"{{who}}","policy":{"version":3,"devices":{"custom_data":{"seat":"{{seat}}"}}}}',
    parameters:
      '[{"name":"who","type":"string","label":"Who","required":true},{"name":"seat","type":"integer","label":"Seat","required":true}]',
  }
  const template = await liveTemplate({}, content)
  const input = { resources: ['devices' as const], target: { custom_data: { seat: ['7', 7] } } }
  const found = (await done(whoCouldBeGiven, input, at(400))).find(({ id }) => id === template.id)
  expect(found?.on).toMatchObject([{ values: { seat: 7 }, free: ['who'] }])
})

test('a span that ends before it begins is refused, and so is whoever may not ask', async () => {
  const question = { resources: ['devices' as const], target: { custom_data: {} }, from: 2, to: 1 }
  expect(await codeOf(whoCouldSee, question, at(1))).toBe('invalid')
  const lead = await addMember(database, 'Leo', ['lead'])
  expect(await codeOf(whoCouldSee, { ...question, to: 3 }, at(1, lead))).toBe('forbidden')
})

test('where the key that grants are found by was taken out of the database, nobody is told that nobody could see', async () => {
  const other = await testDb()
  await addOwner(other)
  await makeKeys()
  const question = { resources: ['devices' as const], target: { custom_data: { user_id: 'c_4711' } }, from: 1, to: 2 }
  expect((await done(whoCouldSee, question, at(1))).found).toEqual([])
  await plantGrant(other, { claims: { role: 'administrator' }, from: 1, to: minute, email: ida })
  expect((await done(whoCouldSee, question, at(1))).found).toHaveLength(1)
  await other.db.withTables<{ own_secret: object }>().deleteFrom('own_secret').execute()
  expect(await codeOf(whoCouldSee, question, at(1))).toBe('sealed')
  await other.close()
})
