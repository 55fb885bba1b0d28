import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { toValue } from '@/lib/json'
import { type AccessClaims, comparePolicies, type Witness } from '@/lib/policy'
import type { Parameter } from '../parameters/parameter'
import { anyCase, documentOf } from '../parameters/testing'
import { testOfWitness } from './of-witness'
import { runTemplateTests } from './run'

const user: Parameter = { name: 'user_id', type: 'string', label: 'User', required: true, pattern: 'c_[0-9]+' }
const live = { custom_data: { user_id: '{{user_id}}', tenant: 'acme' } }
const draft = documentOf({ role: null, policy: { version: 3, devices: { custom_data: { user_id: '{{user_id}}' } } } })

function gained(): Witness {
  const comparison = comparePolicies({ role: null, policy: { version: 3, devices: live } }, claimsOf(draft))
  const witness = comparison.resources[0]?.actions[1]?.gained?.witness
  if (!witness) throw new Error('nothing gained')
  return witness
}

describe('testOfWitness', () => {
  test('shows the difference with the examples of the draft in place of made-up values', () => {
    const parameters = [{ ...user, example: 'c_1' }]
    const made = testOfWitness({ document: draft, parameters, witness: gained(), expect: 'deny', deed: 'see a device' })
    expect(made).toMatchObject({
      name: 'Must not see a device',
      expect: 'deny',
      values: { user_id: 'c_1' },
      request: { resource: 'devices', action: 'read' },
      target: { custom_data: { user_id: 'c_1' } },
    })
    const [result] = runTemplateTests({ document: draft, parameters, tests: made === null ? [] : [made] })
    expect(result?.outcome).toBe('failed')
  })

  test('makes none where no valid value is known or a test could not ask it', () => {
    const given = { document: draft, witness: gained(), expect: 'deny', deed: 'see a device' } as const
    expect(testOfWitness({ ...given, parameters: [user] })).toBeNull()
    const asOther = { ...gained(), request: { ...gained().request, agentId: 'me-2' } }
    expect(testOfWitness({ ...given, parameters: [{ ...user, example: 'c_1' }], witness: asOther })).toBeNull()
  })

  test('answers today as the witness says, so that expecting the opposite fails', () => {
    let made = 0
    fc.assert(
      fc.property(anyCase, anyCase, (before, { document, parameters }) => {
        const comparison = comparePolicies(claimsOf(before.document), claimsOf(document))
        const differences = comparison.resources.flatMap(({ actions }) =>
          actions.flatMap(({ gained: more, lost }) => [more, lost].filter((one) => one !== null)),
        )
        for (const { witness } of differences) {
          const given = { document, parameters, witness, deed: 'do it' }
          const one = testOfWitness({ ...given, expect: witness.before })
          if (one === null) continue
          made += 1
          const [result] = runTemplateTests({ document, parameters, tests: [one] })
          expect(result?.outcome).toBe('failed')
        }
      }),
    )
    expect(made).toBeGreaterThan(100)
  })
})

function claimsOf({ root }: ReturnType<typeof documentOf>): AccessClaims {
  const value = toValue(root)
  return isJsonObject(value) ? value : {}
}
