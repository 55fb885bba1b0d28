import type { Page } from '@playwright/test'
import { expect } from './fixtures'
import { publish, save, startFrom } from './steps'

/** Publishes a template that anybody at the desk can give from: one customer, whose id is a parameter. */
export async function publishOneCustomer(page: Page): Promise<void> {
  const address = await startFrom(page, 'One customer')
  await page.getByRole('button', { name: 'Make user_id a parameter' }).first().click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await save(page)
  await publish(page, address, 'For the desk.')
}

type Given = { readonly name: string; readonly email: string; readonly customer: string }

/** Gives an agent access to one customer, and returns the hand-over link. */
export async function giveAccess(page: Page, { name, email, customer }: Given): Promise<string> {
  await page.goto('/issue')
  await page.getByLabel('Agent’s e-mail').fill(email)
  await page.getByLabel('Agent’s name').fill(name)
  await page.locator('[id="issue-values.user_id"]').fill(customer)
  await page.getByLabel('Why is this needed?').fill('The customer cannot find the export.')
  await page.getByRole('button', { name: 'Give access' }).click()
  await expect(page.getByRole('heading', { name: `${name} can have access` })).toBeVisible()
  return page.getByLabel('Hand-over link').inputValue()
}
