import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'

/** Holds back the scripts of the next page, as a slow line does. Answers how to let them come. */
async function holdScripts(page: Page): Promise<() => void> {
  let letCome = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  return letCome
}

test('what is typed and chosen before the script of a page has come is what it works with', async ({ page }) => {
  const letCome = await holdScripts(page)
  await page.goto('/who-could-see', { waitUntil: 'commit' })
  await page.getByLabel('What the target carries').fill('user_id = c_4711')
  await page.getByRole('radio', { name: 'Over a span' }).check()
  letCome()
  await expect(page.getByLabel('To', { exact: true })).toBeVisible()
  await expect(page.getByLabel('What the target carries')).toHaveValue('user_id = c_4711')
  await page.getByRole('button', { name: 'Find out' }).click()
  await expect(page.getByRole('heading', { name: /could see it/ })).toBeVisible()
})

test('a search that is typed before the script of the ledger has come is carried out', async ({ page }) => {
  const letCome = await holdScripts(page)
  await page.goto('/ledger', { waitUntil: 'commit' })
  await page.getByPlaceholder(/^agent:/).fill('agent:nobody')
  letCome()
  await expect(page).toHaveURL(/nobody/)
})
