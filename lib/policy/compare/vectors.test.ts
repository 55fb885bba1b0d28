import { expect, test } from 'vitest'
import { type AccessClaims, type Action, actions, type Target } from '../types'
import { type Comparison, comparePolicies } from './compare'
import type { Relation } from './relation'
import type { ParameterDomains } from './symbols'
import pairs from './vectors/pairs.json'

/** What a witness has to show. `agent` is own, other, not-own, not-other, or one by name. */
type Shown = {
  readonly on: string
  readonly change: 'gained' | 'lost'
  readonly has?: Readonly<Record<string, unknown>>
  readonly lacks?: readonly string[]
  readonly binds?: readonly string[]
  readonly id?: string
  readonly isNotId?: string
  readonly hasNoId?: boolean
  readonly agent?: string
}

/** Two claims sets with what sets them apart: everything that is not named under `differs` is equal. */
type Pair = {
  readonly name: string
  readonly a: AccessClaims
  readonly b: AccessClaims
  readonly domains?: ParameterDomains
  readonly relation: Relation
  readonly differs: Readonly<Record<string, Relation | Partial<Record<Action, Relation>>>>
  readonly witnesses?: readonly Shown[]
}

// The JSON module's inferred type is a union of as many shapes as there are pairs; parsing restores the one they share.
const vectors: readonly Pair[] = JSON.parse(JSON.stringify(pairs))

test.each(vectors)('$name', ({ a, b, domains, relation, differs, witnesses = [] }) => {
  const comparison = comparePolicies(a, b, domains)
  expect(comparison.relation).toBe(relation)
  expect(differencesOf(comparison)).toEqual(wholly(differs))
  for (const shown of witnesses) expectShown(comparison, shown)
  for (const { before, after } of witnessesOf(comparison)) expect(before).not.toBe(after)
})

function witnessesOf({ resources }: Comparison) {
  return resources.flatMap((row) =>
    row.actions.flatMap(({ gained, lost }) =>
      [gained, lost].flatMap((difference) => (difference === null ? [] : [difference.witness])),
    ),
  )
}

function differencesOf({ resources }: Comparison) {
  const cells = resources.flatMap(({ resource, actions: compared }) =>
    compared.map(({ action, relation }) => [`${resource}:${action}`, relation] as const),
  )
  return Object.fromEntries(cells.filter(([, relation]) => relation !== 'equal'))
}

/** One relation for a resource stands for each of its actions. */
function wholly(differs: Pair['differs']) {
  return Object.fromEntries(
    Object.entries(differs).flatMap(([resource, told]) =>
      typeof told === 'string'
        ? actions.map((action) => [`${resource}:${action}`, told])
        : Object.entries(told).map(([action, relation]) => [`${resource}:${action}`, relation]),
    ),
  )
}

function expectShown({ resources }: Comparison, shown: Shown) {
  const [resource, action] = shown.on.split(':')
  const cell = resources.find((found) => found.resource === resource)?.actions.find((found) => found.action === action)
  const witness = cell?.[shown.change]?.witness
  expect(witness, `${shown.on} ${shown.change}`).toBeDefined()
  if (witness === undefined) return
  const { target } = witness.request
  expect(target.custom_data).toMatchObject(shown.has ?? {})
  for (const key of shown.lacks ?? []) expect(target.custom_data).not.toHaveProperty(key)
  if (shown.binds) expect(Object.keys(witness.binding).toSorted()).toEqual(shown.binds)
  if (shown.id !== undefined) expect(target.id).toBe(shown.id)
  if (shown.isNotId !== undefined) expect(target.id).not.toBe(shown.isNotId)
  if (shown.hasNoId) expect(target.id).toBeUndefined()
  if (shown.agent !== undefined) expectAgent(shown.agent, target, witness.request.agentId ?? 'me')
}

function expectAgent(wanted: string, { agent }: Target, caller: string) {
  const isOther = agent !== undefined && agent !== caller
  if (wanted === 'own') expect(agent).toBe(caller)
  else if (wanted === 'other') expect(isOther).toBe(true)
  else if (wanted === 'not-own') expect(agent).not.toBe(caller)
  else if (wanted === 'not-other') expect(isOther).toBe(false)
  else expect(agent).toBe(wanted)
}
