import { type OwnPlace, readKept, unsavedNames, writeKept } from '@/components/form/browser-storage'
import { type Id, isJsonObject, type JsonValue } from '@/lib/base'
import { contentIn, contentOf, type Stash, type TemplateContent } from '@/lib/templates'

/**
 * Whose words about which template: several people may use one browser, and what one left unsaved is never saved, nor
 * counted as written, by another.
 */
export type StashPlace = { readonly id: Id<'tpl'>; readonly email: string }

/** What this browser holds of a template's unsaved draft. Absent storage (private mode, full disk) counts as empty. */
export function readStash(place: StashPlace): Stash | null {
  const held = readValue(stashPlace(place))
  const content = contentIn(held)
  if (content === null || !isJsonObject(held)) return null
  const { revision, at } = held
  return typeof revision === 'number' && typeof at === 'number' ? { ...content, revision, at } : null
}

/** Keeps an unsaved draft in this browser until it is saved; null forgets it. */
export function writeStash(place: StashPlace, stash: Stash | null): void {
  writeKept('localStorage', stashPlace(place), stash === null ? null : JSON.stringify(stash))
}

/** The person's own draft after taking someone else's, until it is discarded. */
export function readAside(place: StashPlace): TemplateContent | null {
  return contentIn(readValue(asidePlace(place)))
}

/** Keeps a draft aside; null discards it. */
export function writeAside(place: StashPlace, content: TemplateContent | null): void {
  writeKept('localStorage', asidePlace(place), content === null ? null : JSON.stringify(contentOf(content)))
}

function stashPlace({ id, email }: StashPlace): OwnPlace {
  return { name: unsavedNames.draft(id), email }
}

function asidePlace({ id, email }: StashPlace): OwnPlace {
  return { name: `aside:${id}`, email }
}

function readValue(place: OwnPlace): JsonValue {
  try {
    return JSON.parse(readKept('localStorage', place) ?? 'null')
  } catch {
    return null
  }
}
