import { type Id, isJsonObject, type JsonValue } from '@/lib/base'
import type { Stash } from '@/lib/templates'

type TemplateId = Id<'tpl'>

/** What this browser holds of a template's unsaved draft. Absent storage (private mode, full disk) counts as empty. */
export function readStash(id: TemplateId): Stash | null {
  const held = read(stashKey(id))
  if (held === null) return null
  try {
    return parseStash(JSON.parse(held))
  } catch {
    return null
  }
}

function parseStash(held: JsonValue): Stash | null {
  if (!isJsonObject(held)) return null
  const { text, revision, at } = held
  const isWhole = typeof text === 'string' && typeof revision === 'number' && typeof at === 'number'
  return isWhole ? { text, revision, at } : null
}

/** Keeps an unsaved draft in this browser until it is saved; null forgets it. */
export function writeStash(id: TemplateId, stash: Stash | null): void {
  write(stashKey(id), stash === null ? null : JSON.stringify(stash))
}

/** The person's own text after taking someone else's, until it is discarded. */
export function readAside(id: TemplateId): string | null {
  return read(asideKey(id))
}

/** Keeps a text aside; null discards it. */
export function writeAside(id: TemplateId, text: string | null): void {
  write(asideKey(id), text)
}

function stashKey(id: TemplateId): string {
  return `remit:draft:${id}`
}

function asideKey(id: TemplateId): string {
  return `remit:aside:${id}`
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(key)
    else window.localStorage.setItem(key, value)
  } catch {
    // Without storage the draft is still safe on the server; only the safety net is missing.
  }
}
