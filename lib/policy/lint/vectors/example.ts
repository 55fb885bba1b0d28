import type { JsonPath, JsonValue } from '@/lib/base'
import type { LintContext } from '../view'

/** One document with one mistake, and the same document without it. */
export type Example = {
  /** A sentence, the title of the test. */
  readonly title: string
  readonly code: string
  readonly context?: LintContext
  readonly wrong: JsonValue
  readonly at: JsonPath
  /** Words the sentence must have: the values at hand and the outcome. */
  readonly says: readonly string[]
  /** The whole document after the fix; absent when the finding offers none. */
  readonly fixed?: JsonValue
  /** A document close by that is right. */
  readonly right: JsonValue
  /** Checks the header of a token instead of its claims. */
  readonly isHeader?: true
}

/** A policy with nothing to remark but the reminder about custom_data. */
export const quiet = {
  version: 3,
  devices: { custom_data: { user_id: 'u1' } },
  sessions: { custom_data: { user_id: 'u1' }, permissions: ['read', 'update'] },
  push: { custom_data: { user_id: 'u1' } },
  recordings: { permissions: [] },
} as const

/** Claims of a token with nothing to remark but that. */
export const signed = {
  iat: 1_700_000_000,
  exp: 1_700_000_900,
  aud: 'https://cobrowse.io',
  iss: 'license-sandbox',
  sub: 'ada@acme.com',
  role: null,
  policy: quiet,
} as const

/** A token whose account is known. */
export const known: LintContext & { readonly kind: 'claims' } = { kind: 'claims', licenseKey: 'license-sandbox' }

/** A token of an account that is not known. */
export const unknown: LintContext = { kind: 'claims' }

/** A draft with role null and the given resources in version 3. */
export function withRules(rules: { readonly [resource: string]: JsonValue }): JsonValue {
  return { role: null, policy: { version: 3, ...rules } }
}

/** An object without some of its keys. */
export function without(claims: { readonly [key: string]: JsonValue }, ...keys: readonly string[]): JsonValue {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => !keys.includes(key)))
}
