/** How often the time that has passed is looked at, in ms. */
const tick = 50

/**
 * Says when so much time has passed in which this process could have taken an answer. A process that is busy with other work
 * takes answers late that were there in time: of the time between two looks only one tick counts, so what was answered is
 * not refused for what this process did meanwhile.
 */
export function startDeadline(limitMs: number): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  let left = Math.ceil(limitMs / tick)
  const timer = setInterval(() => {
    left -= 1
    if (left > 0) return
    clearInterval(timer)
    controller.abort()
  }, tick)
  return { signal: controller.signal, stop: () => clearInterval(timer) }
}
