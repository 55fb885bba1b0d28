import { AppError, isJsonObject, type JsonObject } from '@/lib/base'
import { type JsonDocument, readJson, toValue } from '@/lib/json'
import { openContent } from './seal'
import type { GrantTable } from './tables'

/** The authored claims of a grant, as they are signed. Throws `sealed` when they cannot be opened. */
export function claimsOf(row: Pick<GrantTable, 'id' | 'sealed'>): JsonObject {
  const value = toValue(documentOf(row).root)
  if (isJsonObject(value)) return value
  throw new AppError('internal')
}

/** The same as a document, to be printed to the letter. */
export function documentOf({ id, sealed }: Pick<GrantTable, 'id' | 'sealed'>): JsonDocument {
  const read = readJson(openContent(id, sealed).text)
  if (read.ok) return read.value
  throw new AppError('internal')
}
