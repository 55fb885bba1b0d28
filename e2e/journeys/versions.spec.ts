import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { claimsOf, previewTab, publish, save, signTestToken, startFrom } from '../steps'

test('a parameterised template with tests is published, widened by mistake, and stopped by a named device', async ({
  page,
}) => {
  const address = await startFrom(page, 'One customer')
  const make = page.getByRole('button', { name: 'Make user_id a parameter' })
  await make.first().click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await expect(make).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Parameters' })).toContainText('user_id')
  await expect(claimsOf(page)).toContainText('{{user_id}}')
  await previewTab(page, 'Tests').click()
  const suggested = page.getByRole('region', { name: 'Suggested tests' })
  await suggested.getByRole('button', { name: /^Accept all \d+$/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /^All \d+ tests pass$/ })).toBeVisible()
  await save(page)
  await publish(page, address, 'One customer, by number.')
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'The whole text' })).toContainText('"user_id": "{{user_id}}"')

  await page.goto(address)
  const devices = page.getByRole('region', { name: 'Devices', exact: true })
  await devices.getByRole('button', { name: 'Remove the condition user_id' }).click()
  await save(page)
  await page.goto(`${address}/publish`)
  const change = page.getByRole('region', { name: 'Change of access' })
  await expect(change).toContainText(/A token may now see the device “.+”/)
  await expect(page.getByRole('list', { name: 'Failing tests' })).toContainText(/Expected\s*deny\s*got\s*allow/)
  await page.getByLabel('Change note').fill('By mistake.')
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toBeDisabled()
  await expect(page.getByRole('list', { name: 'What stands in the way' })).toContainText(
    'It allows more than the live version.',
  )
})

test('a parameter that takes more than the live version lets it take is said, and stops publishing', async ({
  page,
}) => {
  const address = await startFrom(page, 'Viewer of one session')
  await page.getByRole('button', { name: 'Make id a parameter' }).click()
  await describeOptions(page, ['ses_mara_now'])
  await save(page)
  await publish(page, address, 'One session, by its id.')
  await page.goto(address)
  await describeOptions(page, ['ses_mara_now', 'ses_jonas_now'])
  await save(page)
  await page.goto(`${address}/publish`)
  const change = page.getByRole('region', { name: 'Change of access' })
  await expect(change).toContainText('It allows more than version 1')
  await expect(change.getByRole('list', { name: 'Change of parameters' })).toContainText(
    'now also takes ses_jonas_now.',
  )
  await page.getByLabel('Change note').fill('Jonas too.')
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toBeDisabled()
  const meant = page.getByRole('checkbox', { name: /version 2 is meant to allow it/ })
  await meant.check()
  await page.reload()
  await expect(meant).toBeChecked()
  await expect(page.getByLabel('Change note')).toHaveValue('Jonas too.')
  await page.goto('/templates')
  await page.goto(`${address}/publish`)
  await expect(meant).toBeChecked()
  // The tick is for this change of access: another one asks again, and the note stays.
  await page.goto(address)
  await describeOptions(page, ['ses_mara_now', 'ses_jonas_now', 'ses_luis_now'])
  await save(page)
  await page.goto(`${address}/publish`)
  await expect(page.getByLabel('Change note')).toHaveValue('Jonas too.')
  await expect(meant).not.toBeChecked()
  await meant.check()
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await page.waitForURL(/\/versions$/)
})

/** Makes the one parameter of the draft a choice of these. */
async function describeOptions(page: Page, options: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^Describe / }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Type').selectOption('enum')
  await dialog.getByLabel('Options').fill(options.join('\n'))
  await dialog.getByRole('button', { name: 'Save' }).click()
}

test('who is about to publish sees at once that someone else did, keeps what was typed, and compares with what is live now', async ({
  page,
  context,
}) => {
  const address = await startFrom(page, 'Read-only supervisor')
  await publish(page, address, 'First.')
  await page.goto(address)
  await page.getByLabel('Display name').fill('Supervisor at night')
  await save(page)
  await page.goto(`${address}/publish`)
  await page.getByLabel('Change note').fill('The night has its own name.')
  const theirs = await context.newPage()
  await publish(theirs, address, 'Theirs.')
  await expect(page.getByRole('heading', { name: 'Publish version 3' })).toBeVisible()
  await expect(page.getByText('Against version 2, which is live now.')).toBeVisible()
  await expect(page.getByLabel('Change note')).toHaveValue('The night has its own name.')
  await expect(page.getByRole('button', { name: 'Publish version 3' })).toBeDisabled()
})

test('an earlier version is published again as a new one, and an archived template comes back', async ({ page }) => {
  const address = await startFrom(page, 'Read-only supervisor')
  await publish(page, address, 'First.')
  await page.goto(address)
  await page.getByLabel('Display name').fill('Supervisor at night')
  await save(page)
  await publish(page, address, 'Second, with a name.')
  await page
    .getByRole('button', { name: /Version 1|v1/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Restore' }).click()
  await expect(page.getByRole('heading', { name: 'Restore version 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Publish it again as version 3' }).click()
  await page.waitForURL(/\/versions$/)
  await expect(page.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('list', { name: 'Versions, newest first' }).getByRole('listitem').first()).toContainText(
    'Back to version 1.',
  )
  await page.getByLabel('Compare with').selectOption('Against version 1')
  await expect(page.getByRole('region', { name: 'Change of access' })).toContainText(
    'Access is exactly what version 1 gives',
  )

  await page.goto('/templates')
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="${new URL(address).pathname}"]`) })
  await row.getByRole('button', { name: /^More for/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Archive' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0)
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(row).toBeHidden()
  const toasts = page.getByRole('region', { name: 'Notifications' })
  await expect(toasts).toContainText('Archived “Read-only supervisor”')
  await expect(toasts).toContainText('No token signed from it is still valid.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()

  await page.goto(address)
  await signTestToken(page)
  await page.goto('/templates')
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(row).toBeHidden()
  await expect(toasts).toContainText(/1 token signed from it stays valid until \d/)
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Test token' })).toHaveAccessibleDescription(/archived/)
  await page.goto('/templates')
  await page.getByRole('radio', { name: /^Archived/ }).check()
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Bring back' }).click()
  await expect(page.getByText('Brought “Read-only supervisor” back')).toBeVisible()
  await page.goto('/templates')
  await expect(row).toBeVisible()
})
