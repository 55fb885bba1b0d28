import { type Ref, type RefCallback, useCallback } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * A ref for what people type into or choose from. A page is there before its script is; what was typed or chosen until then
 * stands in the control and React does not know of it, so the next drawing would wipe it out. It is done once more, for React
 * to hear.
 */
export function replayTyped(control: Control | null): void {
  if (control === null) return
  if (control instanceof HTMLSelectElement) replayChoice(control)
  else if (control.type === 'checkbox' || control.type === 'radio') replayTick(control)
  else replayText(control)
}

function replayChoice(select: HTMLSelectElement): void {
  const chosen = select.value
  const isChosen = Array.from(select.options).some((option) => option.selected !== option.defaultSelected)
  if (!isChosen) return
  queueMicrotask(() => {
    select.value = chosen
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

function replayTick(box: HTMLInputElement | HTMLTextAreaElement): void {
  if (!(box instanceof HTMLInputElement) || box.checked === box.defaultChecked) return
  // A radio that was left for another says nothing itself; the other one does.
  if (box.type === 'radio' && !box.checked) return
  queueMicrotask(() => {
    box.checked = box.defaultChecked
    box.click()
  })
}

function replayText(field: HTMLInputElement | HTMLTextAreaElement): void {
  const typed = field.value
  if (typed === field.defaultValue) return
  queueMicrotask(() => {
    // React watches `value` of the element itself: first it is given what React thinks stands there, then what was typed.
    field.value = field.defaultValue
    const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, typed)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** The same for a control whose owner has a ref of its own. */
export function useReplayTyped<C extends Control>(ref: Ref<C> | undefined): RefCallback<C> {
  return useCallback(
    (control: C | null) => {
      replayTyped(control)
      if (typeof ref === 'function') ref(control)
      else if (ref) ref.current = control
    },
    [ref],
  )
}
