import { expect, owner, setupLink, test } from '../fixtures'
import { openCommandMenu, signIn } from '../steps'

test.use({ storageState: { cookies: [], origins: [] } })

test('a wrong password is refused with a sentence, and the right one leads to the page that was asked for', async ({
  page,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  await page.goto('/keys')
  await page.waitForURL(/\/sign-in\?next=%2Fkeys$/)
  await signIn(page, { ...owner, password: 'not the password' })
  await expect(page.getByText('The e-mail address or the password is not right.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue(owner.email)
  await signIn(page, owner)
  await page.waitForURL('**/keys')

  await (await openCommandMenu(page)).fill('sign out')
  await expect(page.getByRole('option', { name: /Sign out/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/sign-in')
  await page.goto('/templates')
  await page.waitForURL(/\/sign-in/)
})

test('a setup link opened a second time says that Remit is set up', async ({ page }) => {
  await page.goto(setupLink())
  await expect(page.getByRole('heading', { name: 'Remit is already set up' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
