import type { JsonPaneHandle } from '@/components/json/json-pane'
import type { JsonPath } from '@/lib/base'
import { type JsonDocument, memberAt, nodeAt, type Span } from '@/lib/json'
import { fieldAt, fieldKey } from '@/lib/templates'

/** The stretch of text that stands for a path: its member, key included; for the root, the whole. */
export function spanAt(document: JsonDocument, path: JsonPath): Span | null {
  const member = memberAt(document.root, path)
  if (member) return { from: member.keySpan.from, to: member.value.to }
  return nodeAt(document.root, path) ?? null
}

/** Puts the caret at a path, and the focus in its field of the form where the form is on screen. */
export function showField({
  path,
  pane,
  document,
}: {
  readonly path: JsonPath
  readonly pane: JsonPaneHandle | null
  readonly document: JsonDocument | null
}): void {
  const span = document && nearestSpan(document, path)
  if (span) pane?.select(span)
  const field = fieldAt(path)
  // After the tab with the JSON is in front, so that what is asked for is what is visible.
  if (field) requestAnimationFrame(() => focusField(fieldKey(field)))
}

function nearestSpan(document: JsonDocument, path: JsonPath): Span | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const span = spanAt(document, path.slice(0, length))
    if (span) return span
  }
  return null
}

function focusField(key: string): void {
  const spot = window.document.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`)
  if (!spot?.checkVisibility()) return
  const control = spot.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), select, button')
  control?.focus({ preventScroll: true })
  spot.scrollIntoView({ block: 'nearest' })
}
