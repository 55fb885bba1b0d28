import { expect, test } from '../fixtures'

test('a template that does not exist has a way back', async ({ page, expectProblem }) => {
  expectProblem(/status of 404/)
  await page.goto('/templates/tpl_00000000000000000000')
  await expect(page.getByText('This template does not exist, or it was deleted')).toBeVisible()
  await page.getByRole('link', { name: 'All templates' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible()
})
