import { type Id, isJsonObject, type JsonValue } from '@/lib/base'
import { contentIn, contentOf, type Stash, type TemplateContent } from '@/lib/templates'

/**
 * Whose words about which template: several people may use one browser, and what one left unsaved is never saved, nor
 * counted as written, by another.
 */
export type StashPlace = { readonly id: Id<'tpl'>; readonly email: string }

/** What this browser holds of a template's unsaved draft. Absent storage (private mode, full disk) counts as empty. */
export function readStash(place: StashPlace): Stash | null {
  const held = readValue(stashKey(place))
  const content = contentIn(held)
  if (content === null || !isJsonObject(held)) return null
  const { revision, at } = held
  return typeof revision === 'number' && typeof at === 'number' ? { ...content, revision, at } : null
}

/** Keeps an unsaved draft in this browser until it is saved; null forgets it. */
export function writeStash(place: StashPlace, stash: Stash | null): void {
  write(stashKey(place), stash === null ? null : JSON.stringify(stash))
}

/** The person's own draft after taking someone else's, until it is discarded. */
export function readAside(place: StashPlace): TemplateContent | null {
  return contentIn(readValue(asideKey(place)))
}

/** Keeps a draft aside; null discards it. */
export function writeAside(place: StashPlace, content: TemplateContent | null): void {
  write(asideKey(place), content === null ? null : JSON.stringify(contentOf(content)))
}

function stashKey({ id, email }: StashPlace): string {
  return `remit:draft:${id}:${email}`
}

function asideKey({ id, email }: StashPlace): string {
  return `remit:aside:${id}:${email}`
}

function readValue(key: string): JsonValue {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null')
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
