import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { joinWords, upgradePolicy } from '@/lib/policy'
import type { Spelling } from './relaxed/cursor'

const spellings: Readonly<Record<Spelling, readonly [one: string, many: string]>> = {
  wrapper: ['Left out the program text around the object.', 'Left out the program text around the object.'],
  braces: ['Put braces around the members.', 'Put braces around the members.'],
  comment: ['Left out a comment.', 'Left out % comments.'],
  'bare-key': ['Put a key in double quotes.', 'Put % keys in double quotes.'],
  'single-quotes': ['Turned single quotes into double quotes.', 'Turned single quotes into double quotes, % times.'],
  backquotes: ['Turned backquotes into double quotes.', 'Turned backquotes into double quotes, % times.'],
  escape: ['Wrote out an escape that only JavaScript has.', 'Wrote out % escapes that only JavaScript has.'],
  'trailing-comma': ['Removed a comma at the end.', 'Removed % commas at the end.'],
  'missing-comma': ['Added a comma at the end of a line.', 'Added commas at the end of % lines.'],
  space: ['Replaced unusual white space.', 'Replaced unusual white space, % times.'],
}

/** Says which loose spellings were rewritten, in a fixed order. */
export function spellingSentences(met: ReadonlyMap<Spelling, number>): readonly string[] {
  return Object.entries(spellings).flatMap(([name, [one, many]]) => {
    const count = [...met].find(([spelling]) => spelling === name)?.[1] ?? 0
    return count === 0 ? [] : [count === 1 ? one : many.replace('%', String(count))]
  })
}

/** Says what a token's header tells. */
export function headerSentence(header: JsonObject): string {
  const { alg } = header
  if (alg === 'none') return 'A whole token without a signature: its header says "none".'
  return typeof alg === 'string'
    ? `A whole token, signed with ${alg}.`
    : 'A whole token whose header names no algorithm.'
}

/** Says what the claims hold: their kind, role, policy with version and resources, and what is kept besides. */
export function claimsSentences(form: 'claims' | 'policy' | 'token', claims: JsonObject): readonly string[] {
  const kept = Object.keys(claims).filter((key) => !spoken.includes(key))
  return [
    ...(form === 'policy' ? [] : [roleSentence(claims)]),
    policySentence(claims),
    ...(typeof claims.displayName === 'string' ? [`The display name ${JSON.stringify(claims.displayName)}.`] : []),
    ...(kept.length === 0 ? [] : [`Kept as is: ${kept.join(', ')}.`]),
  ]
}

const spoken: readonly string[] = ['role', 'policy', 'displayName', 'iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti']

function roleSentence(claims: JsonObject): string {
  if (!Object.hasOwn(claims, 'role')) return 'Claims without a role.'
  return claims.role === null
    ? 'Claims with the role null: only the policy counts.'
    : `Claims with the role ${JSON.stringify(claims.role)}.`
}

function policySentence(claims: JsonObject): string {
  if (!Object.hasOwn(claims, 'policy')) return 'No policy.'
  const { policy } = claims
  if (!isJsonObject(policy)) return 'A policy that is not an object, so it allows nothing.'
  const version = versionOf(policy)
  if (version === null) return `A policy of version ${JSON.stringify(policy.version)}, which Cobrowse does not have.`
  const named = Object.keys(policy).filter((key) => key !== 'version')
  const about = named.length === 0 ? 'It names no resource.' : `It names ${named.join(', ')}.`
  return `A policy of version ${version}. ${about}`
}

function versionOf(policy: JsonValue): number | null {
  const upgrade = upgradePolicy({ role: null, policy })
  return upgrade.ok ? upgrade.value.from : null
}

/** Says which claims were left out because signing writes them, and which because they are of one token. */
export function stampedSentences(names: readonly string[]): readonly string[] {
  const own: readonly string[] = names.filter((name) => name === 'nbf' || name === 'jti')
  const stamped = names.filter((name) => !own.includes(name))
  return [
    ...(stamped.length === 0 ? [] : [`${joinWords(stamped)}: Remit writes ${thisOr(stamped)} when it signs.`]),
    ...(own.length === 0 ? [] : [`${joinWords(own)}: of one token only, and a template makes many.`]),
  ]
}

function thisOr({ length }: readonly string[]): string {
  return length === 1 ? 'this' : 'these'
}
