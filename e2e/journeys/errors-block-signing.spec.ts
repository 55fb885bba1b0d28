import { expect, test } from '../fixtures'
import { claimsOf, draft, findings, rewriteClaims, save, startFrom } from '../steps'

test('a draft with an error is saved as it is, and not signed until it is mended', async ({ page }) => {
  await startFrom(page, 'One customer')
  await rewriteClaims(page, draft({ role: 'boss', policy: { version: 3, devices: {} } }))
  await save(page)
  await page.reload()
  await expect(claimsOf(page)).toContainText('"role": "boss"')
  await expect(findings(page).getByRole('tab', { name: /^Errors/ })).not.toHaveText(/^Errors\s*0$/)
  await expect(page.getByRole('button', { name: 'Test token' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('button', { name: 'Test token' })).toHaveAccessibleDescription(/1 error to fix/)
  await page.getByRole('tab', { name: 'Embed' }).click()
  await expect(page.getByRole('button', { name: 'Sign and load' })).toBeDisabled()

  await page.getByRole('radio', { name: /^Agent/ }).check()
  await expect(page.getByRole('button', { name: 'Sign and load' })).toBeEnabled()
})
