import type { Browser, Page } from '@playwright/test'
import { expect, test } from '../fixtures'

async function openElsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext()
  return context.newPage()
}

test('what goes wrong in a browser that a test opens beside its own fails the test', async ({ browser }) => {
  test.fail()
  const page = await openElsewhere(browser)
  const heard = page.waitForEvent('console')
  await page.setContent('<script>console.error("out of order")</script>')
  await heard
})

test('and what a test means to cause there does not', async ({ browser, expectProblem }) => {
  expectProblem(/out of order/)
  const page = await openElsewhere(browser)
  const heard = page.waitForEvent('console')
  await page.setContent('<script>console.error("out of order")</script>')
  expect((await heard).text()).toBe('out of order')
})
