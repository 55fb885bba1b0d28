/** Where a floating box stands relative to its anchor. */
export type Placement = { readonly side: 'top' | 'bottom'; readonly align: 'start' | 'center' | 'end' }

const gap = 6
const margin = 8

/**
 * Puts a floating box (fixed, in the top layer) beside its anchor and inside the window, on the other side when there is
 * no room. Positions go through the style object, which a strict content policy allows, unlike a style attribute.
 */
export function placeNear(anchor: Element, box: HTMLElement, { side, align }: Placement): void {
  const from = anchor.getBoundingClientRect()
  const size = { width: box.offsetWidth, height: box.offsetHeight }
  const below = from.bottom + gap
  const above = from.top - gap - size.height
  const fitsBelow = below + size.height <= window.innerHeight - margin
  const top = side === 'bottom' ? (fitsBelow || above < margin ? below : above) : above >= margin ? above : below
  const lefts = { start: from.left, center: from.left + (from.width - size.width) / 2, end: from.right - size.width }
  const left = Math.min(Math.max(lefts[align], margin), Math.max(margin, window.innerWidth - size.width - margin))
  box.style.top = `${Math.round(top)}px`
  box.style.left = `${Math.round(left)}px`
}
