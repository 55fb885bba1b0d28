import { AppError, isJsonObject, type JsonObject } from '@/lib/base'
import { type JsonDocument, readJson, toValue } from '@/lib/json'
import type { Narrowing } from '../narrow'
import { openContent, type SealedContent } from './seal'
import type { GrantTable } from './tables'

/** What a grant is about: the authored claims as a document, to be printed to the letter, and as a value; and what filled them in. */
type Authored = {
  readonly document: JsonDocument
  readonly claims: JsonObject
  readonly values: SealedContent['values']
}

/** Opens and reads what a grant is about, once. Throws `sealed` when it cannot be opened. */
export function authoredOf({ id, sealed }: Pick<GrantTable, 'id' | 'sealed'>): Authored {
  const { text, values } = openContent(id, sealed)
  const read = readJson(text)
  const claims = read.ok ? toValue(read.value.root) : null
  if (read.ok && claims !== null && isJsonObject(claims)) return { document: read.value, claims, values }
  throw new AppError('internal')
}

/** The authored claims of a grant, as they are signed. Throws as `authoredOf` does. */
export function claimsOf(row: Pick<GrantTable, 'id' | 'sealed'>): JsonObject {
  return authoredOf(row).claims
}

/** The authored claims of a grant; null where they cannot be opened now. */
export function findClaims(row: Pick<GrantTable, 'id' | 'sealed'>): JsonObject | null {
  return orUnreadable(() => claimsOf(row))
}

/**
 * What whoever asked took less than the template gives. It says nothing of a customer, so reading it is no opening of what a
 * grant is about. Null where it is not known, or cannot be opened now.
 */
export function narrowingOf({ id, sealed }: Pick<GrantTable, 'id' | 'sealed'>): Narrowing | null {
  return orUnreadable(() => openContent(id, sealed).narrowing)
}

function orUnreadable<T>(open: () => T): T | null {
  try {
    return open()
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}
