import { isJsonObject, type JsonObject } from '@/lib/base'
import { type JsonDocument, readJson, toValue } from '@/lib/json'

/** The claims that a draft's text holds; null where the strict reader refuses it, or it is no JSON object. */
export function claimsOfText(text: string): JsonObject | null {
  const read = readJson(text)
  return read.ok ? claimsOfDocument(read.value) : null
}

/** The claims of a text that was read; null where it is no JSON object. */
export function claimsOfDocument(document: JsonDocument): JsonObject | null {
  const value = toValue(document.root)
  return isJsonObject(value) ? value : null
}
