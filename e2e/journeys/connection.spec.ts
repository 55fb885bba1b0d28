import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { connectTo } from '../steps'

/** The badge of the rail, which says where tokens are for. */
const badge = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Connection:/ })

test.afterEach(({ page }) => connectTo(page, /^Sandbox/))

test('the connection goes to Cobrowse and back, and the rail says so', async ({ page }) => {
  await page.goto('/settings')
  await expect(badge(page)).toContainText('Sandbox')
  await page
    .getByRole('radio', { name: /cobrowse\.io$/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Change connection' }).click()
  await expect(page.getByText(/Enter the license key/)).toBeVisible()
  await page.getByLabel('License key').fill('trial-4711')
  await page.getByRole('button', { name: 'Change connection' }).click()
  await expect(page.getByText(/^Tokens are for .+ from now on$/)).toBeVisible()
  await expect(badge(page)).not.toContainText('Sandbox')
  const policy = (await (await page.request.get('/templates')).headers())['content-security-policy']
  expect(policy).toMatch(/frame-src https:\/\/cobrowse\.io(;|$)/)

  await page.getByRole('radio', { name: /^Sandbox/ }).check()
  await page.getByRole('button', { name: 'Change connection' }).click()
  await expect(badge(page)).toContainText('Sandbox')
})

test('an address that cannot be framed safely is refused with the reason, and what was typed stays', async ({
  page,
  baseURL,
}) => {
  await page.goto('/settings')
  await page.getByRole('radio', { name: /^Self-hosted|^Your own/ }).check()
  await page.getByLabel('License key').fill('trial-4711')
  for (const [origin, words] of [
    ['http://cobrowse.example.com', /Use https/],
    [(baseURL ?? '').replace('http:', 'https:'), /Remit’s own host/],
    ['https://127.0.0.1', /sandbox|this machine/],
    ['https://cobrowse.example.com/path', /Leave out the path/],
  ] as const) {
    await page.getByLabel('Server address').fill(origin)
    await page.getByRole('button', { name: 'Change connection' }).click()
    await expect(page.getByText(words).first()).toBeVisible()
    await expect(page.getByLabel('Server address')).toHaveValue(origin)
  }
})
