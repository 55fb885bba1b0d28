import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { embed, findings, join, publish, save, saveState, startFrom } from '../steps'

/** Adds a filter to the embed in front. */
async function addFilter(page: Page, key: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add filter' }).click()
  await page.getByLabel('Key of the new filter').fill(key)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(`Value of the filter ${key}`)).toBeFocused()
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}

test('a filter becomes a parameter, loads nothing without a value, and is kept, published and exported', async ({
  page,
}) => {
  const address = await startFrom(page, 'Read-only supervisor')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await addFilter(page, 'user_id', 'c_4711')
  await page.getByRole('button', { name: 'Make the filter user_id a parameter' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Embed' })
  await expect(panel.getByText('Parameter user_id')).toBeVisible()
  const field = panel.getByRole('region', { name: 'Try with' }).getByLabel('User id')
  await expect(field).toHaveValue('c_4711')

  await field.fill('')
  const notice = page.getByRole('status').filter({ hasText: 'A filter is not filled in' })
  await expect(notice).toContainText('user_id has no value.')
  await expect(page.getByRole('button', { name: 'Sign and load' })).toBeHidden()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await notice.getByRole('button', { name: 'Fill in user_id' }).click()
  await expect(field).toBeFocused()
  await page.keyboard.type('c_4711')
  await page.getByRole('button', { name: 'Sign and load' }).click()
  const devices = embed(page).getByRole('list', { name: 'Devices' }).getByRole('listitem')
  await expect(devices).toHaveText([/Chrome of Mara/, /iPad of Mara/])
  await field.fill('c_4712')
  await expect(devices).toHaveText([/Pixel of Jonas/])
  await field.fill('')
  await expect(page.locator('iframe')).toHaveCount(0)

  await save(page)
  await page.reload()
  await page.getByRole('tab', { name: 'Embed' }).click()
  await expect(panel.getByText('Parameter user_id')).toBeVisible()
  await publish(page, address, 'The embed opens with the devices of one customer.')
  await page.goto(address)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export this draft' }).click(),
  ])
  const file: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(file).toMatchObject({
    parameters: [{ name: 'user_id', example: 'c_4711' }],
    embed: { filters: [{ key: 'user_id', value: '{{user_id}}' }] },
  })
})

test('page and options are saved with the draft, and what only this preview needs is not', async ({ page }) => {
  await startFrom(page, 'Read-only supervisor')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByLabel('Page', { exact: true }).selectOption('connect')
  await page.getByText('Options and token').click()
  await page.getByRole('checkbox', { name: 'Navigation' }).uncheck()
  await page.getByRole('radio', { name: /^In the address/ }).check()
  await expect(saveState(page)).toContainText('Draft saved')
  await page.reload()
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByText('Options and token').click()
  await expect(page.getByLabel('Page', { exact: true })).toHaveValue('connect')
  await expect(page.getByRole('checkbox', { name: 'Navigation' })).not.toBeChecked()
  await expect(page.getByRole('radio', { name: /^By message/ })).toBeChecked()
})

test('a filter with a parameter that nobody declared is an error that leads to it', async ({ page }) => {
  await startFrom(page, 'Read-only supervisor')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await addFilter(page, 'user_id', '{{customer}}')
  await page.getByRole('tab', { name: 'Reach' }).click()
  const finding = findings(page).getByRole('listitem').filter({ hasText: 'parameter-undeclared' })
  await finding.getByRole('button', { name: 'Embed' }).click()
  await expect(page.locator('[data-filter="0"] input').first()).toBeFocused()
  await finding.getByRole('button', { name: 'Declare customer' }).click()
  await expect(finding).toHaveCount(0)
  const panel = page.getByRole('tabpanel', { name: 'Embed' })
  await expect(panel.getByRole('region', { name: 'Try with' }).getByLabel('Customer')).toBeVisible()
})

test('who may only read tries other options, and the template stays as it is', async ({ page, browser }) => {
  const address = await startFrom(page, 'Read-only supervisor')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await addFilter(page, 'user_id', 'c_4711')
  await save(page)
  const reader = { name: 'Ravi Rao', email: 'ravi@acme.example', roles: ['Auditor'] }
  const { theirs } = await join(page, browser, reader)
  await theirs.setViewportSize({ width: 1440, height: 900 })
  await theirs.goto(address)
  const embed = theirs.getByRole('tab', { name: 'Embed' })
  // On a slow machine the first press may come before the page is awake.
  await expect(async () => {
    await embed.click()
    await expect(embed).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 })
  }).toPass()
  await theirs.getByLabel('Value of the filter user_id').fill('c_4712')
  await theirs.keyboard.press('Enter')
  await expect(theirs.getByText('The template stays as it is.')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Make the filter user_id a parameter' })).toBeHidden()
  await theirs.reload()
  await theirs.getByRole('tab', { name: 'Embed' }).click()
  await expect(theirs.getByLabel('Value of the filter user_id')).toHaveValue('c_4711')
  await theirs.close()
})
