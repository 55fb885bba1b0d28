import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { claimsOf, disagree, save, saveState, startFrom } from '../steps'

test('what is saved elsewhere shows at once in an open editor, and is a conflict at once where something is unsaved', async ({
  page,
  context,
}) => {
  const address = await startFrom(page, 'One customer')
  const theirs = await context.newPage()
  await theirs.goto(address)
  await theirs.getByLabel('Display name').fill('From them')
  await save(theirs)
  await expect(page.getByLabel('Display name')).toHaveValue('From them')
  await expect(claimsOf(page)).toContainText('"displayName": "From them"')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('saved this draft in another tab')
  await claimsOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('x')
  await theirs.getByLabel('Display name').fill('From them again')
  await save(theirs)
  await expect(page.getByRole('region', { name: 'Two versions of this draft' })).toContainText('From them again')
})

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

test('a name that someone else gave in between is told, what was typed stays, and Enter gives it all the same', async ({
  page,
  context,
}) => {
  const address = await startFrom(page, 'Custom role')
  const theirs = await context.newPage()
  await theirs.goto(address)
  const nameOf = (shown: Page) => shown.getByRole('textbox', { name: 'Name of the template' })
  await theirs.getByRole('button', { name: /^Custom role/ }).click()
  await nameOf(theirs).fill('Ferry desk')
  await theirs.keyboard.press('Enter')
  await expect(theirs.getByRole('button', { name: 'Ferry desk' })).toBeVisible()

  await page.getByRole('button', { name: /^Custom role/ }).click()
  await nameOf(page).fill('Lighthouse desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('“Ferry desk”')
  await expect(nameOf(page)).toHaveValue('Lighthouse desk')
  await expect(async () => {
    if (await nameOf(page).isVisible()) await nameOf(page).press('Enter')
    await expect(page.getByRole('button', { name: 'Lighthouse desk' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
})
