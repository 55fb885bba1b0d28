import { expect, test } from '../fixtures'
import { card, claimsOf, findings, startFrom } from '../steps'

test('a value becomes one parameter wherever it is meant, and a value again in one place', async ({ page }) => {
  await startFrom(page, 'One customer')
  await card(page, 'Devices').getByRole('button', { name: 'Make user_id a parameter' }).click()
  const ask = page.getByRole('dialog', { name: 'Make user_id one parameter in the 2 other places too?' })
  await expect(ask).toContainText('Sessions (user_id) and Push (user_id)')
  // The page behind a dialog does not scroll, and does again after it.
  await expect(page.locator('html')).toHaveCSS('overflow', 'hidden')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveCSS('overflow', 'visible')
  await expect(claimsOf(page).getByText('"{{user_id}}"')).toHaveCount(3)
  await expect(card(page, 'Devices').getByRole('button', { name: 'Write a value in place of user_id' })).toBeFocused()

  await page.keyboard.press('Enter')
  const undo = page.getByRole('dialog', { name: 'Write a value in place of user_id' })
  await expect(undo).toContainText(
    'user_id stands in 3 places: Devices (user_id), Sessions (user_id) and Push (user_id)',
  )
  await undo.getByRole('button', { name: 'Only here' }).click()
  await expect(claimsOf(page).getByText('"{{user_id}}"')).toHaveCount(2)
  await expect(card(page, 'Devices').getByRole('textbox', { name: 'Value of user_id' })).toBeFocused()

  const differ = findings(page).getByRole('listitem').filter({ hasText: 'conditions-differ' })
  await expect(differ).toContainText('Sessions ask for user_id = "{{user_id}}", and devices ask for "c_4711"')
  await differ.getByRole('button', { name: /^Use user_id = / }).click()
  await expect(differ).toBeHidden()
  await expect(claimsOf(page).getByText('"{{user_id}}"')).toHaveCount(3)
})

test('adding a condition that is there changes nothing, says so and leads to it', async ({ page }) => {
  await startFrom(page, 'One customer')
  const devices = card(page, 'Devices')
  await devices.getByRole('button', { name: 'Add condition' }).click()
  await page.keyboard.type('user_id')
  await page.keyboard.press('Enter')
  await expect(devices).toContainText('user_id is already a condition above.')
  const value = devices.getByRole('textbox', { name: 'Value of user_id' })
  await expect(value).toBeFocused()
  await expect(value).toHaveValue('c_4711')
  await expect(claimsOf(page)).not.toContainText('"user_id": ""')

  // Where a parameter stands in place of the value it leads to the key, and Enter once more undoes nothing.
  await page.keyboard.press('Escape')
  await devices.getByRole('button', { name: 'Make user_id a parameter' }).click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await devices.getByRole('button', { name: 'Drop the new condition' }).click()
  await devices.getByRole('button', { name: 'Add condition' }).click()
  await page.keyboard.type('user_id')
  await page.keyboard.press('Enter')
  await expect(devices).toContainText('user_id is already a condition above.')
  await expect(devices.getByRole('textbox', { name: 'Key', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(claimsOf(page).getByText('"{{user_id}}"')).toHaveCount(3)
})

test('a role stands behind what the policy does not name, and no access closes it', async ({ page }) => {
  await startFrom(page, 'Administrator without settings')
  const devices = card(page, 'Devices')
  await expect(devices.getByRole('radio', { name: 'From role' })).toBeChecked()
  await devices.getByRole('radio', { name: 'No access' }).check()
  await expect(claimsOf(page)).toContainText('"permissions": []')
  await expect(devices.getByRole('radio', { name: 'No access' })).toBeChecked()
})
