import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { percentile, report, spread } from './figure'
import { type Cost, measureKeys } from './keystrokes'
import { openWideTemplate } from './wide-template'

/** Each key changes the value, what the targets are told of it, and whether a space at its end is found. */
const keys = Array.from({ length: 60 }, () => [' ', 'x', 'Backspace', 'Backspace']).flat()
const warmUp = keys.slice(0, 40)
const parts = ['.cm-content', '[data-slot="findings-pane"]', '[data-slot="reach-pane"]']
const frame = 16
/** On a busy machine a key takes seconds until it is settled, though no more work. */
const patience = 1_200_000
const names = { work: 'work', wait: 'by the clock' } as const

test.use({ viewport: { width: 1440, height: 900 } })

test('a keystroke changes form, JSON, findings and reach of 200 conditions', async ({ page }, info) => {
  test.setTimeout(patience)
  await openWideTemplate(page, 200)
  const bare = await measureBare(page)
  const places = { 'form field': enterField, 'JSON pane': enterJson }
  for (const [place, enter] of Object.entries(places)) {
    await enter(page)
    await measureKeys(page, warmUp, parts)
    const costs = await measureKeys(page, keys, parts)
    for (const part of ['work', 'wait'] as const) {
      const samples = costs.map((cost) => cost[part])
      const value = percentile(samples, 0.95)
      const baseline = percentile(
        bare.map((cost) => cost[part]),
        0.95,
      )
      report(info, {
        name: `keystroke in the ${place}, ${names[part]}`,
        value,
        unit: 'ms',
        detail: `${spread(samples)}, ${(value / baseline).toFixed(1)} times the textarea`,
        baseline: { name: 'bare textarea, p95', value: baseline },
        ...(part === 'work' ? { aim: frame } : {}),
      })
    }
  }
})

async function enterField(page: Page): Promise<void> {
  const field = page.getByRole('region', { name: 'Devices' }).getByLabel('Value of key_0', { exact: true })
  await field.focus()
  await page.keyboard.press('End')
}

async function enterJson(page: Page): Promise<void> {
  const line = page.locator('.cm-line', { hasText: '"key_0"' }).first()
  await line.click()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
}

/** The same keys in a bare textarea of the same page, which copies its text to the element beside it. */
async function measureBare(page: Page): Promise<Cost[]> {
  await page.evaluate(() => {
    const area = document.createElement('textarea')
    const copy = document.createElement('output')
    area.id = 'bare'
    area.style.cssText = 'position: fixed; inset: 0 auto auto 0'
    copy.id = 'copy'
    area.addEventListener('input', () => {
      copy.textContent = area.value
    })
    document.body.append(area, copy)
  })
  await page.locator('#bare').focus()
  await measureKeys(page, warmUp, ['#copy'])
  const costs = await measureKeys(page, keys, ['#copy'])
  await page.evaluate(() => {
    for (const id of ['bare', 'copy']) document.getElementById(id)?.remove()
  })
  await expect(page.locator('#bare')).toHaveCount(0)
  return costs
}
