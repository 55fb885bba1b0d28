import { longestParameterName, parameterNameForm } from '@/lib/policy'

// What decides about a token is never filled from outside (security.md T10), and no name may mean more than itself in an
// object (T5).
const reserved: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'aud', 'iat', 'exp', 'nbf', 'jti', 'role', 'policy', 'version', 'permissions', 'display_name'],
  ...['alg', 'typ', 'kid', 'jku', 'jwk', 'x5u', 'x5c', 'x5t', 'crit', 'ttl', 'lifetime', 'lifetime_seconds'],
  ...['constructor', 'prototype', 'custom_data'],
])

/** Tells whether a name belongs to a claim, a header or a limit, so that no parameter may have it. */
export function isReservedName(name: string): boolean {
  return reserved.has(name) || reserved.has(name.toLowerCase()) || name === 'displayName' || name === '__proto__'
}

/** Why a parameter cannot have this name, in a sentence; null when it can. */
export function problemOfName(name: string): string | null {
  if (isReservedName(name)) return `The name ${name} belongs to a claim or a limit of the token. Choose another one.`
  if (name.length > longestParameterName) return `Keep the name of a parameter to ${longestParameterName} characters.`
  if (!parameterNameForm.test(name)) {
    return 'Name a parameter in lower-case letters, digits and single underscores, starting with a letter: user_id.'
  }
  return null
}

/** Shows a name from outside in a sentence: as it is when a parameter could have it, else not at all. */
export function showName(name: string): string {
  return isShowable(name) ? name : 'a name that no parameter can have'
}

/** Tells whether a name is short and plain enough to be shown and stored. */
export function isShowable(name: string): boolean {
  return name.length <= longestParameterName && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
}

/** Makes a parameter name of a key: `User ID` becomes `user_id`. Always a name that can be used and is not taken. */
export function nameFor(key: string, taken: readonly string[]): string {
  const words = key
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const joined = words
    .join('_')
    .slice(0, longestParameterName - 6)
    .replace(/_$/, '')
  const started = parameterNameForm.test(joined) ? joined : `value_${joined}`.replace(/_$/, '')
  const usable = problemOfName(started) === null ? started : `${started}_value`
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? usable : `${usable}_${count}`.slice(0, longestParameterName)
    if (count > taken.length + 1 || !taken.includes(name)) return name
  }
}
