import { expect, test } from '../fixtures'
import { findings, publish, startFrom } from '../steps'

test.afterEach(async ({ page }) => {
  // The guardrail is the organisation's: left standing it would refuse the templates of every other journey.
  await page.goto('/guardrail')
  const remove = page.getByRole('button', { name: 'Remove the key tenant_id' })
  if ((await remove.count()) === 0) return
  await remove.click()
  await page.getByRole('button', { name: 'Save guardrail' }).click()
  await expect(page.getByRole('button', { name: 'Save guardrail' })).toBeHidden()
})

test('a guardrail names the live versions it would refuse, then stops a template without tenant_id everywhere', async ({
  page,
}) => {
  const address = await startFrom(page, 'One customer')
  await publish(page, address, 'Before the guardrail.')

  await page.goto('/guardrail')
  await page.getByRole('combobox', { name: 'Devices', exact: true }).fill('tenant_id')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save guardrail' }).click()
  const refused = page.getByRole('alert').filter({ hasText: 'would be refused' })
  await expect(refused).toContainText('One customer')
  await refused.getByRole('button', { name: /^Save and refuse/ }).click()
  await expect(refused).toBeHidden()

  await page.goto('/templates')
  await expect(page.getByRole('row').filter({ hasText: 'v1 live, refused' })).toContainText('One customer')
  await page.goto(`${address}/versions`)
  await expect(page.getByText('It is live, and the guardrail refuses it')).toBeVisible()
  await page.goto(address)
  await expect(page.getByText('Version 1 is live, and the guardrail refuses it')).toBeVisible()
  await findings(page)
    .getByRole('tab', { name: /^Errors/ })
    .click()
  await expect(findings(page)).toContainText('tenant_id')
  await expect(findings(page)).toContainText('guardrail')
  await expect(page.getByRole('button', { name: 'Test token' })).toHaveAttribute('aria-disabled', 'true')
  await page.goto(`${address}/publish`)
  await page.getByLabel('Change note').fill('Past the guardrail.')
  await expect(page.getByRole('button', { name: /^Publish version/ })).toBeDisabled()
  await expect(page.getByRole('list', { name: 'What stands in the way' })).toContainText('tenant_id')
})
