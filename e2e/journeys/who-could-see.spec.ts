import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../fixtures'
import { giveAccess, publishOneCustomer } from '../give-access'
import { join } from '../steps'

test('an auditor comes in where one asks, and gets exactly the agent whose token could reach the customer now', async ({
  page,
  browser,
}) => {
  await publishOneCustomer(page)
  const link = await giveAccess(page, { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' })
  await giveAccess(page, { name: 'Noor Haddad', email: 'noor@acme.example', customer: 'c_4711' })
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const agent = await context.newPage()
  await agent.goto(link)
  await agent.getByRole('button', { name: /open/i }).first().click()
  await expect(agent.locator('iframe')).toBeVisible()

  const { theirs } = await join(page, browser, { name: 'Ada Audit', email: 'ada@acme.example', roles: ['Auditor'] })
  await theirs.goto('/')
  await expect(theirs).toHaveURL(/\/who-could-see$/)
  await theirs.getByLabel('What the target carries').fill('user_id = c_4711')
  await theirs.getByRole('radio', { name: 'Over a span' }).check()
  await theirs.getByRole('button', { name: 'An hour ago' }).click()
  await theirs.getByLabel('To').fill('')
  await theirs.getByRole('button', { name: 'Find out' }).click()
  await expect(theirs.getByText('Choose a date and a time.')).toBeVisible()
  await theirs.getByRole('radio', { name: 'At one moment' }).check()
  const later = new Date(Date.now() + 120_000)
  await theirs.getByLabel('At', { exact: true }).fill(berlin(later))
  await theirs.getByRole('button', { name: 'Find out' }).click()
  await expect(theirs.getByRole('heading', { name: '1 agent could see it' })).toBeVisible()
  const found = theirs.getByRole('list', { name: 'Agents who could see it' })
  await expect(found).toContainText('Ida Berg')
  await expect(found).not.toContainText('Noor Haddad')
  await expect(found).toContainText('policy › devices')
  expect(theirs.url()).not.toContain('c_4711')
  await expect(theirs.getByRole('region', { name: 'Live templates that could give more' })).toContainText(
    'One customer',
  )
  await found.getByText('The line that let them').click()
  await found.getByRole('button', { name: 'Show what it is about' }).click()
  await expect(found.locator('mark').first()).toContainText('c_4711')
  const { violations } = await new AxeBuilder({ page: theirs }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([])

  const download = theirs.waitForEvent('download')
  await theirs.getByRole('button', { name: 'Export CSV' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('"ida@acme.example","devices"')

  await theirs.getByLabel('What the target carries').fill('user_id = c_9999')
  await theirs.getByRole('button', { name: 'Find out' }).click()
  await expect(theirs.getByRole('heading', { name: 'Nobody could see it then' })).toBeVisible()
  await found.waitFor({ state: 'hidden' })

  // Whoever only looks sees no button that would be refused.
  await theirs.goto('/ledger')
  await theirs.getByRole('button', { name: /^Ida Berg/ }).click()
  const sheet = theirs.getByRole('dialog', { name: 'Ida Berg' })
  await expect(sheet.getByRole('list', { name: 'What happened' })).toContainText('Given by Mara Vogel')
  await expect(sheet.getByRole('button', { name: /End now|Extend|Hand over/ })).toHaveCount(0)
  await context.close()
})

/** An instant as the field for local time takes it, in the zone of the browser under test. */
function berlin(at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T').slice(0, 16)
}
