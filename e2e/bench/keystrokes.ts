import type { Page } from '@playwright/test'

/** What one keystroke cost, in milliseconds. */
export type Cost = {
  /** What the main thread did for it, as processor time: script, style and layout. A busy machine hardly changes this. */
  readonly work: number
  /** From the keydown until every watched part of the page is changed, by the clock. A busy machine adds its waiting. */
  readonly wait: number
}

/**
 * Presses these keys in the focused field, one after the other, and measures each until all parts named by `selectors` are
 * changed. Throws where a key leaves one of them as it was: it would measure nothing.
 */
export async function measureKeys(page: Page, keys: readonly string[], selectors: readonly string[]): Promise<Cost[]> {
  const clock = await openClock(page)
  const watch = await page.evaluateHandle(watchKeys, selectors)
  const costs: Cost[] = []
  for (const key of keys) {
    const before = await clock.read()
    await page.keyboard.press(key)
    const waits = await watch.evaluate((asked) => asked.settle())
    const still = selectors.filter((_, at) => (waits[at] ?? -1) < 0)
    if (still.length > 0) throw new Error(`A keystroke did not change ${still.join(' and ')}.`)
    costs.push({ work: (await clock.read()) - before, wait: Math.max(...waits) })
  }
  await watch.evaluate((asked) => asked.stop())
  await Promise.all([watch.dispose(), clock.close()])
  return costs
}

/** The processor time that the main thread of the page has spent on script, style and layout, in milliseconds. */
async function openClock(page: Page): Promise<{ read(): Promise<number>; close(): Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const parts = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration']
  return {
    async read() {
      const { metrics } = await session.send('Performance.getMetrics')
      const spent = metrics.filter(({ name }) => parts.includes(name))
      return spent.reduce((sum, { value }) => sum + value * 1000, 0)
    },
    close: () => session.detach(),
  }
}

/** Runs in the page: notes when each part last changed, as the time since the last keydown. */
function watchKeys(selectors: readonly string[]) {
  let start = 0
  const changed = selectors.map(() => 0)
  const observers = selectors.map((selector, at) => {
    const part = document.querySelector(selector)
    if (!part) throw new Error(`There is no ${selector}.`)
    const observer = new MutationObserver(() => {
      changed[at] = performance.now()
    })
    observer.observe(part, { subtree: true, childList: true, characterData: true })
    return observer
  })
  function press() {
    start = performance.now()
  }
  window.addEventListener('keydown', press, true)
  return {
    // Two frames leave time for work that was put off until after the first.
    settle: () =>
      new Promise<number[]>((resolve) => {
        const answer = () => resolve(changed.map((at) => at - start))
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(answer)))
      }),
    stop() {
      window.removeEventListener('keydown', press, true)
      for (const observer of observers) observer.disconnect()
    },
  }
}
