import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { toCerbosPolicy } from '../../cerbos-policy'
import { evaluateCondition } from '../../evaluate'
import { printCel } from '../../print-cel'
import { requestAttributes } from '../../request'
import { openRule } from '../../rule'
import { arbitraryClaims, arbitraryCondition, someRequest } from '../../testing'
import { findEngine } from './binary'
import { type Generation, makeGeneration } from './generation'
import { makeSigner, type Signer } from './signer'

const conditions = fc.sample(arbitraryCondition, 400)
let home: string
let signer: Signer
let generation: Generation

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'remit-engine-'))
  signer = await makeSigner('test')
  const policies = new Map<string, JsonObject>(
    conditions.map((ask, at) => [
      `t${at}`,
      toCerbosPolicy({ kind: `t${at}`, version: '1' }, { ...openRule, ask: printCel(ask) }, 'test'),
    ]),
  )
  const made = await makeGeneration({ program: findEngine(undefined) ?? '', home, id: 'g1', policies, signer })
  if (!made.ok) throw new Error(made.error)
  generation = made.value
}, 60_000)

afterAll(async () => {
  await generation.stop()
  await rm(home, { recursive: true })
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
