import type { JsonValue } from '@/lib/base'
import { readJson } from '@/lib/json'

/** Why a text is no key of custom_data that rules can be asked for; `id` stands for the id of the object itself. Null when it is. */
export function problemOfRequiredKey(text: string): string | null {
  return problemInPolicy(text, { what: 'key', longest: 100, inPolicy: (key) => ({ [key]: '' }) })
}

/** Why a text cannot be a value that no policy may hold; null when it can. */
export function problemOfForbidden(text: string): string | null {
  return problemInPolicy(text, { what: 'value', longest: 200, inPolicy: (value) => value })
}

/**
 * Why a text is not the domain after the @ of an e-mail address, in small or large letters; null when it is. A domain stands
 * for itself alone, not for what is under it.
 */
export function problemOfDomain(text: string): string | null {
  const domain = text.trim().toLowerCase()
  if (domain.length > 253) return 'A domain has at most 253 characters.'
  if (domain.includes('@')) return 'Write the domain alone, without the @ and what stands before it.'
  const isDomain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)
  return isDomain ? null : 'Write a domain such as acme.example.'
}

type Place = { readonly what: string; readonly longest: number; readonly inPolicy: (text: string) => JsonValue }

/** A policy passes the strict reader, so that says what is wrong with a text in it. */
function problemInPolicy(text: string, { what, longest, inPolicy }: Place): string | null {
  if (text === '') return `Write a ${what}.`
  if (text.length > longest) return `A ${what} has at most ${longest} characters.`
  if (text !== text.trim()) return `Leave out the spaces around this ${what}.`
  const read = readJson(JSON.stringify(inPolicy(text)))
  return read.ok ? null : read.error.message
}
