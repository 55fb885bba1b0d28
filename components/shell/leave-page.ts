let isLeaving = false

/** Leaves the page for another one with nothing of it left in memory, and without asking about what is unsaved. */
export function leavePage(path: string): void {
  isLeaving = true
  window.location.assign(path)
}

/** Tells whether the page is being left by `leavePage`: what is unsaved has been spoken of. */
export function isLeavingPage(): boolean {
  return isLeaving
}
