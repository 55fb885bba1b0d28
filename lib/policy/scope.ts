import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { membersOf } from '@/lib/json'
import { canMatch } from './resolve'
import type { BaseRule } from './roles'
import type { LocatedRule } from './rules'
import { type Action, actions } from './types'
import { joinWords, printValue } from './words'

/** Which targets a rule speaks of. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly withUntaken: boolean }
  | {
      readonly kind: 'matching'
      readonly id: string | null
      readonly data: readonly (readonly [key: string, value: JsonValue])[]
      readonly agent: string | null
    }

/** What a rule grants: its actions on its targets. Null when it can never allow anything. */
export type Grant = { readonly actions: readonly Action[]; readonly scope: Scope }

/** Reads what a rule grants on a resource. */
export function grantOf(located: LocatedRule | null, resource: string): Grant | null {
  if (located === null) return null
  if (located.from === 'role') return granted(located.rule.permissions, ownScope(located.rule))
  if (!canMatch(located.rule, resource)) return null
  const scope = matchingScope(located.rule)
  const listed = Array.isArray(located.rule.permissions) ? located.rule.permissions : undefined
  const grant = granted(listed, scope)
  return isPinned(scope) && resource === 'sessions' ? withoutCreate(grant) : grant
}

function granted(listed: readonly JsonValue[] | undefined, scope: Scope): Grant | null {
  const allowed = actions.filter((action) => listed === undefined || listed.includes(action))
  return allowed.length === 0 ? null : { actions: allowed, scope }
}

/** A session gets its id when it is created, so none can be created under a pinned one (A9). */
function withoutCreate(grant: Grant | null): Grant | null {
  const left = grant?.actions.filter((action) => action !== 'create') ?? []
  return grant === null || left.length === 0 ? null : { ...grant, actions: left }
}

function isPinned(scope: Scope): boolean {
  return scope.kind === 'matching' && scope.id !== null
}

function ownScope(rule: BaseRule): Scope {
  return rule.agent === undefined ? { kind: 'all' } : { kind: 'own', withUntaken: rule.agent === 'own-or-untaken' }
}

function matchingScope(rule: JsonObject): Scope {
  const data = isJsonObject(rule.custom_data) ? membersOf(rule.custom_data) : []
  const id = typeof rule.id === 'string' ? rule.id : null
  const agent = typeof rule.agent === 'string' ? rule.agent : null
  return id === null && agent === null && data.length === 0 ? { kind: 'all' } : { kind: 'matching', id, data, agent }
}

/** Custom data that Cobrowse's own documents use to say whose device or session it is. */
const holders: Readonly<Record<string, string>> = {
  user_id: 'customer',
  user_email: 'customer',
  device_id: 'device',
}
/** The keys of custom_data that Cobrowse's own documents use to name one customer or one device. */
export const holderKeys: readonly string[] = Object.keys(holders)
/** Whom a key of custom_data names by Cobrowse's own documents, one customer or one device; undefined for any other key. */
export function holderOf(key: string): string | undefined {
  return Object.hasOwn(holders, key) ? holders[key] : undefined
}

const mostShown = 3

/** Says which targets a scope holds, to stand after a noun: "of one customer (user_id = u1)". Empty for all. */
export function printScope(scope: Scope): string {
  if (scope.kind === 'all') return ''
  if (scope.kind === 'own') return scope.withUntaken ? 'of its own or not yet taken' : 'of its own'
  const holder = scope.data.map(([key]) => holderOf(key)).find(Boolean)
  const equations = equationsOf(scope)
  return holder === undefined ? `with ${joinWords(equations)}` : `of one ${holder} (${equations.join(', ')})`
}

function equationsOf(scope: Scope & { kind: 'matching' }): readonly string[] {
  const all = [
    ...(scope.id === null ? [] : [`id = ${printValue(scope.id)}`]),
    ...scope.data.map(([key, value]) => `${key} = ${printValue(value)}`),
    ...(scope.agent === null ? [] : [`agent = ${printValue(scope.agent)}`]),
  ]
  if (all.length <= mostShown) return all
  return [...all.slice(0, mostShown - 1), `${all.length - mostShown + 1} more conditions`]
}
