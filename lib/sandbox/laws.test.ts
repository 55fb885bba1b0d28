import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { evaluatePolicy } from '@/lib/policy'
import { agentFor } from './agent-for'
import { handleSandboxRequest } from './handle'
import { seedWorld } from './seed'
import { testContext, testNow, testSubject, testToken } from './testing'
import { worldAt } from './world-at'

const world = seedWorld(testNow)
const agent = await agentFor(testSubject)
const seen = worldAt(world, testNow, agent)

// Values come from the fixtures, so that rules hit about as often as they miss.
const scalar = fc.constantFrom<string | number | boolean>(
  'acme',
  'globex',
  'Acme',
  'c_4711',
  'c_8001',
  '',
  9001,
  '9001',
  true,
  'true',
  'gold',
  'silver',
)
const key = fc.constantFrom('tenant', 'user_id', 'tier', 'vip', 'app.tenant', 'constructor')
const data = fc.dictionary(key, scalar, { maxKeys: 2 })
const rule = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        id: fc.constantFrom('dev_mara_ipad', 'ses_mara_now', 'ses_luis_now', 'nothing'),
        custom_data: data,
        permissions: fc.subarray(['create', 'read', 'update', 'delete']),
        agent: fc.constantFrom(agent.id, 'usr_tom_okafor'),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, null, [], { user_id: 'c_4711' }, { permissions: 'read' }) },
)
const resource = fc.constantFrom('devices', 'sessions', 'push', 'recordings', '*')
const policy = fc
  .tuple(fc.constantFrom<unknown>(3, 3, 3, 2, 1, '3'), fc.dictionary(resource, rule, { maxKeys: 4 }))
  .map(([version, rules]) => (version === 1 ? rules : { version, ...rules }))
const claims = fc.record(
  { role: fc.constantFrom('agent', 'administrator', null, 'admin'), policy },
  { requiredKeys: [] },
)

async function ask(given: JsonObject, method: string, path: string, body = '') {
  const url = new URL(path, 'http://sandbox.example')
  const authorization = `Bearer ${await testToken(given)}`
  const request = { method, path: url.pathname, query: url.searchParams, authorization, body }
  const { response, world: next } = await handleSandboxRequest(request, world, await testContext())
  return { status: response.status, json: JSON.parse(response.body), world: next }
}

function isAllowed(given: JsonObject, name: string, action: string, target: JsonObject & { agent?: { id: string } }) {
  const { id, custom_data: customData, agent: of } = target
  const judged = {
    ...(typeof id === 'string' ? { id } : {}),
    custom_data: customData as JsonObject,
    ...(of ? { agent: of.id } : {}),
  }
  return evaluatePolicy(given, { resource: name, action, target: judged, agentId: agent.id }) === 'allow'
}

test('nothing a list or a get answers with is denied by the policy, and a list leaves out nothing it allows', async () => {
  await fc.assert(
    fc.asyncProperty(claims as fc.Arbitrary<JsonObject>, async (given) => {
      for (const [name, path, all] of [
        ['devices', '/api/1/devices', seen.devices],
        ['sessions', '/api/1/sessions?agent=all', seen.sessions],
      ] as const) {
        const list = await ask(given, 'GET', path)
        if (list.status === 200) {
          for (const one of list.json) expect(isAllowed(given, name, 'read', one)).toBe(true)
          const allowed = all.filter((one) => isAllowed(given, name, 'read', { ...one } as never))
          expect(list.json).toHaveLength(allowed.length)
        }
        for (const { id } of all.slice(0, 4)) {
          const one = await ask(given, 'GET', `/api/1/${name}/${id}`)
          if (one.status === 200) expect(isAllowed(given, name, 'read', one.json)).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('an update never changes what the policy denies and never moves a session out of scope', async () => {
  const changes = fc.dictionary(key, fc.oneof(scalar, fc.constant(null)), { maxKeys: 3 })
  const target = fc.constantFrom(...seen.sessions)
  await fc.assert(
    fc.asyncProperty(
      claims as fc.Arbitrary<JsonObject>,
      target,
      changes,
      fc.boolean(),
      async (given, session, customData, takes) => {
        const body = JSON.stringify({ custom_data: customData, ...(takes ? { agent: 'me' } : {}) })
        const { status, json, world: next } = await ask(given, 'PUT', `/api/1/sessions/${session.id}`, body)
        const mayBefore = isAllowed(given, 'sessions', 'update', { ...session } as never)
        if (status === 200) {
          expect(mayBefore).toBe(true)
          expect(isAllowed(given, 'sessions', 'update', json)).toBe(true)
        } else {
          expect(next).toBe(world)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a session is never created outside the rule that allows it', async () => {
  await fc.assert(
    fc.asyncProperty(claims as fc.Arbitrary<JsonObject>, data, fc.boolean(), async (given, customData, takes) => {
      const body = JSON.stringify({ custom_data: customData, ...(takes ? { agent: 'me' } : {}) })
      const { status, json } = await ask(given, 'POST', '/api/1/sessions', body)
      const { id: _, ...made } = json
      if (status === 200) expect(isAllowed(given, 'sessions', 'create', made)).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('whatever is asked is answered with JSON the SDK can read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      fc.constantFrom(
        'devices',
        'sessions',
        'devices/dev_mara_ipad/notifications',
        'sessions/ses_mara_now',
        'sessions/%E0%A4',
        'x',
      ),
      fc.string(),
      fc.oneof(fc.json(), fc.string()),
      async (method, path, search, body) => {
        const { status, json } = await ask(
          { role: 'administrator' },
          method,
          `/api/1/${path}?${encodeURIComponent(search)}`,
          body,
        )
        if (status >= 400) expect(json).toMatchObject({ id: expect.any(String), message: expect.any(String) })
      },
    ),
    { numRuns: 100 },
  )
})
