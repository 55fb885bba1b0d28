import { expect, test } from '../fixtures'
import { claimsOf, disagree, saveState } from '../steps'

test('keeping mine saves it over theirs', async ({ page, context }) => {
  const theirs = await disagree(context, page)
  await theirs.reload()
  await expect(theirs.getByLabel('Display name')).toHaveValue('From them')
  await page.getByRole('button', { name: 'Keep editing mine over theirs' }).click()
  await expect(saveState(page)).toContainText('Draft saved')
  await expect(page.getByLabel('Display name')).toHaveValue('From me')
  await theirs.reload()
  await expect(theirs.getByLabel('Display name')).toHaveValue('From me')
})

test('taking theirs sets mine aside, where it can still be had after a reload', async ({ page, context }) => {
  await disagree(context, page)
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByLabel('Display name')).toHaveValue('From them')
  await expect(page.getByText('Your own version is set aside')).toBeVisible()
  await page.reload()
  await expect(claimsOf(page)).toContainText('"displayName": "From them"')
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('Your own version is set aside')).toBeHidden()
  await page.getByLabel('Display name').fill('')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByLabel('Display name')).toHaveValue(/"displayName": "From me"/)
})

test('a conflict that is left by a reload is there again', async ({ page, context }) => {
  await disagree(context, page)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  const screen = page.getByRole('region', { name: 'Two versions of this draft' })
  await expect(screen).toContainText('"displayName": "From me"')
  await expect(screen).toContainText('"displayName": "From them"')
})

test('on a phone both texts stand in one, what only the first holds above what the second holds instead', async ({
  page,
  context,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await disagree(context, page)
  const screen = page.getByRole('region', { name: 'Two versions of this draft' })
  await expect(screen.getByRole('textbox')).toHaveCount(1)
  await expect(screen.locator('.cm-deletedChunk')).toContainText('"displayName": "From me"')
  await screen.getByRole('button', { name: 'Next' }).click()
  await expect(screen.locator('.cm-glow')).toContainText('"displayName": "From them"')
  await expect(screen).toContainText('Place 1 of 1')
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(screen.getByRole('textbox')).toHaveCount(2)
})
