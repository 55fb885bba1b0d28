import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { findings, publish, save, startFrom } from '../steps'

function issuing(page: Page) {
  return page.getByRole('region', { name: 'Issuing' })
}

test('how access is given is set in a section of the form, kept, exported, and compared when it is published', async ({
  page,
}) => {
  const address = await startFrom(page, 'Viewer of one session')
  await expect(issuing(page)).toContainText('Up to 8 hours, by link, no approval.')
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  const longest = page.getByLabel('Longest grant', { exact: true })
  await longest.fill('0,05')
  await expect(longest).toHaveAccessibleDescription(/from 5 to 44640/)
  await longest.fill('4')
  await expect(longest).toHaveAccessibleDescription(/No lead can give longer/)
  await page.getByLabel('Form of the ticket').fill('INC[0-9]{7}')
  await expect(page.getByLabel('Form of the ticket')).toHaveAccessibleDescription(/INC0000000 fits/)
  await page.getByRole('radio', { name: 'One', exact: true }).check()
  const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Issuing"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await save(page)
  await page.reload()
  await expect(issuing(page)).toContainText('Up to 4 hours, by link, one approval.')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export this draft' }).click(),
  ])
  const file: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(file).toMatchObject({
    issuance: { maxMinutes: 240, approvals: 1, ticket: { pattern: 'INC[0-9]{7}' } },
  })
  await publish(page, address, 'Leads may give it for four hours.')

  await page.goto(address)
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await page.getByRole('radio', { name: 'None', exact: true }).check()
  await save(page)
  await page.goto(`${address}/publish`)
  const change = page.getByRole('list', { name: 'Change of issuing' })
  await expect(change).toContainText('Approvals: no approval, was one approval: fewer.')
  await expect(page.getByRole('list', { name: 'What stands in the way' })).toContainText('more easily or for longer')
})

test('a finding about the settings leads to its field, and its fix takes it away', async ({ page }) => {
  await startFrom(page, 'Viewer of one session')
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await page.getByLabel('Longest grant', { exact: true }).fill('0.5')
  await issuing(page).getByRole('button', { name: 'Close' }).click()
  const row = findings(page).getByRole('listitem').filter({ hasText: 'issuance-default-too-long' })
  await row.getByRole('button', { name: 'Issuing' }).click()
  await expect(page.getByLabel('Usual length', { exact: true })).toBeFocused()
  await row.getByRole('button', { name: 'Make the usual length 30 minutes' }).click()
  await expect(row).toHaveCount(0)
  await expect(page.getByLabel('Usual length', { exact: true })).toHaveValue('0.5')
})
