import { expect, test } from '../fixtures'
import { card, choose, claimsOf, draft, findings, rewriteClaims, save, saveState, startFrom } from '../steps'

test('what is changed in the form stands in the JSON', async ({ page }) => {
  await startFrom(page, 'One customer')
  await expect(claimsOf(page)).toContainText('"user_id": "c_4711"')

  await page.getByRole('radio', { name: /^Agent/ }).check()
  await expect(claimsOf(page)).toContainText('"role": "agent"')
  await choose(page, 'Recordings', 'Everything')
  await expect(claimsOf(page)).toContainText('"recordings": {}')
  await choose(page, 'Push', 'No access')
  await expect(claimsOf(page)).toContainText('"permissions": []')
  await card(page, 'Push').getByRole('radio', { name: 'From role' }).check()
  await expect(claimsOf(page)).not.toContainText('"push"')
  await card(page, 'Devices').getByRole('textbox', { name: 'Value of user_id' }).fill('c_4712')
  await expect(claimsOf(page)).toContainText('"user_id": "c_4712"')
  await card(page, 'Devices').getByRole('button', { name: 'Add condition' }).click()
  await page.keyboard.type('tier')
  await page.keyboard.press('Enter')
  await page.keyboard.type('gold')
  await expect(claimsOf(page)).toContainText('"tier": "gold"')
})

test('what is written in the JSON stands in the form, and what the form does not know is kept, locked', async ({
  page,
}) => {
  await startFrom(page, 'One customer')
  const devices = { custom_data: { tenant: 'acme' }, x_note: 'mine' }
  await rewriteClaims(page, draft({ x_ticket: 7, role: 'agent', policy: { version: 3, devices } }))
  await expect(page.getByRole('radio', { name: /^Agent/ })).toBeChecked()
  await expect(card(page, 'Devices').getByRole('textbox', { name: 'Value of tenant' })).toHaveValue('acme')
  await expect(card(page, 'Sessions').getByRole('radio', { name: 'From role' })).toBeChecked()
  await expect(card(page, 'Sessions').getByText('From the role: own sessions')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Kept as is' })).toContainText('x_ticket')
  await expect(card(page, 'Devices')).toContainText('Kept as it is')

  await card(page, 'Devices').getByRole('textbox', { name: 'Value of tenant' }).fill('globex')
  await page.getByRole('radio', { name: /^Only what the policy says/ }).check()
  for (const kept of ['"x_ticket": 7', '"x_note": "mine"', '"tenant": "globex"', '"role": null']) {
    await expect(claimsOf(page)).toContainText(kept)
  }
  await save(page)
  await page.reload()
  await expect(claimsOf(page)).toContainText('"x_note": "mine"')
})

test('a finding leads to its place, and its fix removes it', async ({ page }) => {
  await startFrom(page, 'One customer')
  await rewriteClaims(page, draft({ role: null, policy: { version: 3, device: { custom_data: { tenant: 'acme' } } } }))
  const row = findings(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /devices/ }) })
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: /^Ln 5, Col/ }).click()
  await expect(page.getByRole('button', { name: 'Remove device' })).toBeFocused()
  await row.getByRole('button', { name: /devices/ }).click()
  await expect(row).toBeHidden()
  await expect(claimsOf(page)).toContainText('"devices":')
  await expect(findings(page).getByRole('tab', { name: /^Errors/ })).toHaveText(/^Errors\s*0$/)
})

test('a draft saves itself, says so, and is there after a reload', async ({ page }) => {
  await startFrom(page, 'Read-only supervisor')
  const saved = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByLabel('Display name').fill('Night shift')
  await expect(saveState(page)).toContainText(/Edited|Saving/)
  await saved
  await expect(saveState(page)).toContainText('Draft saved')
  await page.reload()
  await expect(page.getByLabel('Display name')).toHaveValue('Night shift')
  await expect(claimsOf(page)).toContainText('"displayName": "Night shift"')

  await page.getByLabel('Display name').fill('Day shift')
  await save(page)
  await page.reload()
  await expect(page.getByLabel('Display name')).toHaveValue('Day shift')
})
