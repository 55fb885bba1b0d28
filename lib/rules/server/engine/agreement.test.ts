import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { parseCel } from '../../cel/parse-cel'
import { printCel } from '../../cel/print-cel'
import { toCerbosPolicy } from '../../cerbos-policy'
import type { Condition } from '../../condition'
import { evaluateCondition } from '../../evaluate'
import { explainCondition } from '../../explain'
import { requestAttributes } from '../../request'
import { openRule } from '../../rule'
import { arbitraryClaims, arbitraryCondition, someRequest } from '../../testing'
import { documented } from '../../vectors/documented'
import { findEngine } from './binary'
import { type Generation, makeGeneration } from './generation'
import { makeSigner, type Signer } from './signer'

const conditions = fc.sample(arbitraryCondition, 400)
let home: string
let signer: Signer
let generation: Generation

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'remit-agreement-'))
  signer = await makeSigner('test')
  const policies = new Map<string, JsonObject>(
    conditions.map((ask, at) => [
      `t${at}`,
      toCerbosPolicy({ kind: `t${at}`, version: '1' }, { ...openRule, ask: printCel(ask) }, 'test'),
    ]),
  )
  for (const [at, { text }] of documented.entries()) {
    policies.set(`d${at}`, toCerbosPolicy({ kind: `d${at}`, version: '1' }, { ...openRule, ask: text }, 'test'))
  }
  const made = await makeGeneration({ program: findEngine(undefined) ?? '', home, id: 'g1', policies, signer })
  if (!made.ok) throw new Error(made.error)
  generation = made.value
}, 60_000)

afterAll(async () => {
  await generation.stop()
  await rm(home, { recursive: true })
})

describe('a documented pattern', () => {
  it.each(documented)(
    '$text is decided alike by preview and engine, as it is documented',
    async ({ text, met, unmet }) => {
      const named = `d${documented.findIndex((one) => one.text === text)}`
      for (const [claims, isMet] of [
        ...met.map((one) => [one, true] as const),
        ...unmet.map((one) => [one, false] as const),
      ]) {
        const now = Date.now()
        const token = await signer.sign(claims, now)
        const engine = await generation.engine.client.isAllowed({
          principal: { id: 'x', roles: ['user'] },
          resource: { kind: named, policyVersion: '1', id: named, attr: requestAttributes(someRequest) },
          action: 'ask',
          auxData: { jwt: { token, keySetId: 'remit' } },
        })
        const facts = { claims, request: someRequest, now }
        const preview = explainCondition(text, facts).verdict.met
        expect({ claims, engine, preview }).toEqual({ claims, engine: isMet, preview: isMet })
      }
    },
  )

  it.each(documented)(
    '$text is drawn as a leaf, which allows nothing more; text stays as it is written',
    ({ text, leaf, met, unmet }) => {
      const tree = parseCel(text)
      if (!tree.ok) throw new Error(tree.error.message)
      const kinds = leavesIn(tree.value)
      expect(leaf === null ? kinds.includes('cel') : kinds).toEqual(leaf === null ? true : [leaf])
      for (const claims of [...met, ...unmet]) {
        const facts = { claims, request: someRequest, now: Date.now() }
        const drawn = evaluateCondition(tree.value, facts).met
        expect(drawn).toBe(explainCondition(text, facts).verdict.met)
      }
    },
  )
})

it('a token whose claims were changed after it was verified once is an error, and allows nothing', async () => {
  const token = await signer.sign({ iss: 'https://auth.example.com' }, Date.now())
  const ask = (sent: string) =>
    generation.engine.client.isAllowed({
      principal: { id: 'x', roles: ['user'] },
      resource: { kind: 'd0', policyVersion: '1', id: 'd0', attr: requestAttributes(someRequest) },
      action: 'ask',
      auxData: { jwt: { token: sent, keySetId: 'remit' } },
    })
  expect(await ask(token)).toBe(true)
  const [header, payload, signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['admin'] })).toString('base64url')
  await expect(ask(`${header}.${forged}.${signature}`)).rejects.toThrow()
  const other = await (await makeSigner('test')).sign({ iss: 'https://auth.example.com' }, Date.now())
  await expect(ask(other)).rejects.toThrow()
  expect(await ask(await signer.sign({ iss: 'https://auth.example.com', remit_pdp: 'other' }, Date.now()))).toBe(true)
})

describe('the preview and the engine', () => {
  it('decide alike over generated conditions and claims', async () => {
    const differing: unknown[] = []
    for (const claims of fc.sample(arbitraryClaims, 60)) {
      const now = Date.now()
      const token = await signer.sign(claims, now)
      for (let from = 0; from < conditions.length; from += 50) {
        const some = conditions.slice(from, from + 50)
        const answer = await generation.engine.client.checkResources({
          principal: { id: 'x', roles: ['user'] },
          resources: some.map((_, at) => ({
            resource: {
              kind: `t${from + at}`,
              policyVersion: '1',
              id: `${from + at}`,
              attr: requestAttributes(someRequest),
            },
            actions: ['ask'],
          })),
          auxData: { jwt: { token, keySetId: 'remit' } },
        })
        for (const [at, condition] of some.entries()) {
          const engine = answer.isAllowed({ resource: { kind: `t${from + at}`, id: `${from + at}` }, action: 'ask' })
          const preview = evaluateCondition(condition, { claims, request: someRequest, now })
          if (engine !== preview.met)
            differing.push({
              condition: JSON.stringify(condition),
              claims,
              engine,
              preview: preview.leaves.map((l) => l.outcome),
            })
        }
      }
    }
    expect(differing.slice(0, 5)).toEqual([])
  }, 120_000)
})

function leavesIn(condition: Condition): readonly string[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(leavesIn)
  return condition.kind === 'not' ? leavesIn(condition.of) : [condition.kind]
}
