import { type ConditionValue, typeWords } from '@/lib/templates'

/** The three types a condition's value can have, in the words of the form. */
export const valueTypes = [
  { value: 'text', label: typeWords.string },
  { value: 'number', label: typeWords.integer },
  { value: 'boolean', label: typeWords.boolean },
] as const
export type ValueType = (typeof valueTypes)[number]['value']

/** The type of a value. */
export function typeOf(value: ConditionValue): ValueType {
  if (typeof value === 'string') return 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}

/** Gives a value another type and keeps as much of its meaning as there is. */
export function convert(value: ConditionValue, type: ValueType): ConditionValue {
  if (type === 'text') return String(value)
  if (type === 'boolean') return value === true || value === 'true' || value === 1
  return parseWhole(String(value)) ?? 0
}

/** Reads a whole number as JSON writes it; null for anything else. */
export function parseWhole(text: string): number | null {
  if (!/^-?(0|[1-9]\d*)$/.test(text) || text === '-0') return null
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : null
}
