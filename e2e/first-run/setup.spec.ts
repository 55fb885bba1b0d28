import { expect, owner, ownerState, setupLink, test } from '../fixtures'

test('the link from the terminal leads to an owner, a key and a template that works', async ({ page }) => {
  await page.goto(setupLink())
  await expect(page.getByLabel('Setup code')).not.toHaveValue('')
  await page.getByLabel('Name', { exact: true }).fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Set up Remit' }).click()
  await page.waitForURL(/\/templates\/tpl_/)
  await page.context().storageState({ path: ownerState })
})
