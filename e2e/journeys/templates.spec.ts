import { expect, test } from '../fixtures'
import { claimsOf, startFrom } from '../steps'

test('a template is renamed, found by the filter, duplicated, deleted and brought back', async ({ page }) => {
  await startFrom(page, 'Custom role')
  await page.getByRole('button', { name: /^Custom role/ }).click()
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('Harbour desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Harbour desk' })).toBeVisible()

  await page.getByRole('link', { name: 'Templates' }).first().click()
  await page.getByRole('searchbox', { name: 'Filter templates' }).fill('harbour')
  await expect(page.getByRole('row', { name: /Harbour desk/ })).toHaveCount(1)
  await expect(page.getByRole('status').filter({ hasText: /^1 of \d+ templates$/ })).toBeVisible()
  await page.getByRole('button', { name: 'More for Harbour desk' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('row', { name: /Harbour desk/ })).toHaveCount(2)

  await page.getByRole('button', { name: 'More for Harbour desk', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'New name of Harbour desk', exact: true }).fill('Harbour night desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Harbour night desk', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'More for Harbour night desk' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: 'Harbour night desk' })).toBeHidden()
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Harbour night desk' })).toBeVisible()
  await page.getByRole('link', { name: 'Harbour night desk' }).click()
  await expect(claimsOf(page)).toContainText('"tenant": "acme"')
})

test('an empty name is refused with a sentence, and Escape goes back', async ({ page }) => {
  await startFrom(page, 'AI agent')
  await page.getByRole('button', { name: /^AI agent/ }).click()
  await page.getByRole('textbox', { name: 'Name of the template' }).fill('  ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Not renamed')
  await page.keyboard.press('Escape')
})

test('a filter that nothing matches says so and can be cleared', async ({ page }) => {
  await page.goto('/templates?q=zzzz')
  await expect(page.getByText('No template matches this')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page.getByRole('link', { name: 'One customer', exact: true }).first()).toBeVisible()
})

test('the editor fills the window, and the page behind it does not scroll', async ({ page }) => {
  await startFrom(page, 'Custom role')
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
  expect(beyond).toBe(0)
})

test('on a phone, the pages of a template name it and lead back to it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const address = await startFrom(page, 'Custom role')
  for (const part of ['publish', 'versions']) {
    await page.goto(`${address}/${part}`)
    await expect(
      page.locator('[data-slot="page-header"]').getByText('Custom role').filter({ visible: true }),
    ).toBeVisible()
    await page.getByRole('link', { name: 'Back to Custom role' }).click()
    await page.waitForURL(address)
  }
})

test.describe('with every template put away', () => {
  test.use({ isAlone: true })

  test('the list says that none is in use, and leads to the archive, from where each comes back', async ({ page }) => {
    await page.goto('/templates')
    const more = page.getByRole('button', { name: /^More for/ })
    await expect(more).not.toHaveCount(0)
    const count = await more.count()
    for (let left = count; left > 0; left -= 1) {
      await more.first().click()
      await page.getByRole('menuitem', { name: 'Archive' }).click()
      await expect(more).toHaveCount(left - 1)
    }
    await page.reload()
    await expect(page.getByText(`No template in use, ${count} archived`)).toBeVisible()
    await page.getByRole('button', { name: 'Show the archive' }).click()
    await expect(more).toHaveCount(count)
    await more.first().click()
    await page.getByRole('menuitem', { name: 'Bring back' }).click()
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Brought “')
    await page.goto('/templates')
    await expect(more).toHaveCount(1)
  })
})
