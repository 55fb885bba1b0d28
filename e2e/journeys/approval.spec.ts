import { expect, test } from '../fixtures'
import { join, startFrom } from '../steps'

const reason = 'One person covers every customer at night.'

test('who is asked finds it in the rail, on the row and in the editor, agrees, and the asker sees it with nothing typed lost', async ({
  page,
  browser,
}) => {
  const { theirs } = await join(page, browser, { name: 'Aiko Sato', email: 'aiko@acme.example', roles: ['Publisher'] })
  const address = await startFrom(page, 'Administrator without settings')
  await page.goto(`${address}/publish`)
  await page.getByLabel('Change note').fill('For the night shift.')
  await page.getByLabel('Why this has to reach everything').fill(reason)
  const meant = page.getByLabel(/^Why this is meant/)
  const count = await meant.count()
  expect(count).toBeGreaterThan(0)
  for (const [at, field] of (await meant.all()).entries()) await field.fill(`${reason} (${at})`)
  await page.getByRole('button', { name: 'Ask a second member' }).click()
  await expect(page.getByText('Waiting for Aiko Sato. They see it')).toBeVisible()
  await page.getByRole('button', { name: 'Copy the link' }).click()

  await theirs.goto('/templates')
  const rail = theirs.getByRole('navigation', { name: 'Main' }).first()
  await expect(rail.getByRole('link', { name: 'Publish requests' })).toContainText('(1)')
  await expect(theirs.getByRole('row').filter({ hasText: 'waits for you' })).toContainText(
    'Administrator without settings',
  )
  await theirs.goto(address)
  await expect(theirs.getByText('Mara Vogel asks for your agreement')).toBeVisible()
  await rail.getByRole('link', { name: 'Publish requests' }).click()
  await theirs.getByRole('link', { name: 'Look at it' }).click()
  await theirs.getByLabel('Why you agree or decline').fill('Looked at it, and it is meant.')
  await theirs.getByRole('button', { name: 'Agree' }).click()

  await expect(page.getByText('Aiko Sato agreed, for one version')).toBeVisible()
  await expect(page.getByLabel('Change note')).toHaveValue('For the night shift.')
  await page.reload()
  await expect(page.getByLabel('Change note')).toHaveValue('For the night shift.')
  for (const at of Array(count).keys()) await expect(meant.nth(at)).toHaveValue(`${reason} (${at})`)
  await page.goto(address)
  await page.getByLabel('Display name').fill('Night desk')
  await expect(page.getByRole('status').filter({ hasText: 'Draft saved' })).toBeVisible()
  await page.goto(`${address}/publish`)
  await expect(page.getByText('Aiko Sato agreed to an earlier content')).toBeVisible()
  await expect(page.getByLabel('Why this has to reach everything')).toHaveValue(reason)
  await expect(page.getByLabel('Change note')).toHaveValue('For the night shift.')
  for (const at of Array(count).keys()) await expect(meant.nth(at)).toHaveValue(`${reason} (${at})`)
  await theirs.context().close()
})
