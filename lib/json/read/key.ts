import { limits } from './limits'
import { type Flaw, quote } from './problem'
import type { StringToken } from './scan-string'

const reserved: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Tells why a string may not be the key of a member, compared after unescaping. */
export function findRefusedKey(token: StringToken): Flaw | undefined {
  const code = codeOfKey(token.value)
  return code && { code, from: token.from, to: token.to, detail: quote(token.value) }
}

function codeOfKey(key: string): Flaw['code'] | undefined {
  if (key === '') return 'key-empty'
  if (key.length > limits.keyLength) return 'key-too-long'
  if (reserved.includes(key)) return 'key-reserved'
  if (key.startsWith('$')) return 'key-dollar'
  if (key.includes('.')) return 'key-dot'
  return undefined
}
