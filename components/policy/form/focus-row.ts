import type { JsonPath } from '@/lib/base'
import { fieldKey } from '@/lib/templates'

/** The row of the form or of the filters that an element stands in. */
export function rowOf(element: Element | null): Element | null {
  return element?.closest('[data-field], [data-filter]') ?? null
}

/** The row of the field at a path, inside an element. */
export function rowAt(frame: Element | null, path: JsonPath): Element | null {
  return frame?.querySelector(`[data-field="${CSS.escape(fieldKey(path))}"]`) ?? null
}

/** Puts the focus in a row once it is drawn again, where the button that had it is gone: in the first of these that it holds. */
export function focusIn(row: Element | null, ...selectors: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = selectors.flatMap((selector) => row?.querySelector<HTMLElement>(selector) ?? [])
    found[0]?.focus({ preventScroll: true })
  })
}

/** The field of a row that holds its value: marked as such, or the choice between true and false. */
export const valueField = 'input[data-value], select'

/**
 * Puts the focus in a row whose field was asked for once more: in its value, or in its key where a parameter or what is kept
 * stands in place of the value. Never on a button, as whoever typed may press Enter again.
 */
export function focusField(row: Element | null): void {
  focusIn(row, valueField, 'input')
}
