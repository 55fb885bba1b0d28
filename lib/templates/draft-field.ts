import type { JsonPath } from '@/lib/base'

/** The name of a form field: its path as a text, so that fields can be compared and found. */
export type FieldKey = string

/** Names the field at a path. */
export function fieldKey(path: JsonPath): FieldKey {
  return JSON.stringify(path)
}

/**
 * Gives the form field that shows what stands at a path: the deepest one that covers it. Null where the form shows no field:
 * the root, the policy as a whole, and its version.
 */
export function fieldAt(path: JsonPath): JsonPath | null {
  const [claim, resource, part] = path
  if (claim === undefined) return null
  if (claim !== 'policy') return [claim]
  if (resource === undefined || resource === 'version') return null
  if (part === undefined) return ['policy', resource]
  return path.slice(0, part === 'custom_data' ? 4 : 3)
}

/** Tells whether a field is the one at a path or stands under it. */
export function isWithin(field: FieldKey | null, path: JsonPath): boolean {
  if (field === null) return false
  const open = fieldKey(path).slice(0, -1)
  return field.startsWith(open) && (field[open.length] === ']' || field[open.length] === ',')
}
