import { expect, owner, test } from '../fixtures'
import { claimsOf, saveState, signIn, startFrom } from '../steps'

test('a sign-in that ends while editing costs nothing: sign in again in place and the draft is saved', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Typed while signed out')
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog.getByLabel('E-mail')).toHaveValue(owner.email)
  await dialog.getByLabel('Password', { exact: true }).fill('not the password')
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  await expect(dialog).toContainText('is not right')
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password)
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  await expect(dialog).toBeHidden()
  await expect(saveState(page)).toContainText('Draft saved')
  await page.reload()
  await expect(page.getByLabel('Display name')).toHaveValue('Typed while signed out')
})

test('signing in again in another tab is noticed, and the draft is saved', async ({ page, context, expectProblem }) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Kept for another tab')
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Not now' }).click()
  await expect(saveState(page)).toContainText('Not saved: signed out')

  const other = await context.newPage()
  await other.goto('/sign-in')
  await signIn(other, owner)
  await other.waitForURL('**/templates')
  // Playwright's pages all believe to be in front, so this one is told that a person came back to it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(saveState(page)).toContainText('Draft saved')
  await expect(page.getByText('Your sign-in has ended')).toBeHidden()
})

test('what was typed while signed out is there after a reload and signing in', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  const address = await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Survives a reload')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(address)
  await page.waitForURL(/\/sign-in/)
  await signIn(page, owner)
  await page.waitForURL(address)
  await expect(claimsOf(page)).toContainText('"displayName": "Survives a reload"')
  await expect(page.getByText('Brought back what you had not saved')).toBeVisible()
})
