import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGuardrail, setLongest } from '@/lib/guardrails'
import { readJson } from '@/lib/json'
import { severityRank } from '@/lib/policy'
import { nothingKnown } from '@/lib/tokens'
import { anyClaims } from '../../guardrails/testing'
import { readImport } from '../read/read-import'
import { type ImportChoices, noChoices, planImport } from './plan-import'

function planOf(text: string, choices: Partial<ImportChoices> = {}) {
  const read = readImport(text, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  return planImport(read.value, { ...noChoices, ...choices }, openGuardrail)
}

const widening = '{ "role": "agent", "policy": { "devices": { "custom_data": {} } } }'

describe('an upgrade that opens something', () => {
  test('is not chosen for anybody, and what it opens is listed once it is chosen', () => {
    const open = planOf(widening)
    expect(open.version).toBe(null)
    expect(open.gained).toEqual([])
    expect(JSON.parse(open.content.text)).toEqual(JSON.parse(widening))
    const chosen = planOf(widening, { version: 'upgrade' })
    expect(chosen.gained.length).toBeGreaterThan(0)
    expect(chosen.gained.every(({ before, after }) => before === 'deny' && after === 'allow')).toBe(true)
  })

  test('offers first what brings the old reach back, and with all of it nothing is gained', () => {
    const { offered, gained } = planOf(widening, { version: 'upgrade' })
    const restoring = offered.filter(({ id }) => id.endsWith('-as-before')).map(({ id }) => id)
    expect(restoring).toEqual(offered.slice(0, restoring.length).map(({ id }) => id))
    expect([...new Set(gained.map(({ request }) => `${request.resource}-as-before`))].toSorted()).toEqual(
      restoring.toSorted(),
    )
    expect(planOf(widening, { version: 'upgrade', tightened: restoring }).gained).toEqual([])
    const all = offered.map(({ id }) => id)
    expect(planOf(widening, { version: 'upgrade', tightened: all }).gained).toEqual([])
  })

  test('one that opens nothing is chosen at once, and may be left', () => {
    const vendor = "{ version: 2, devices: { custom_data: { user_id: 'u1' } }, sessions: {} }"
    expect(planOf(vendor).version).toBe('upgrade')
    expect(JSON.parse(planOf(vendor, { version: 'keep' }).content.text)).toMatchObject({ policy: { version: 2 } })
  })
})

test('whatever is pasted, without a choice nothing is gained, and a tightening gains nothing', () => {
  fc.assert(
    fc.property(anyClaims, fc.constantFrom(undefined, 1, 2, 3), (claims, version) => {
      const policy =
        typeof claims.policy === 'object' ? { ...claims.policy, ...(version && { version }) } : claims.policy
      const text = JSON.stringify({ ...claims, ...(policy === undefined ? {} : { policy }) })
      const read = readImport(text, nothingKnown)
      if (!read.ok) return
      expect(planImport(read.value, noChoices, openGuardrail).gained).toEqual([])
      const chosen = { ...noChoices, version: 'upgrade' } as const
      const { offered, gained, content } = planImport(read.value, chosen, openGuardrail)
      expect(readJson(content.text).ok).toBe(true)
      for (const { id } of offered) {
        const tightened = planImport(read.value, { ...chosen, tightened: [id] }, openGuardrail)
        expect(tightened.gained.length).toBeLessThanOrEqual(gained.length)
        if (id.endsWith('-as-before')) expect(tightened.gained.length).toBeLessThan(gained.length)
      }
    }),
    { numRuns: 60 },
  )
})

describe('the filter of an embed address', () => {
  const address = 'https://cobrowse.io/connect?filter_roomId=7f3a'
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = (claims: object) =>
    `${address}&token=${encode({ alg: 'RS256' })}.${encode({ sub: 'a@b.example', ...claims })}.c2ln`

  test('is shown to be no wall by something outside that the token reaches, and becomes one by one choice', () => {
    const { wall, content } = planOf(signed({}))
    const devices = wall?.comparison.resources.find(({ resource }) => resource === 'devices')
    const witness = devices?.actions.find(({ action }) => action === 'read')?.lost?.witness
    expect(witness?.request.target.custom_data?.roomId).not.toBe('7f3a')
    expect(JSON.parse(content.embed)).toEqual({ page: 'connect', filters: [{ key: 'roomId', value: '7f3a' }] })
    const walled = planOf(signed({}), { wall: true })
    const condition = { custom_data: { roomId: '7f3a' } }
    expect(JSON.parse(walled.content.text)).toEqual({
      role: 'agent',
      policy: {
        version: 3,
        devices: { ...condition, permissions: ['read'] },
        push: { ...condition, permissions: ['create'] },
      },
    })
    expect(walled.wall).toMatchObject({ resources: ['devices', 'push'], keepsSessions: true })
  })

  test('keeps the actions and the limit of the role, so that it only narrows', () => {
    const of = (role: string, policy?: object) => planOf(signed({ role, ...(policy && { policy }) }), { wall: true })
    const condition = { custom_data: { roomId: '7f3a' } }
    expect(JSON.parse(of('administrator').content.text)).toEqual({
      role: 'administrator',
      policy: { version: 3, devices: condition, sessions: condition, push: condition },
    })
    const named = of('agent', { version: 3, devices: { custom_data: { tenant: 'acme' } }, '*': { permissions: [] } })
    expect(JSON.parse(named.content.text).policy).toEqual({
      version: 3,
      devices: { custom_data: { tenant: 'acme', roomId: '7f3a' } },
      '*': { permissions: [] },
      push: { ...condition, permissions: ['create'] },
    })
    expect([...of('administrator').gained, ...named.gained, ...of('agent').gained]).toEqual([])
  })

  test('gains nothing, whatever the claims are', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const plan = planOf(signed(claims), { wall: true })
        if (plan.wall !== null) expect(plan.gained).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('joins the conditions of a policy, and is not offered where it is one already', () => {
    const policy = { version: 3, devices: { custom_data: { tenant: 'acme' } }, sessions: {}, members: {} }
    const walled = planOf(signed({ role: null, policy }), { wall: true })
    expect(JSON.parse(walled.content.text).policy).toEqual({
      ...policy,
      devices: { custom_data: { tenant: 'acme', roomId: '7f3a' } },
      sessions: { custom_data: { roomId: '7f3a' } },
    })
    const same = { custom_data: { roomId: '7f3a' } }
    expect(planOf(signed({ role: null, policy: { version: 3, devices: same, push: same } })).wall).toBe(null)
    expect(planOf(address).wall).toBe(null)
  })
})

test('the filter of an embed never writes over a condition of its key, and leaves the order of the others', () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const planFor = (filters: string, data: string) => {
    const claims = { sub: 'a@b.example', role: null, policy: { version: 3, devices: { custom_data: 0 } } }
    const payload = Buffer.from(JSON.stringify(claims).replace('"custom_data":0', `"custom_data":${data}`))
    const token = `${encode({ alg: 'RS256' })}.${payload.toString('base64url')}.c2ln`
    return planOf(`https://cobrowse.io/connect?${filters}&token=${token}`, { wall: true })
  }
  expect(planFor('filter_roomId=7f3a', '{"roomId":"other"}').wall).toBe(null)
  const { content } = planFor('filter_roomId=7f3a&filter_tenant=acme', '{"roomId":"other","7":"x"}')
  expect(content.text.replaceAll(/\s/g, '')).toContain('{"roomId":"other","7":"x","tenant":"acme"}')
})

test('findings are there before anything is created, the gravest first, with a list that matches nothing among them', () => {
  const { findings } = planOf("{ version: 2, devices: {}, sessions: { custom_data: { region: ['eu', 'us'] } } }")
  expect(findings[0]).toMatchObject({ code: 'no-or', path: ['policy', 'sessions', 'custom_data', 'region'] })
  const ranks = findings.map(({ severity }) => severityRank(severity))
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
})

test('an open value comes with its declared parameter', () => {
  const { content, findings } = planOf(
    '{ role: null, policy: { version: 3, devices: { custom_data: { user_id: userId } } } }',
  )
  expect(JSON.parse(content.parameters)).toMatchObject([{ name: 'user_id', type: 'string' }])
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a life beyond the guardrail is refused with the name of the limit, and blanks in its place say nothing', () => {
  const guardrail = setLongest(openGuardrail, 'administrator', 3_600)
  const said = (times: string) => {
    const read = readImport(`{ ${times} "role": null, "policy": { "version": 3, "members": {} } }`, nothingKnown)
    if (!read.ok) throw new Error(read.error.message)
    return planImport(read.value, noChoices, guardrail).findings.filter(({ code }) => code === 'guardrail-lifetime')
  }
  expect(said('"iat": 1795000000, "exp": 1810552000,')[0]?.message).toMatch(
    /lets a token that reaches the whole account live 1 hour at most; 180 days is too long/,
  )
  expect(said('"iat": <seconds now>, "exp": <seconds in 180 days>,')).toEqual([])
})
