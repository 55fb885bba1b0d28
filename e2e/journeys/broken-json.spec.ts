import { expect, test } from '../fixtures'
import { card, claimsOf, draft, findings, rewriteClaims, save, saveState, startFrom } from '../steps'

const broken = '{\n  "role": null,\n  "policy": { "version": 3, "devices": { "custom_data": { "tenant": "acme" } }\n'

test('broken text keeps the last good form, survives a reload, cannot be signed, and is mended', async ({ page }) => {
  await startFrom(page, 'One customer')
  await rewriteClaims(page, broken)
  await expect(findings(page)).toContainText('This cannot be read yet.')
  await expect(
    findings(page)
      .getByRole('button', { name: /^Ln \d+, Col \d+$/ })
      .first(),
  ).toBeVisible()
  await expect(saveState(page)).toContainText(/Not saved: line \d is broken/)
  await expect(card(page, 'Devices').getByRole('textbox', { name: 'Value of user_id' })).toHaveValue('c_4711')
  await expect(page.getByRole('button', { name: 'Test token' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await expect(page.getByRole('button', { name: 'Sign and load' })).toBeDisabled()
  await expect(page.getByText('No new token can be signed')).toBeVisible()

  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(claimsOf(page)).toContainText('"tenant": "acme"')
  await expect(page.getByText('Brought back what you had not saved')).toBeVisible()
  await expect(saveState(page)).toContainText(/Not saved: line \d is broken/)
  await expect(card(page, 'Devices').getByRole('textbox', { name: 'Value of user_id' })).toHaveValue('c_4711')

  await rewriteClaims(page, draft({ role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' } } } }))
  await expect(card(page, 'Devices').getByRole('textbox', { name: 'Value of tenant' })).toHaveValue('acme')
  await save(page)
  await expect(page.getByRole('button', { name: 'Test token' })).not.toHaveAttribute('aria-disabled')
})

test('what the strict reader refuses is named with its place', async ({ page }) => {
  await startFrom(page, 'One customer')
  for (const [text, words] of [
    ['{\n  "role": null,\n  "role": "agent"\n}', 'Ln 3, Col 3'],
    ['{\n  "__proto__": {}\n}', 'Ln 2, Col 3'],
  ] as const) {
    await rewriteClaims(page, text)
    await expect(findings(page).getByRole('button', { name: words })).toBeVisible()
  }
})
