import type { Action } from './types'

/** The two roles Cobrowse documents. */
export const roles = ['administrator', 'agent'] as const
/** A role a token can name; null and absent are the other two choices. */
export type Role = (typeof roles)[number]

/** A rule that comes with a role. `agent` limits it to sessions of the caller, which no policy can write. */
export type BaseRule = { readonly permissions?: readonly Action[]; readonly agent?: 'own' | 'own-or-untaken' }

/** The rules a role brings, by resource. */
export type BaseRules = Readonly<Record<string, BaseRule>>

/** What each role may do before any policy (semantics 2.4). */
export const baseRules: Readonly<Record<Role, BaseRules>> = {
  administrator: { '*': {} },
  agent: {
    devices: { permissions: ['read'] },
    push: { permissions: ['create'] },
    sessions: { agent: 'own-or-untaken' },
    recordings: { permissions: ['read'], agent: 'own' },
    features: { permissions: ['read'] },
    accounts: { permissions: ['read'] },
  },
}

/** What a token may do that has no role: nothing. */
export const noRules: BaseRules = {}

/** Tells whether a value is a role, spelled exactly (A15: names are case-sensitive). */
export function isRole(value: unknown): value is Role {
  return value === 'administrator' || value === 'agent'
}
