import { type Flaw, quote } from './problem'
import type { ReadProfile } from './profile'
import type { StringToken } from './scan-string'

const reserved: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Tells why a string may not be the key of a member, compared after unescaping. */
export function findRefusedKey(token: StringToken, profile: ReadProfile): Flaw | undefined {
  const code = codeOfKey(token.value, profile)
  const detail = code === 'key-too-long' ? profile.keyLength.toLocaleString('en') : quote(token.value)
  return code && { code, from: token.from, to: token.to, detail }
}

function codeOfKey(key: string, { keyLength, texts }: ReadProfile): Flaw['code'] | undefined {
  if (key.length > keyLength) return 'key-too-long'
  if (reserved.includes(key)) return 'key-reserved'
  if (texts === 'any') return undefined
  if (key === '') return 'key-empty'
  return key.startsWith('$') ? 'key-dollar' : undefined
}
