import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isJsonObject, type JsonObject } from '@/lib/base'
import { readJson } from '@/lib/json'
import { addOwner } from '@/lib/members/server/testing'
import { agentFor, seedWorld, targetsOf, type World } from '@/lib/sandbox'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { contextOf, done, owner } from '@/lib/server/service/testing'
import { anyClaims } from '../../../../guardrails/testing'
import { testCaller, testNow } from '../../../../sandbox/testing'
import { askedOf } from '../../../reach/testing'
import { whoCouldSee } from '../..'
import { makeKeys, minute } from '../../testing'
import { type Planted, plantGrant } from './testing'

let database: Database

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  await makeKeys()
})

afterAll(() => database.close())

const emails = ['ida@acme.example', 'noor@acme.example'] as const
const ofMara = { custom_data: { user_id: 'c_4711' } }

const claimsToTry: readonly JsonObject[] = [
  { role: 'agent' },
  { role: 'administrator' },
  { role: 'agent', policy: { version: 3, devices: ofMara } },
  { role: null, policy: { version: 3, sessions: ofMara, recordings: ofMara } },
  { role: null, policy: { version: 3, sessions: { agent: 'usr_tom_okafor' }, recordings: {} } },
  { role: 'agent', policy: { version: 2, sessions: ofMara } },
  ...fc.sample(anyClaims, { numRuns: 30, seed: 11 }).filter((claims) => readJson(JSON.stringify(claims)).ok),
] as readonly JsonObject[]

/** The first day's sandbox, in which these agents have taken sessions, too. */
async function takenWorld(): Promise<World> {
  const world = seedWorld(testNow)
  const agents = await Promise.all(emails.map((email) => agentFor(email)))
  const taken = agents.flatMap((agent, index) =>
    world.sessions
      .filter(({ id }) => ['ses_luis_now', 'ses_mara_done', 'ses_aiko_waits'].includes(id))
      .map((session) => ({ ...session, id: `${session.id}_${index}`, code: null, agent })),
  )
  return { ...world, sessions: [...world.sessions, ...taken] }
}

type Asked = Parameters<typeof whoCouldSee.execute>[1]['target']

async function answer(resource: 'sessions' | 'recordings', target: Asked, planted: readonly Planted[]) {
  const when = testNow + minute
  const question = { resources: [resource], target, from: when, to: when }
  const { found } = await done(whoCouldSee, question, contextOf(owner, testNow + 60 * minute))
  const read = found.filter(({ on }) => on?.some(({ actions }) => actions.includes('read')))
  return planted.map(({ id }) => read.some(({ grant }) => grant.id === id))
}

test('whose session it is decides as the REST API of the sandbox does, agent by agent, for sessions and recordings', async () => {
  const world = await takenWorld()
  const planted: (Planted & { email: string })[] = []
  for (const claims of claimsToTry) {
    for (const email of emails) {
      const wanted = { claims, email, from: testNow, to: testNow + 10 * minute }
      planted.push({ ...(await plantGrant(database, wanted)), email })
    }
  }
  const callers = await Promise.all(
    planted.map(({ claims, email }) => testCaller(world, { ...claims, sub: email }, { randomBytes })),
  )
  const everything = await testCaller(world, { role: 'administrator', sub: 'auditor@acme.example' })
  let allowed = 0
  for (const { kind, id, target, takenBy } of targetsOf(world, testNow, 'usr_auditor')) {
    if (kind !== 'session') continue
    const { json } = await everything.call('GET', `/api/1/sessions/${id}`)
    const { id: own, custom_data } = askedOf(target)
    const data = Object.fromEntries(Object.entries(custom_data).map(([key, values]) => [key, [...values]]))
    const asked = { ...(own === undefined ? {} : { id: own }), custom_data: data }
    for (const resource of ['sessions', 'recordings'] as const) {
      const path = `/api/1/sessions/${id}${resource === 'sessions' ? '' : '/recording'}`
      const answers = await Promise.all(callers.map(({ call }) => call('GET', path)))
      // What has no recording yet is not found by whoever may have it.
      const expected = answers.map(({ status }) => status !== 403)
      allowed += expected.filter(Boolean).length
      expect(await answer(resource, { ...asked, agent: takenBy ?? null }, planted), id).toEqual(expected)
      if (takenBy === 'each') continue
      const pasted = isJsonObject(json.agent) ? { id: String(json.agent.id), email: String(json.agent.email) } : null
      expect(await answer(resource, { ...asked, agent: pasted }, planted), `${id} pasted`).toEqual(expected)
    }
  }
  expect(allowed).toBeGreaterThan(100)
})
