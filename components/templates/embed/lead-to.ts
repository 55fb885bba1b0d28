/** Puts the focus in the visible field that carries this mark, as soon as what leads there is drawn. */
function leadTo(attribute: string, value: string): void {
  requestAnimationFrame(() => {
    const marked = document.querySelectorAll<HTMLElement>(`[${attribute}="${CSS.escape(value)}"]`)
    const field = [...marked].find((one) => one.checkVisibility())
    field?.querySelector<HTMLElement>('input, select, button')?.focus({ preventScroll: true })
    field?.scrollIntoView({ block: 'nearest' })
  })
}

/** Leads to the field that fills a parameter in. */
export function leadToValue(parameter: string): void {
  leadTo('data-parameter', parameter)
}

/** Leads to a filter of the embed, by its place in the list. */
export function leadToFilter(index: number): void {
  leadTo('data-filter', String(index))
}
