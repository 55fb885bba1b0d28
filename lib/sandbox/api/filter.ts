import { err, type JsonObject, ok, type Result } from '@/lib/base'
import type { Refusal } from '../refusal'

/** Reads `filter_<key>` conditions. They only narrow a list (semantics 4.2); the key is taken whole, dots included. */
export function filtersOf(query: URLSearchParams): readonly (readonly [key: string, value: string])[] {
  return [...query].flatMap(([name, value]) => (name.startsWith('filter_') ? [[name.slice(7), value] as const] : []))
}

/** Tells whether every filter names a value the data has, compared as text. */
export function passesFilters(data: JsonObject, filters: ReturnType<typeof filtersOf>): boolean {
  return filters.every(([key, wanted]) => {
    if (!Object.hasOwn(data, key)) return false
    const value = data[key]
    return (
      (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') && String(value) === wanted
    )
  })
}

/** Reads a list as `qs` writes it with brackets (`state[]=a&state[]=b`), or as one plain value. */
export function listOf(query: URLSearchParams, name: string): readonly string[] {
  const indexed = [...query].flatMap(([key, value]) => (key.startsWith(`${name}[`) ? value : []))
  return [...query.getAll(name), ...indexed]
}

/** Reads a time as ISO text or as milliseconds since the epoch. */
export function timeOf(query: URLSearchParams, name: string): Result<number | null, Refusal> {
  const text = query.get(name)
  if (text === null || text === '') return ok(null)
  const at = /^\d{10,}$/.test(text) ? Number(text) : Date.parse(text)
  return Number.isFinite(at) ? ok(at) : err({ id: 'bad_request', message: `${name} is not a time.` })
}

/** Reads a limit, a whole number from 1; nothing given means `fallback`. */
export function limitOf(query: URLSearchParams, fallback: number): Result<number, Refusal> {
  const text = query.get('limit')
  if (text === null || text === '') return ok(fallback)
  return /^[1-9]\d{0,5}$/.test(text)
    ? ok(Number(text))
    : err({ id: 'bad_request', message: 'limit must be a whole number from 1.' })
}
