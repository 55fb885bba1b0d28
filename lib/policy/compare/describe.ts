import type { JsonValue } from '@/lib/base'
import { printScope, type Scope } from '../scope'
import { deedOf } from '../speech/abilities'
import type { Target } from '../types'
import { joinWords, printValue } from '../words'
import type { Difference } from './compare'
import type { Binding } from './relation'
import { symbolOf } from './symbols'
import { type AgentLimit, dataOf, idOf, type Unmet } from './unmet'

/** A difference of access with where it was found, and the real target to tell it by, if there is one. */
export type ToldDifference = {
  /** As the comparison names it: `*` for every resource that neither side names. */
  readonly resource: string
  readonly change: 'gained' | 'lost'
  readonly difference: Difference
  readonly named?: { readonly name: string; readonly target: Target } | undefined
}

/**
 * Says a difference of access in one sentence, exactly: "A token may now see a device whose tenant is not acme, which it
 * could not before." A named target stands for all of them: "the device “ACME till 4” (tenant = globex)".
 */
export function describeDifference(told: ToldDifference): string {
  const { change, difference } = told
  const before = change === 'gained' ? 'which it could not before' : 'which it could before'
  return `A token may ${change === 'gained' ? 'now' : 'no longer'} ${deedOfDifference(told)}, ${before}${condition(difference.given)}.`
}

/** What a difference is about, to stand after "may" or "must not": "see a device whose tenant is not acme". */
export function deedOfDifference({ resource, difference, named }: Omit<ToldDifference, 'change'>): string {
  const { scope, unmet, witness } = difference
  const { verb, one } = deedOf(resource, witness.request.action)
  const noun = named && one !== null ? namedPhrase(one, named, difference) : phraseOf({ resource, one, scope, unmet })
  return [verb, noun].filter((part) => part !== '').join(' ')
}

const mostShown = 3

function namedPhrase(one: string, named: { name: string; target: Target }, { scope, unmet }: Difference): string {
  const data = named.target.custom_data ?? {}
  const keys = [
    ...unmet.flatMap((each) => (each.kind === 'custom_data' ? [each.key] : [])),
    ...dataOf(scope).map(keyOf),
  ]
  const facts = [...new Set(keys)].slice(0, mostShown).map((key) => factOf(data, key))
  return `the ${one} “${named.name}”${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

function keyOf([key]: readonly [string, unknown]): string {
  return key
}

function factOf(data: NonNullable<Target['custom_data']>, key: string): string {
  const value = Object.hasOwn(data, key) ? data[key] : undefined
  return value === undefined ? `no ${key}` : `${key} = ${printValue(value)}`
}

type Phrased = Pick<Difference, 'scope' | 'unmet'> & { readonly resource: string; readonly one: string | null }

function phraseOf({ resource, one, scope, unmet }: Phrased): string {
  const without = unmet.filter((each) => !isFixedElsewhere(each)).map(exception)
  const parts = [nounOf({ resource, one, scope, isWhole: without.length === 0 }), whereOf(resource, scope)]
  return [...parts, exceptionsOf(without)].filter((part) => part !== '').join(' ')
}

function nounOf({ resource, one, scope, isWhole }: Omit<Phrased, 'unmet'> & { readonly isWhole: boolean }): string {
  if (one === null) return scope.kind === 'all' && isWhole ? '' : 'on a target'
  if (resource === 'features') return 'settings'
  if (resource === '*') return 'anything that has no rule of its own'
  if (scope.kind === 'all') return `${isWhole ? 'any' : 'a'} ${one}`
  return `${idOf(scope) === null ? 'a' : 'the'} ${one}`
}

function whereOf(resource: string, scope: Scope): string {
  return scope.kind === 'own' && resource === 'recordings' ? 'of its own sessions' : printScope(scope)
}

/** What the scope fixes to another literal fails the condition already; a parameter may still be equal to it. */
function isFixedElsewhere(unmet: Unmet): boolean {
  if (unmet.kind === 'agent') {
    const { has, wanted } = unmet
    return typeof has === 'object' && typeof wanted === 'object' && isLiteral(has.named) && isLiteral(wanted.named)
  }
  return unmet.has !== undefined && unmet.has !== null && isLiteral(unmet.has) && isLiteral(unmet.wanted)
}

function isLiteral(value: JsonValue): boolean {
  return symbolOf(value) === null
}

function exception(unmet: Unmet): string {
  if (unmet.kind === 'agent') return agentException(unmet.wanted)
  return `whose ${unmet.kind === 'id' ? 'id' : unmet.key} is not ${printValue(unmet.wanted)}`
}

function agentException(wanted: AgentLimit): string {
  if (typeof wanted === 'object') return `whose agent is not ${printValue(wanted.named)}`
  return wanted === 'own' ? 'that is not its own' : 'that another agent has taken'
}

function exceptionsOf(without: readonly string[]): string {
  if (without.length <= mostShown) return joinWords(without, 'or')
  const shown = without.slice(0, mostShown - 1)
  return joinWords([...shown, `that misses one of ${without.length - shown.length} more conditions`], 'or')
}

function condition(given: Binding): string {
  const equations = Object.entries(given).map(([name, value]) => `{{${name}}} is ${printValue(value)}`)
  return equations.length === 0 ? '' : `, when ${joinWords(equations)}`
}
