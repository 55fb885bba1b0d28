import { expect, test } from '../fixtures'

for (const id of ['tpl_00000000000000000000', 'nonsense', '%E0%A4%A']) {
  test(`the template ${id} does not exist, and the page says so`, async ({ page, expectProblem }) => {
    expectProblem(/status of 40[04]/)
    const response = await page.goto(`/templates/${id}`)
    expect(response?.status()).toBeGreaterThanOrEqual(400)
    expect(response?.status()).toBeLessThan(500)
  })
}

test('a template that does not exist has a way back', async ({ page, expectProblem }) => {
  expectProblem(/status of 404/)
  await page.goto('/templates/tpl_00000000000000000000')
  await expect(page.getByText('This template does not exist, or it was deleted')).toBeVisible()
  await page.getByRole('link', { name: 'All templates' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible()
})
