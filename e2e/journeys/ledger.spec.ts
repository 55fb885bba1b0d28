import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../fixtures'
import { giveAccess, publishOneCustomer } from '../give-access'

test('a grant stands in the ledger, is found by its filters and by value, tells its story, and is ended where it stands', async ({
  page,
}) => {
  await publishOneCustomer(page)
  await giveAccess(page, { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' })
  await giveAccess(page, { name: 'Noor Haddad', email: 'noor@acme.example', customer: 'c_4712' })

  await page.goto('/ledger')
  const rows = page.getByRole('table', { name: 'Grants' }).getByRole('row')
  await expect(rows.filter({ hasText: 'Noor Haddad' })).toContainText('Ready')
  await expect(page.getByText('All 2 grants.')).toBeVisible()

  // Filters are tokens of the search and of the address; what is no filter is told and goes nowhere.
  const search = page.getByRole('searchbox', { name: 'Search the ledger' })
  await search.fill('agent:ida')
  await expect(page.getByText('1 grant.')).toBeVisible()
  await expect(page).toHaveURL(/q=agent%3Aida/)
  await search.fill('user_id:c_4711')
  await expect(page.getByText('There is no filter "user_id"')).toBeVisible()
  expect(page.url()).not.toContain('c_4711')
  await search.fill('')
  await page.getByRole('button', { name: 'Active' }).click()
  await expect(page.getByRole('heading', { name: 'No grant fits this search' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()

  // Charts of what is searched for, each with its table; they stand in the address.
  await page.getByRole('button', { name: 'Charts' }).click()
  const charts = page.getByRole('region', { name: 'Charts' })
  await expect(charts.getByRole('img', { name: /^Grants by template, a bar chart\. Most: .+, 2\.$/ })).toBeVisible()
  // Drawn wide, they fit a phone that is turned.
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize({ width: 1280, height: 720 })
  await charts.getByText('As a table').last().click()
  await expect(charts.getByRole('row', { name: '30 min to 1 h 2' })).toBeVisible()
  await search.fill('agent:ida')
  await expect(charts.getByRole('img', { name: /^Grants by template, .+, 1\.$/ })).toBeVisible()
  await page.reload()
  await expect(charts.getByText(/^1 grant, by hour$/)).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[aria-label="Charts"]').analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Charts' }).click()
  await search.fill('')
  await expect(page.getByText('All 2 grants.')).toBeVisible()

  // By value, through a form of its own.
  await page.getByRole('button', { name: 'By value…' }).click()
  await page.getByRole('textbox', { name: 'Parameter' }).fill('user_id')
  await page.getByRole('textbox', { name: 'Value' }).fill('c_4712')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page.getByText('1 grant.')).toBeVisible()
  expect(page.url()).not.toContain('c_4712')
  await page.reload()
  await expect(page.getByText('1 grant.')).toBeVisible()

  // The story, its seal, and its end.
  const opener = page.getByRole('button', { name: /^Noor Haddad/ })
  await opener.click()
  const sheet = page.getByRole('dialog', { name: 'Noor Haddad' })
  await expect(sheet.getByRole('list', { name: 'What happened' })).toContainText('Given by Mara Vogel')
  await expect(page).toHaveURL(/grant=gnt_/)
  await sheet.getByRole('button', { name: 'Show what it is about' }).click()
  await expect(sheet.getByText('c_4712').first()).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(opener).toBeFocused()
  await opener.click()
  await sheet.getByRole('button', { name: 'End now…' }).click()
  await page.getByRole('button', { name: 'End now', exact: true }).click()
  await page
    .getByRole('button', { name: /^(Done|Close)$/ })
    .last()
    .click()
  await expect(sheet.getByText('Ended', { exact: true }).first()).toBeVisible()
  await expect(sheet.getByRole('button', { name: 'End now…' })).toBeHidden()
})
